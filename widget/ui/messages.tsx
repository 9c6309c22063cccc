import { useEffect, useRef } from "preact/hooks";
import type { LocalMessage } from "../carrier.ts";
import type { ThreadModel } from "../model/index.ts";
import * as threadWords from "../words/en/thread.ts";
import { Message } from "./message.tsx";

interface Props {
  readonly thread: ThreadModel;
  readonly messages: readonly LocalMessage[];
  readonly now: number;
  readonly open: boolean;
}

/** What was said, oldest first; a new word comes into sight and is read out. */
export function Messages({ thread, messages, now, open }: Props) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(
    () => list.current?.querySelector("ol > :last-child")?.scrollIntoView({ block: "nearest" }),
    [messages.length],
  );
  return (
    <div ref={list} role="log" aria-label={threadWords.messagesLabel}>
      <ol class="messages">
        {messages.map((local) => (
          <Message
            key={local.message.id}
            local={local}
            now={now}
            picture={thread.picture}
            onAnswerTime={open && !local.message.mine ? (words) => answer(thread, words) : null}
            onAgain={(id) => void thread.again(id)}
            onForget={(id) => void thread.forget(id)}
          />
        ))}
      </ol>
    </div>
  );
}

/** Puts the words into the line below, after what is there; sending stays a press of its own. */
function answer(thread: ThreadModel, words: string): void {
  thread.text.value = [thread.text.value.trim(), words].filter(Boolean).join("\n");
  document.getElementById("composer")?.focus();
}
