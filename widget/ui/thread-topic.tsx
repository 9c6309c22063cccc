import type { LocalAsk, Outcome } from "../carrier.ts";
import { askWords } from "../words/en.ts";
import * as threadWords from "../words/en/thread.ts";
import { Pictures } from "./pictures.tsx";
import { RichText } from "./rich-text.tsx";
import { otherSide } from "./thread-list.tsx";

interface Props {
  readonly local: LocalAsk;
  readonly picture: (pictureId: string) => Promise<Outcome<Blob>>;
}

/** The question, pinned on top of its thread: the topic always in sight, the words one press away. */
export function ThreadTopic({ local, picture }: Props) {
  const { ask } = local;
  const other = otherSide(local).name;
  const mine = ask.role === "learner";
  return (
    <header class="thread-topic">
      <h2>
        <bdi>{other}</bdi>
      </h2>
      <details class="disclosure" open={ask.messages === 0}>
        <summary dir="auto">
          <span>{askWords.about(ask.topic.title, ask.minutes)}</span>
        </summary>
        <div class="stack-close">
          <p class="small quiet">{mine ? threadWords.wantYou : threadWords.wantsNamed(other)}</p>
          <RichText text={ask.goal} />
          {ask.tried && (
            <>
              <p class="small quiet">{mine ? threadWords.triedYou : threadWords.triedNamed(other)}</p>
              <RichText text={ask.tried} />
            </>
          )}
          <Pictures pictures={ask.pictures} load={picture} />
        </div>
      </details>
    </header>
  );
}
