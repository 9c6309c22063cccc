import { useEffect, useMemo } from "preact/hooks";
import { createThread } from "../../model/index.ts";
import { ThreadScreen } from "../../ui/thread-screen.tsx";
import * as threadWords from "../../words/en/thread.ts";
import * as appWords from "../../words/en/app.ts";
import { unitPath, type PlaceProps } from "./place-props.ts";

/** One conversation; its model lives as long as it is shown. */
export function ThreadPlace({ carrier, router, clock, askId }: PlaceProps & { readonly askId: string }) {
  const thread = useMemo(() => createThread(carrier, askId), [carrier, askId]);
  useEffect(() => thread.stop, [thread]);
  return (
    <>
      <h1 class="visually-hidden">{threadWords.threads}</h1>
      <a href="/threads">← {appWords.backToThreads}</a>
      <ThreadScreen thread={thread} clock={clock} onOpenUnit={(unitId) => router.go(unitPath(unitId))} />
    </>
  );
}
