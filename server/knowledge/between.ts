import { eq } from "drizzle-orm";
import type { Actor } from "../auth/actor.ts";
import { lockAsk } from "../asks/lock.ts";
import { type asks, people, takeaways } from "../db/schema/index.ts";
import type { Tx } from "../db/transaction.ts";
import { Refusal } from "../refusal.ts";
import type { Side, Standing } from "./rules.ts";

export type TakeawayRow = typeof takeaways.$inferSelect;

/** The two of an ask, and their takeaway as it stands. */
export interface Between {
  ask: typeof asks.$inferSelect;
  coachId: string;
  side: Side;
  otherId: string;
  row: TakeawayRow | undefined;
  standing: Standing;
}

/**
 * Locks an ask that was taught back and gives what is between its two. Throws `not_found` for anybody else,
 * `not_resolved` before it was taught back.
 */
export async function lockBetween(tx: Tx, actor: Actor, askId: string): Promise<Between> {
  const ask = await lockAsk(tx, askId);
  const coachId = ask?.coachId ?? null;
  const isLearner = ask?.askerId === actor.personId;
  if (ask === undefined || (!isLearner && coachId !== actor.personId)) throw new Refusal("not_found");
  if (ask.status !== "resolved" || ask.learnt === null || coachId === null) throw new Refusal("not_resolved");
  const [row] = await tx.select().from(takeaways).where(eq(takeaways.askId, askId)).for("no key update");
  return {
    ask,
    coachId,
    side: isLearner ? "learner" : "coach",
    otherId: isLearner ? coachId : ask.askerId,
    row,
    standing: standingOf(row),
  };
}

export function standingOf(row: TakeawayRow | undefined): Standing {
  if (row === undefined) return { status: "none", writer: null, endedBy: null };
  const sideOf = (id: string | null): Side | null => (id === null ? null : id === row.learnerId ? "learner" : "coach");
  return { status: row.status, writer: sideOf(row.writerId), endedBy: sideOf(row.endedBy) };
}

/** Somebody who has left can agree to nothing any more. */
export async function isGone(tx: Tx, personId: string): Promise<boolean> {
  const [found] = await tx.select({ leftAt: people.leftAt }).from(people).where(eq(people.id, personId));
  return found === undefined || found.leftAt !== null;
}
