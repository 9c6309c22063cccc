import { bodyHash } from "../../asks/body-hash.ts";
import { freshLabel } from "../../asks/label.ts";
import { QUIET_FOR } from "../../asks/rules.ts";
import { after } from "../../clock.ts";
import type { Reason } from "../../contract/values.ts";
import type {
  asks,
  evidence,
  feedback,
  gaps,
  messages,
  offers,
  people,
  reads,
  takeaways,
} from "../../db/schema/index.ts";
import { REVIEW_AFTER } from "../../knowledge/rules.ts";
import { pageKey } from "../../matching/index.ts";
import { namedId } from "./seed.ts";
import type { SampleAsk, SampleEvidence, SamplePerson } from "./types.ts";

export function personRow(orgId: string, person: SamplePerson): typeof people.$inferInsert {
  const { site: _site, windows, languages, ...rest } = person;
  return { ...rest, orgId, windows: [...windows], languages: [...languages] };
}

export function evidenceRow(
  orgId: string,
  { byPersonId: _by, topic, ...item }: SampleEvidence,
): typeof evidence.$inferInsert {
  return { ...item, orgId, ...(topic === undefined ? {} : { pageKey: pageKey(topic) }) };
}

const BECAUSE = {
  routing: null,
  accepted: null,
  resolved: "resolved",
  withdrawn: "withdrawn",
  unanswered: "nobody_yet",
};

export function askRow(orgId: string, ask: SampleAsk): typeof asks.$inferInsert {
  const { id, askerId, topic, goal, tried, minutes, anonymous, status, coachId } = ask;
  const skillIds = [...ask.skillIds];
  const to = ask.offers.find((offer) => offer.byName)?.coachId;
  const hash = bodyHash({
    topic,
    skills: skillIds,
    goal,
    tried,
    minutes,
    anonymous,
    ...(to === undefined ? {} : { to }),
  });
  return {
    orgId,
    id,
    askerId,
    topic,
    goal,
    tried,
    minutes,
    anonymous,
    status,
    coachId,
    skillIds,
    bodyHash: hash,
    pageKey: pageKey(topic),
    label: freshLabel(),
    wantedId: to ?? null,
    wave: ask.offers.length === 0 ? 0 : 1,
    nextStepAt: nextStep(ask),
    openedAt: ask.createdAt,
    acceptedAt: ask.acceptedAt ?? null,
    closedAt: ask.closedAt ?? null,
    closedBecause: BECAUSE[status],
    learnt: ask.learnt ?? null,
    messageCount: ask.messages.length,
    lastMessageAt: ask.messages.at(-1)?.at ?? null,
  };
}

/** Routing waits for the first deadline; a thread is asked after once it has been quiet. */
function nextStep(ask: SampleAsk): Date | null {
  if (ask.closedAt !== undefined) return null;
  if (ask.status === "accepted") return after(ask.messages.at(-1)?.at ?? ask.createdAt, QUIET_FOR);
  return new Date(Math.min(...ask.offers.map((offer) => offer.deadline.getTime())));
}

/** `why` gives the reasons that a coach reads beside a waiting offer. */
export function offerRows(
  orgId: string,
  ask: SampleAsk,
  why: (coachId: string) => Reason[],
): (typeof offers.$inferInsert)[] {
  return ask.offers.map(({ answeredAt, ...offer }) => ({
    ...offer,
    orgId,
    askId: ask.id,
    why: offer.status === "waiting" ? why(offer.coachId) : [],
    seenAt: answeredAt ?? null,
    answeredAt: answeredAt ?? null,
  }));
}

export function messageRows(
  orgId: string,
  { id: askId, coachId, messages: said }: SampleAsk,
): (typeof messages.$inferInsert)[] {
  if (coachId === null) return [];
  return said.map(({ id, text, ...message }, index) => ({
    ...message,
    orgId,
    askId,
    coachId,
    id,
    text,
    kind: "text",
    seq: index + 1,
    bodyHash: bodyHash({ id, text }),
  }));
}

/** In a closed thread everything is read; in an open one each has read up to their own last words. */
export function readRows(
  orgId: string,
  { id: askId, askerId, coachId, closedAt, messages: said }: SampleAsk,
): (typeof reads.$inferInsert)[] {
  if (coachId === null) return [];
  return [askerId, coachId].map((personId) => ({
    orgId,
    askId,
    personId,
    seq: closedAt === undefined ? said.findLastIndex((message) => message.authorId === personId) + 1 : said.length,
  }));
}

export function feedbackRows(orgId: string, ask: SampleAsk): (typeof feedback.$inferInsert)[] {
  const { id: askId, askerId, coachId, closedAt, feedback: words } = ask;
  if (words === undefined || coachId === null || closedAt === undefined) return [];
  return [{ orgId, askId, fromId: askerId, toId: coachId, ...words, at: closedAt }];
}

export function takeawayRows(
  orgId: string,
  { id: askId, askerId, coachId, anonymous, topic, skillIds, takeaway }: SampleAsk,
): (typeof takeaways.$inferInsert)[] {
  if (takeaway === undefined) return [];
  const { text: what, publishedAt } = takeaway;
  // Somebody has looked it over once since, so that nothing in the demo is due as it starts.
  const reviewAt = after(publishedAt, 2 * REVIEW_AFTER);
  return [
    {
      orgId,
      id: namedId(askId, "takeaway"),
      askId,
      pageKey: pageKey(topic),
      pageTitle: topic.title,
      skillIds: [...skillIds],
      what,
      status: "published",
      learnerId: askerId,
      coachId,
      writerId: askerId,
      learnerNamed: !anonymous,
      coachNamed: true,
      keeperId: anonymous ? coachId : askerId,
      publishedAt,
      reviewedAt: publishedAt,
      reviewAt,
      nextStepAt: reviewAt,
    },
  ];
}

export function gapRows(orgId: string, { id, status, skillIds, closedAt }: SampleAsk): (typeof gaps.$inferInsert)[] {
  if (status !== "unanswered" || closedAt === undefined) return [];
  return [{ orgId, id: namedId(id, "gap"), skillIds: [...skillIds], at: closedAt }];
}
