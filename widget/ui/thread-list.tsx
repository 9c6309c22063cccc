import "./thread-list.css";
import type { LocalAsk } from "../carrier.ts";
import { askWords, commonWords } from "../words/en.ts";
import * as writingWords from "../words/en/takeaway-writing.ts";
import * as threadWords from "../words/en/thread.ts";
import { waitsForMyWord } from "../model/index.ts";
import { EmptyState } from "./empty-state.tsx";
import { Initials } from "./initials.tsx";

interface Props {
  readonly threads: readonly LocalAsk[];
  readonly now: number;
  /** The address that opens a thread; a host without addresses gives `onOpen` as well. */
  readonly hrefOf: (askId: string) => string;
  readonly onOpen?: ((askId: string) => void) | undefined;
  readonly sayEmpty?: boolean;
}

/** The other side of an ask: a label while there is no name. */
export const otherSide = ({ ask }: LocalAsk) =>
  (ask.role === "learner" ? ask.coach : ask.asker.person) ?? { id: ask.id, name: ask.asker.label };

/** Open conversations, the latest word first. */
export function ThreadList({ threads, now, hrefOf, onOpen, sayEmpty = false }: Props) {
  if (threads.length === 0) return sayEmpty ? <EmptyState title={threadWords.noThreads} /> : null;
  return (
    <ul class="threads">
      {threads.map((local) => {
        const { ask } = local;
        const other = otherSide(local);
        return (
          <li key={ask.id}>
            <a
              class="thread-link"
              href={hrefOf(ask.id)}
              onClick={(event) => {
                if (!onOpen) return;
                event.preventDefault();
                onOpen(ask.id);
              }}
            >
              <Initials id={other.id} name={other.name} />
              <span class="thread-words">
                <span class="row-apart">
                  <strong>
                    <bdi>{other.name}</bdi>
                  </strong>
                  <span class="small quiet">
                    {threadWords.at(ask.lastMessageAt ?? ask.acceptedAt ?? ask.openedAt, now)}
                  </span>
                </span>
                <span class="one-line" dir="auto">
                  {ask.goal}
                </span>
                <span class="small quiet one-line" dir="auto">
                  {waitsForMyWord(ask)
                    ? writingWords.asksYou(other.name)
                    : askWords.about(ask.topic.title, ask.minutes)}
                </span>
              </span>
              {ask.unread > 0 && (
                <span class="count">
                  {ask.unread}
                  <span class="visually-hidden"> {commonWords.unread(ask.unread)}</span>
                </span>
              )}
            </a>
          </li>
        );
      })}
    </ul>
  );
}
