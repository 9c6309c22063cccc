import "./thread.css";
import "@preact/signals";
import { useEffect, useState } from "preact/hooks";
import type { ThreadModel } from "../model/index.ts";
import * as threadWords from "../words/en/thread.ts";
import { CoachEachOther } from "./coach-each-other.tsx";
import { EmptyState } from "./empty-state.tsx";
import { Loading } from "./loading.tsx";
import { Messages } from "./messages.tsx";
import { ThreadEnd } from "./thread-end.tsx";
import { otherSide } from "./thread-list.tsx";
import { ThreadTopic } from "./thread-topic.tsx";
import { ThreadWork } from "./thread-work.tsx";
import { useNow, type Clock } from "./use-now.ts";

export interface ThreadScreenProps {
  readonly thread: ThreadModel;
  readonly clock: Clock;
  /** Opens the unit that grew out of the conversation; left out where the host shows none. */
  readonly onOpenUnit?: ((unitId: string) => void) | undefined;
}

/** One conversation: the topic on top, what was said, and what can be done next. */
export function ThreadScreen({ thread, clock, onOpenUnit }: ThreadScreenProps) {
  const now = useNow(clock, 30_000);
  const [wrapping, setWrapping] = useState(false);
  const held = thread.thread.value;
  const count = held?.messages.length ?? 0;
  useEffect(() => {
    if (held && document.visibilityState !== "hidden") thread.read();
  }, [thread, count, held !== null]);

  if (!thread.loaded.value) return <Loading />;
  if (!held) return <EmptyState title={threadWords.missing} />;
  const { ask } = held.ask;
  const closing = held.ask.pending.some(({ step }) => step === "resolve" || step === "hand-back");
  const open = ask.status === "accepted" && !closing;
  const mayGrow = ask.coach !== null && (ask.status === "accepted" || ask.status === "resolved");
  return (
    <div class="thread">
      <ThreadTopic key={ask.id} local={held.ask} picture={thread.picture} />
      <Messages thread={thread} messages={held.messages} now={now} open={open} />
      {open && <ThreadWork thread={thread} held={held} now={now} wrapping={wrapping} onWrapping={setWrapping} />}
      {!open && <ThreadEnd thread={thread} local={held.ask} now={now} />}
      {mayGrow && (
        <CoachEachOther
          thread={thread}
          other={otherSide(held.ask).name}
          topic={ask.topic.title}
          now={now}
          onOpenUnit={onOpenUnit}
        />
      )}
    </div>
  );
}
