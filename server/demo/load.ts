import type { PgTable } from "drizzle-orm/pg-core";
import { freshLabel } from "../asks/label.ts";
import { after, DAY } from "../clock.ts";
import * as schema from "../db/schema/index.ts";
import type { Tx } from "../db/transaction.ts";
import { appendFeed, type FeedChange } from "../feed/append.ts";
import { pageKey } from "../matching/index.ts";
import { readStarter } from "../skills/starter/read-starter.ts";
import type { SampleAsk, SampleEvidence, SampleOrganisation, SamplePerson } from "./organisation/types.ts";

/** Rows in one statement; PostgreSQL takes at most 65,535 parameters. */
const AT_ONCE = 500;

async function insertAll<T extends PgTable>(tx: Tx, table: T, rows: readonly T["$inferInsert"][]): Promise<void> {
  for (let from = 0; from < rows.length; from += AT_ONCE) {
    await tx.insert(table).values(rows.slice(from, from + AT_ONCE) as never);
  }
}

/** Puts a sample organisation into the database, its past included, as if it had happened. */
export async function loadOrganisation(tx: Tx, sample: SampleOrganisation, now: Date): Promise<void> {
  const orgId = sample.org.id;
  await tx.insert(schema.orgs).values({ orgId, name: sample.org.name, slug: sample.org.slug, createdAt: after(now, -800 * DAY) });
  await insertAll(
    tx,
    schema.skills,
    readStarter().map((skill) => ({ ...skill, aliases: [...skill.aliases], related: [...skill.related], orgId, createdAt: now })),
  );
  await insertAll(tx, schema.people, sample.people.map((person) => personRow(orgId, person)));
  await insertAll(tx, schema.asks, sample.asks.map((ask) => askRow(orgId, ask, now)));
  await insertAll(tx, schema.evidence, sample.evidence.map((entry) => evidenceRow(orgId, entry)));
  await insertAll(tx, schema.offers, sample.asks.flatMap((ask) => offerRows(orgId, ask)));
  await insertAll(tx, schema.messages, sample.asks.flatMap((ask) => messageRows(orgId, ask)));
  await insertAll(tx, schema.reads, sample.asks.flatMap((ask) => readRows(orgId, ask)));
  await insertAll(tx, schema.feedback, sample.asks.flatMap((ask) => feedbackRows(orgId, ask)));
  await insertAll(tx, schema.takeaways, sample.asks.flatMap((ask) => takeawayRows(orgId, ask)));
  const changes = sample.asks.flatMap(feedChanges);
  for (let from = 0; from < changes.length; from += AT_ONCE) {
    await appendFeed(tx, orgId, now, changes.slice(from, from + AT_ONCE));
  }
}

function personRow(orgId: string, person: SamplePerson): typeof schema.people.$inferInsert {
  const { site: _site, windows, languages, pausedUntil, ...rest } = person;
  return { ...rest, orgId, windows: [...windows], languages: [...languages], pausedUntil: pausedUntil ?? null };
}

function evidenceRow(orgId: string, entry: SampleEvidence): typeof schema.evidence.$inferInsert {
  const { id, personId, skillId, kind, at, note = "", askId, topic } = entry;
  return { orgId, id, personId, skillId, kind, at, note, askId: askId ?? null, pageKey: topic === undefined ? null : pageKey(topic) };
}

function askRow(orgId: string, ask: SampleAsk, now: Date): typeof schema.asks.$inferInsert {
  const isOpen = ask.status === "routing" || ask.status === "accepted";
  const deadlines = ask.offers.filter((offer) => offer.status === "waiting").map((offer) => offer.deadline.getTime());
  const due = ask.status === "routing" ? new Date(Math.min(...deadlines, after(now, DAY).getTime())) : after(now, 7 * DAY);
  const shares = ask.takeaway === undefined ? null : true;
  return {
    orgId,
    id: ask.id,
    askerId: ask.askerId,
    bodyHash: `sample ${ask.id}`,
    topic: ask.topic,
    pageKey: pageKey(ask.topic),
    skillIds: [...ask.skillIds],
    goal: ask.goal,
    tried: ask.tried,
    minutes: ask.minutes,
    anonymous: ask.anonymous,
    label: freshLabel(),
    status: ask.status,
    wave: Math.max(0, ...ask.offers.map((offer) => offer.wave)),
    wantedId: ask.offers.find((offer) => offer.byName)?.coachId ?? null,
    coachId: ask.coachId,
    nextStepAt: isOpen ? due : null,
    openedAt: ask.createdAt,
    acceptedAt: ask.acceptedAt ?? null,
    closedAt: isOpen ? null : (ask.closedAt ?? ask.createdAt),
    closedBecause: isOpen ? null : ask.status === "unanswered" ? "nobody_yet" : ask.status,
    learnt: ask.learnt ?? ask.takeaway?.text ?? null,
    askerShares: shares,
    coachShares: shares,
    messageCount: ask.messages.length,
    lastMessageAt: ask.messages.at(-1)?.at ?? null,
  };
}

const offerRows = (orgId: string, ask: SampleAsk): (typeof schema.offers.$inferInsert)[] =>
  ask.offers.map((offer) => ({ ...offer, orgId, askId: ask.id, why: [], answeredAt: offer.answeredAt ?? null }));

const messageRows = (orgId: string, ask: SampleAsk): (typeof schema.messages.$inferInsert)[] =>
  ask.messages.map((message, place) => ({
    ...message,
    orgId,
    askId: ask.id,
    coachId: ask.coachId ?? message.authorId,
    seq: place + 1,
    bodyHash: `sample ${message.id}`,
    kind: "text" as const,
  }));

/** Both members have read what is over; in an open thread the last message still waits for its reader. */
function readRows(orgId: string, ask: SampleAsk): (typeof schema.reads.$inferInsert)[] {
  if (ask.messages.length === 0) return [];
  const seq = ask.status === "accepted" ? ask.messages.length - 1 : ask.messages.length;
  return [ask.askerId, ask.coachId].flatMap((personId) => (personId === null ? [] : [{ orgId, askId: ask.id, personId, seq }]));
}

const feedbackRows = (orgId: string, ask: SampleAsk): (typeof schema.feedback.$inferInsert)[] =>
  ask.feedback === undefined || ask.coachId === null
    ? []
    : [{ ...ask.feedback, orgId, askId: ask.id, fromId: ask.askerId, toId: ask.coachId, at: ask.closedAt ?? ask.createdAt }];

const takeawayRows = (orgId: string, ask: SampleAsk): (typeof schema.takeaways.$inferInsert)[] =>
  ask.takeaway === undefined
    ? []
    : [
        {
          orgId,
          askId: ask.id,
          pageKey: pageKey(ask.topic),
          skillIds: [...ask.skillIds],
          text: ask.takeaway.text,
          authorId: ask.askerId,
          at: ask.takeaway.publishedAt,
        },
      ];

function feedChanges(ask: SampleAsk): FeedChange[] {
  const members = [ask.askerId, ...(ask.coachId === null ? [] : [ask.coachId])];
  return [
    ...members.map((personId) => ({ personId, kind: "ask" as const, ref: ask.id })),
    ...ask.offers.map((offer) => ({ personId: offer.coachId, kind: "offer" as const, ref: offer.id })),
    ...ask.messages.flatMap((message) => members.map((personId) => ({ personId, kind: "message" as const, ref: message.id }))),
  ];
}
