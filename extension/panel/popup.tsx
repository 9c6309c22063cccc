import "@preact/signals";
import { useState } from "preact/hooks";
import { browser } from "wxt/browser";
import { createAsks, createMe, createOffers, createStatus } from "../../widget/model/index.ts";
import { Button } from "../../widget/ui/button.tsx";
import { InboxScreen } from "../../widget/ui/inbox-screen.tsx";
import { Loading } from "../../widget/ui/loading.tsx";
import { ThreadList } from "../../widget/ui/thread-list.tsx";
import { useNow } from "../../widget/ui/use-now.ts";
import { panelWords } from "../../widget/words/en.ts";
import { openSidePanel } from "../calls/open-side-panel.ts";
import { callBackground } from "../calls/call-background.ts";
import { showItem } from "../storage/show.ts";
import { Door } from "./door.tsx";
import { Frame } from "./frame.tsx";
import type { PanelProps } from "./mount.tsx";
import { Thread } from "./thread.tsx";
import { useModel } from "./use-model.ts";

/** The way in for learners, and the coach's place. */
export function Popup({ carrier, windowId }: PanelProps) {
  const status = useModel(() => createStatus(carrier));
  const [threadId, setThreadId] = useState<string | null>(null);
  return (
    <Frame status={status} onBack={threadId === null ? undefined : () => setThreadId(null)}>
      {threadId === null ? (
        <>
          <Button kind="primary" onClick={() => void askAboutPage(windowId)}>
            {panelWords.askAboutPage}
          </Button>
          <Door status={status}>
            <Coach
              carrier={carrier}
              windowId={windowId}
              onThread={(askId) => void showThread(windowId, askId, setThreadId)}
            />
          </Door>
        </>
      ) : (
        <Thread carrier={carrier} askId={threadId} />
      )}
    </Frame>
  );
}

function Coach({ carrier, onThread }: PanelProps & { readonly onThread: (askId: string) => void }) {
  const offers = useModel(() => createOffers(carrier));
  const asks = useModel(() => createAsks(carrier));
  const me = useModel(() => createMe(carrier));
  const now = useNow(carrier.device.now, 30_000);
  const openProfile = () => void browser.tabs.create({ url: browser.runtime.getURL("/options.html#profile") });
  const threads = asks.threads.value;
  // The first request takes the focus as the list appears, so the list waits until there is one.
  if (!offers.loaded.value) return <Loading />;
  return (
    <>
      <InboxScreen
        offers={offers}
        me={me}
        asks={asks}
        clock={carrier.device.now}
        picture={carrier.find.picture}
        takeFocus
        onAccepted={onThread}
        onHours={openProfile}
        onConfirm={openProfile}
      />
      {threads.length > 0 && (
        <section class="stack" aria-labelledby="threads">
          <h2 id="threads">{panelWords.threads}</h2>
          <ThreadList threads={threads} now={now} hrefOf={(id) => `#${id}`} onOpen={onThread} />
        </section>
      )}
    </>
  );
}

/** The panel opens first, in the very gesture; then the page is read, and the popup has done its part. */
async function askAboutPage(windowId: number): Promise<void> {
  const opening = openSidePanel(windowId).catch(() => {});
  await Promise.all([opening, callBackground("readPage", windowId)]);
  window.close();
}

/** In the side panel when the browser lets it open, else here. Said first: a popup that loses the focus is gone. */
async function showThread(windowId: number, askId: string, showHere: (askId: string) => void): Promise<void> {
  const saying = showItem.set({ windowId, askId });
  try {
    await Promise.all([openSidePanel(windowId), saying]);
    window.close();
  } catch {
    await showItem.clear();
    showHere(askId);
  }
}
