import { and, count, eq } from "drizzle-orm";
import { after } from "../clock.ts";
import { asks, messages, people } from "../db/schema/index.ts";
import { addWorkingMinutes } from "../matching/index.ts";
import type { Change } from "./change.ts";
import { returnToRouting } from "./hand-back.ts";
import { queueMail } from "./mail-queue.ts";
import { QUIET_END, QUIET_FOR, SILENT_COACH_MINUTES } from "./rules.ts";

type Ask = typeof asks.$inferSelect;

/** The next step of an accepted ask: remind a silent coach, route on when that did not help, ask after a quiet thread. */
export async function advanceThread(change: Change, ask: Ask): Promise<void> {
  const { tx } = change;
  const coachId = ask.coachId;
  if (coachId === null) return;
  const [said] = await tx
    .select({ count: count() })
    .from(messages)
    .where(and(eq(messages.askId, ask.id), eq(messages.authorId, coachId)));
  if ((said?.count ?? 0) === 0) return waitForCoach(change, ask, coachId);
  return askAfter(change, ask);
}

async function waitForCoach(change: Change, ask: Ask, coachId: string): Promise<void> {
  const { tx, now } = change;
  if (ask.nudges > 0) return returnToRouting(change, ask, coachId);
  const [coach] = await tx.select().from(people).where(eq(people.id, coachId));
  const answerBy = coach === undefined ? now.getTime() : addWorkingMinutes(coach, now.getTime(), SILENT_COACH_MINUTES);
  await tx
    .update(asks)
    .set({ nudges: 1, nextStepAt: new Date(Math.max(answerBy, now.getTime() + 1)) })
    .where(eq(asks.id, ask.id));
  await queueMail(tx, { orgId: ask.orgId, personId: coachId, kind: "reminder", ref: ask.id, now, wait: 0 });
}

async function askAfter({ tx, now, tell }: Change, ask: Ask): Promise<void> {
  const lastWord = ask.lastMessageAt ?? ask.acceptedAt ?? now;
  const quietFrom = after(lastWord, QUIET_FOR);
  if (quietFrom > now) {
    await tx.update(asks).set({ nudges: 0, nextStepAt: quietFrom }).where(eq(asks.id, ask.id));
    return;
  }
  if (ask.nudges < 2) {
    await tx
      .update(asks)
      .set({ nudges: 2, nextStepAt: after(now, QUIET_END) })
      .where(eq(asks.id, ask.id));
    await queueMail(tx, { orgId: ask.orgId, personId: ask.askerId, kind: "quiet", ref: ask.id, now, wait: 0 });
    return;
  }
  await tx
    .update(asks)
    .set({ status: "withdrawn", nextStepAt: null, closedAt: now, closedBecause: "quiet" })
    .where(eq(asks.id, ask.id));
  tell({ personId: ask.askerId, kind: "ask", ref: ask.id });
  if (ask.coachId !== null) tell({ personId: ask.coachId, kind: "ask", ref: ask.id });
}
