import { and, count, eq, gt, inArray, ne, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Ask } from "../contract/ask.ts";
import { asks, feedback, messages, offers, people, reads } from "../db/schema/index.ts";
import type { Tx } from "../db/transaction.ts";
import { askTakeaways } from "../knowledge/views.ts";
import { toldCourses } from "../lti/grades/told-courses.ts";
import { picturesOf } from "./pictures.ts";
import { skillNames } from "./skill-names.ts";

const asker = alias(people, "asker");
const coach = alias(people, "coach");

type AskRow = typeof asks.$inferSelect;

const iso = (date: Date | null) => date?.toISOString() ?? null;

/**
 * Some asks as one member of each sees them; asks of which the viewer is no member are left out.
 * A member is who asked, or who has accepted and not handed it back.
 */
export async function askViews(tx: Tx, viewerId: string, askIds: readonly string[]): Promise<Map<string, Ask>> {
  if (askIds.length === 0) return new Map();
  const found = await tx
    .select({ ask: asks, askerName: asker.name, coachName: coach.name })
    .from(asks)
    .innerJoin(asker, and(eq(asker.orgId, asks.orgId), eq(asker.id, asks.askerId)))
    .leftJoin(coach, and(eq(coach.orgId, asks.orgId), eq(coach.id, asks.coachId)))
    .where(inArray(asks.id, [...askIds]));
  const seen = found.filter(({ ask }) => ask.askerId === viewerId || ask.coachId === viewerId);
  if (seen.length === 0) return new Map();
  const mine = seen.map(({ ask }) => ask);
  const details = await detailsOf(tx, viewerId, mine);
  const names = await skillNames(
    tx,
    seen.flatMap(({ ask }) => ask.skillIds),
  );
  return new Map(
    seen.map(({ ask, askerName, coachName }) => {
      const role = ask.askerId === viewerId ? ("learner" as const) : ("coach" as const);
      const held = details.held.get(ask.id) ?? [];
      const only = held.length === 1 ? held[0] : undefined;
      const thread = details.threads.get(ask.id)?.get(role === "coach" ? viewerId : null);
      const view: Ask = {
        id: ask.id,
        status: ask.status,
        role,
        topic: ask.topic,
        skills: ask.skillIds.flatMap((id) => names.get(id) ?? []),
        goal: ask.goal,
        tried: ask.tried,
        minutes: ask.minutes,
        anonymous: ask.anonymous,
        asker: { label: ask.anonymous ? ask.label : askerName, person: { id: ask.askerId, name: askerName } },
        coach: ask.coachId === null ? null : { id: ask.coachId, name: coachName ?? "" },
        waitingFor: only !== undefined && only.byName ? { id: only.coachId, name: only.coachName } : null,
        heldBy: held.length,
        nextStepAt: iso(only?.byName === true ? only.deadline : ask.nextStepAt),
        openedAt: ask.openedAt.toISOString(),
        acceptedAt: iso(ask.acceptedAt),
        closedAt: iso(ask.closedAt),
        closedBecause: ask.closedBecause,
        pictures: details.pictures.get(ask.id) ?? [],
        learnt: ask.learnt,
        ...(details.told.has(ask.id) ? { courseIsTold: true } : {}),
        feedback: (details.feedback.get(ask.id) ?? []).map(({ from, helped, text }) => ({ from, helped, text })),
        takeaway: details.takeaways.get(ask.id) ?? null,
        messages: thread?.total ?? 0,
        unread: thread?.unread ?? 0,
        lastMessageAt: iso(ask.lastMessageAt),
      };
      return [ask.id, view];
    }),
  );
}

async function detailsOf(tx: Tx, viewerId: string, of: readonly AskRow[]) {
  const ids = of.map(({ id }) => id);
  const holders = await tx
    .select({
      askId: offers.askId,
      coachId: offers.coachId,
      coachName: people.name,
      byName: offers.byName,
      deadline: offers.deadline,
    })
    .from(offers)
    .innerJoin(people, and(eq(people.orgId, offers.orgId), eq(people.id, offers.coachId)))
    .where(and(inArray(offers.askId, ids), inArray(offers.status, ["waiting", "snoozed"])));
  const held = Map.groupBy(holders, (holder) => holder.askId);
  const words = await tx
    .select({ askId: feedback.askId, from: people.name, helped: feedback.helped, text: feedback.text })
    .from(feedback)
    .innerJoin(people, and(eq(people.orgId, feedback.orgId), eq(people.id, feedback.fromId)))
    .where(and(inArray(feedback.askId, ids), ne(feedback.fromId, viewerId)));
  return {
    held,
    feedback: Map.groupBy(words, (word) => word.askId),
    takeaways: await askTakeaways(tx, viewerId, ids),
    told: await toldCourses(tx, viewerId, of),
    pictures: await picturesOf(tx, ids),
    threads: await threadCounts(tx, viewerId, ids),
  };
}

/** Messages and unread ones by ask: under the coach's id for that coach's part, under null for all of them. */
async function threadCounts(tx: Tx, viewerId: string, ids: string[]) {
  const counted = await tx
    .select({
      askId: messages.askId,
      coachId: messages.coachId,
      total: count(),
      unread: count(
        sql`case when ${and(ne(messages.authorId, viewerId), gt(messages.seq, sql`coalesce(${reads.seq}, 0)`))} then 1 end`,
      ),
    })
    .from(messages)
    .leftJoin(
      reads,
      and(eq(reads.orgId, messages.orgId), eq(reads.askId, messages.askId), eq(reads.personId, viewerId)),
    )
    .where(inArray(messages.askId, ids))
    .groupBy(messages.askId, messages.coachId);
  const threads = new Map<string, Map<string | null, { total: number; unread: number }>>();
  for (const { askId, coachId, total, unread } of counted) {
    const parts = threads.get(askId) ?? new Map<string | null, { total: number; unread: number }>();
    const all = parts.get(null) ?? { total: 0, unread: 0 };
    parts.set(coachId, { total, unread });
    parts.set(null, { total: all.total + total, unread: all.unread + unread });
    threads.set(askId, parts);
  }
  return threads;
}
