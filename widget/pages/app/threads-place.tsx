import "@preact/signals";
import { ThreadList } from "../../ui/thread-list.tsx";
import { useNow } from "../../ui/use-now.ts";
import * as threadWords from "../../words/en/thread.ts";
import { threadPath, type PlaceProps } from "./place-props.ts";

/** All open conversations. */
export function ThreadsPlace({ models, clock }: PlaceProps) {
  const now = useNow(clock, 30_000);
  return (
    <>
      <h1>{threadWords.threads}</h1>
      <ThreadList threads={models.asks.threads.value} now={now} hrefOf={threadPath} sayEmpty />
    </>
  );
}
