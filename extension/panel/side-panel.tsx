import "@preact/signals";
import { computed } from "@preact/signals";
import { useEffect, useMemo, useState } from "preact/hooks";
import {
  createAskForm,
  createAsks,
  createCoaching,
  createMatch,
  createPageTopic,
  createSeenFirst,
  createStatus,
} from "../../widget/model/index.ts";
import { AskScreen } from "../../widget/ui/ask-screen.tsx";
import { Button } from "../../widget/ui/button.tsx";
import { ThreadList } from "../../widget/ui/thread-list.tsx";
import { useNow } from "../../widget/ui/use-now.ts";
import { panelWords } from "../../widget/words/en.ts";
import { callBackground } from "../calls/call-background.ts";
import { showItem } from "../storage/show.ts";
import { Coaching } from "./coaching.tsx";
import { Connect, invitedTo } from "./connect.tsx";
import { Door } from "./door.tsx";
import { Frame } from "./frame.tsx";
import { MovedOn } from "./moved-on.tsx";
import type { PanelProps } from "./mount.tsx";
import { Thread } from "./thread.tsx";
import { WidgetHere } from "./widget-here.tsx";
import { useModel } from "./use-model.ts";
import { watchTab } from "./watch-tab.ts";

type Place =
  | { readonly at: "home" }
  | { readonly at: "thread"; readonly askId: string }
  | { readonly at: "coaching"; readonly unitId: string | null };

const HOME: Place = { at: "home" };
const COACHING: Place = { at: "coaching", unitId: null };
const wayBack = (place: Place): Place => (place.at === "coaching" && place.unitId !== null ? COACHING : HOME);

/** The learner's place: what the page is about, who knows it, my asks and my threads. */
export function SidePanel({ carrier, windowId }: PanelProps) {
  const status = useModel(() => createStatus(carrier));
  const page = useModel(() => createPageTopic(carrier));
  const [place, setPlace] = useState<Place>(HOME);
  const openThread = (askId: string) => setPlace({ at: "thread", askId });
  const openUnit = (unitId: string) => setPlace({ at: "coaching", unitId });
  useEffect(() => followPopup(windowId, openThread), [windowId]);
  const [declined, setDeclined] = useState<string | null>(null);
  const invited = invitedTo(page.page.value, status.status.value);
  const invitation = invited === declined ? null : invited;

  return (
    <Frame status={status} onBack={place.at === "home" ? undefined : () => setPlace(wayBack(place))}>
      {invitation !== null && (
        <Connect server={invitation} current={status.status.value.server} onNotNow={setDeclined} />
      )}
      {(invitation === null || status.status.value.session === "signed_in") && (
        <Door status={status}>
          {place.at === "home" && (
            <Home
              carrier={carrier}
              windowId={windowId}
              page={page}
              status={status}
              onOpenThread={openThread}
              onCoaching={() => setPlace(COACHING)}
            />
          )}
          {place.at === "thread" && (
            <Thread key={place.askId} carrier={carrier} askId={place.askId} onOpenUnit={openUnit} />
          )}
          {place.at === "coaching" && (
            <Coaching carrier={carrier} clock={carrier.device.now} unitId={place.unitId} onOpen={openUnit} />
          )}
        </Door>
      )}
    </Frame>
  );
}

interface HomeProps extends PanelProps {
  readonly page: ReturnType<typeof createPageTopic>;
  readonly status: ReturnType<typeof createStatus>;
  readonly onOpenThread: (askId: string) => void;
  readonly onCoaching: () => void;
}

function Home({ carrier, windowId, page, status, onOpenThread, onCoaching }: HomeProps) {
  const seen = useMemo(() => createSeenFirst(carrier.device, page), [carrier, page]);
  const ready = useMemo(
    () => computed(() => seen.mayGo.value && status.status.value.session === "signed_in"),
    [status, seen],
  );
  const match = useModel(() => createMatch(carrier, page, ready));
  const form = useModel(() => createAskForm(carrier, { topic: page.exact, skills: match.chosen }));
  const asks = useModel(() => createAsks(carrier));
  const coaching = useModel(() => createCoaching(carrier));
  const now = useNow(carrier.device.now, 30_000);
  const tab = useModel(() => watchTab(windowId, page.page));
  const read = () => void callBackground("readPage", windowId);
  const threads = asks.threads.value;
  const isWidgetHere = page.page.value.state === "read" && page.page.value.widget === true;
  const title = page.page.value.state === "read" ? page.page.value.topic.title : "";
  return (
    <>
      <MovedOn tab={tab} title={title} onRead={read} />
      {isWidgetHere ? (
        <WidgetHere />
      ) : (
        <AskScreen
          page={page}
          match={match}
          form={form}
          asks={asks}
          clock={carrier.device.now}
          seen={seen}
          source="page"
          onOpenThread={onOpenThread}
          onSignIn={() => void status.signIn()}
        />
      )}
      {threads.length > 0 && (
        <section class="stack" aria-labelledby="threads">
          <h2 id="threads">{panelWords.threads}</h2>
          <ThreadList threads={threads} now={now} hrefOf={(id) => `#${id}`} onOpen={onOpenThread} />
        </section>
      )}
      <div class="row-apart">
        <Button kind="plain" small onClick={read}>
          {panelWords.readAgain}
        </Button>
        <Button kind="plain" small onClick={onCoaching}>
          {panelWords.coaching}
          {coaching.waiting.value > 0 && <span class="count">{coaching.waiting.value}</span>}
        </Button>
      </div>
    </>
  );
}

/** Shows what the popup of the same window points at, once. */
function followPopup(windowId: number, show: (askId: string) => void): () => void {
  const take = (wanted: Awaited<ReturnType<typeof showItem.get>>) => {
    if (wanted === null || wanted.windowId !== windowId) return;
    void showItem.clear();
    show(wanted.askId);
  };
  void showItem.get().then(take);
  return showItem.watch(take);
}
