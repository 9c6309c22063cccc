import type { Offer } from "../../server/contract/index.ts";
import type { Outcome } from "../carrier.ts";
import { askWords } from "../words/en.ts";
import * as inboxWords from "../words/en/inbox.ts";
import { Pictures } from "./pictures.tsx";
import { RichText } from "./rich-text.tsx";

interface Props {
  readonly offer: Offer;
  readonly now: number;
  readonly picture: (askId: string, pictureId: string) => Promise<Outcome<Blob>>;
}

/** What is asked, how long it may take, until when, and why me. */
export function OfferQuestion({ offer, now, picture }: Props) {
  const over = Date.parse(offer.deadline) <= now;
  const reasons = [
    ...(offer.byName ? [inboxWords.byName] : []),
    ...(offer.passedBy ? [inboxWords.passedBy(offer.passedBy.name)] : []),
    ...offer.why.map(({ text }) => text),
  ];
  return (
    <>
      <div class="stack-close">
        <div class="row-apart">
          <h3 dir="auto">{askWords.about(offer.topic.title, offer.minutes)}</h3>
          <p class="small quiet">{over ? inboxWords.overdue : inboxWords.until(offer.deadline, now)}</p>
        </div>
        {offer.topic.course && offer.topic.course !== offer.topic.title && (
          <p class="small quiet" dir="auto">
            {[offer.topic.course, offer.topic.module].filter(Boolean).join(" › ")}
          </p>
        )}
      </div>
      <RichText text={offer.goal} />
      {offer.tried && (
        <div class="small quiet">
          <RichText text={`${inboxWords.tried} ${offer.tried}`} />
        </div>
      )}
      {offer.topic.excerpt && (
        <blockquote class="passage small" dir="auto">
          {offer.topic.excerpt}
        </blockquote>
      )}
      <Pictures pictures={offer.pictures} load={(id) => picture(offer.askId, id)} />
      <div class="row-apart">
        <p class="small quiet" dir="auto">
          {inboxWords.asks(offer.asker.person?.name ?? offer.asker.label)}
        </p>
        {reasons.length > 0 && (
          <details class="disclosure small">
            <summary>{inboxWords.whyYou}</summary>
            <ul class="reasons">
              {reasons.map((reason) => (
                <li key={reason} dir="auto">
                  {reason}
                </li>
              ))}
            </ul>
          </details>
        )}
      </div>
      <span class="visually-hidden">{inboxWords.keysHint}</span>
    </>
  );
}
