import type { LocalMessage } from "../carrier.ts";
import type { Outcome } from "../carrier.ts";
import { troubleWords } from "../words/en.ts";
import * as threadWords from "../words/en/thread.ts";
import { Button } from "./button.tsx";
import { Pictures } from "./pictures.tsx";
import { RichText } from "./rich-text.tsx";

interface Props {
  readonly local: LocalMessage;
  readonly now: number;
  readonly picture: (pictureId: string) => Promise<Outcome<Blob>>;
  /** Says whether a proposed time works; null on one's own and when the thread is closed. */
  readonly onAnswerTime: ((words: string) => void) | null;
  readonly onAgain: (outboxId: string) => void;
  readonly onForget: (outboxId: string) => void;
}

/** One thing that was said. */
export function Message({ local, now, picture, onAnswerTime, onAgain, onForget }: Props) {
  const { message, delivery } = local;
  const who = message.mine ? threadWords.you : message.author.name;
  return (
    <li class="message" data-mine={message.mine} data-kind={message.kind}>
      <p class="small quiet message-head">
        <bdi>{who}</bdi>
        {message.kind === "say_back" && <span>{threadWords.sayBackKind}</span>}
        <time dateTime={message.at}>{threadWords.at(message.at, now)}</time>
      </p>
      {message.startsAt && (
        <p>
          <strong>{threadWords.timeKind(message.startsAt, now)}</strong>
        </p>
      )}
      {message.text && <RichText text={message.text} />}
      <Pictures pictures={message.pictures} load={picture} />
      {message.kind === "time" && onAnswerTime && message.startsAt && Date.parse(message.startsAt) > now && (
        <div class="row">
          <Button small onClick={() => onAnswerTime(threadWords.timeWorks)}>
            {threadWords.timeWorks}
          </Button>
          <Button small onClick={() => onAnswerTime(threadWords.timeWorksNot)}>
            {threadWords.timeWorksNot}
          </Button>
        </div>
      )}
      {delivery.state === "kept" && <p class="small quiet">{threadWords.kept}</p>}
      {delivery.state === "refused" && (
        <div class="row small" role="alert">
          <span>{troubleWords.wordsFor(delivery.trouble).happened}</span>
          <Button kind="plain" small onClick={() => onAgain(message.id)}>
            {troubleWords.again}
          </Button>
          <Button kind="plain" small onClick={() => onForget(message.id)}>
            {troubleWords.forget}
          </Button>
        </div>
      )}
    </li>
  );
}
