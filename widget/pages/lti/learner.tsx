import "@preact/signals";
import { useMemo, useState } from "preact/hooks";
import { AskScreen } from "../../ui/ask-screen.tsx";
import { Button } from "../../ui/button.tsx";
import { useNow } from "../../ui/use-now.ts";
import { commonWords } from "../../words/en.ts";
import * as ltiWords from "../../words/en/lti.ts";
import { later } from "../app/later.tsx";
import type { SurfaceProps } from "./surface.tsx";

const threadList = later(async () => (await import("../../ui/thread-list.tsx")).ThreadList);
const thread = later(async () => (await import("./one-thread.tsx")).OneThread);
const coaching = later(async () => (await import("../../ui/coaching-part.tsx")).CoachingPart);
const connect = later(async () => (await import("./connect-extension.tsx")).ConnectExtension);

/** What the course is about, who knows it, my asks and my threads. */
export function Learner({ facts, session, models }: SurfaceProps) {
  const { carrier } = session.late;
  const [threadId, setThreadId] = useState<string | null>(null);
  const [unitId, setUnitId] = useState<string | null | undefined>(undefined);
  const signedIn = models.status.status.value.session === "signed_in";
  // Another function as soon as the service's time is known, so that what shows the time reads it anew.
  const clock = useMemo(() => () => carrier.device.now(), [carrier, signedIn]);
  const now = useNow(clock, 30_000);
  const threads = models.asks.threads.value;
  if (unitId !== undefined) {
    return (
      <>
        <div>
          <Button kind="plain" onClick={() => setUnitId(unitId === null ? undefined : null)}>
            ← {commonWords.back}
          </Button>
        </div>
        <coaching.Part carrier={carrier} clock={clock} unitId={unitId} onOpen={setUnitId} />
      </>
    );
  }
  if (threadId !== null) {
    return (
      <>
        <div>
          <Button kind="plain" onClick={() => setThreadId(null)}>
            ← {commonWords.back}
          </Button>
        </div>
        <thread.Part key={threadId} carrier={carrier} clock={clock} askId={threadId} onOpenUnit={setUnitId} />
      </>
    );
  }
  return (
    <>
      {facts.skills.length > 0 && models.match.state.value.state === "none" && (
        <p class="small quiet" dir="auto">
          {ltiWords.chosen(facts.skills.map(({ name }) => name))}
        </p>
      )}
      <AskScreen {...models} clock={clock} source="page" onOpenThread={setThreadId} onSignIn={() => {}} />
      {threads.length > 0 && (
        <section class="stack" aria-labelledby="threads">
          <h2 id="threads">{ltiWords.threads}</h2>
          <threadList.Part threads={threads} now={now} hrefOf={(id) => `#${id}`} onOpen={setThreadId} />
        </section>
      )}
      {signedIn && (
        <div>
          <Button kind="plain" small onClick={() => setUnitId(null)}>
            {ltiWords.coaching}
          </Button>
        </div>
      )}
      {facts.canConnect && signedIn && <connect.Part api={session.api} />}
    </>
  );
}
