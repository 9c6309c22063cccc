import { eq } from "drizzle-orm";
import type { Actor } from "../auth/actor.ts";
import type { Ask, ResolveBody } from "../contract/ask.ts";
import { asks, feedback } from "../db/schema/index.ts";
import { scoreTeachBack } from "../lti/grades/score-teach-back.ts";
import { Refusal } from "../refusal.ts";
import type { Services } from "../services.ts";
import { askViews } from "./ask-view.ts";
import { type Change, changing } from "./change.ts";
import { lockAsk } from "./lock.ts";
import { cancelMail } from "./mail-queue.ts";
import { mayStep } from "./rules.ts";
import { writeEvidence } from "./write-evidence.ts";

type AskRow = typeof asks.$inferSelect;

/**
 * The learner ends an ask well: what was learnt, and words to the coach; the coach
 * adds their words afterwards. Sending it again changes what was said. Throws `not_found`, `not_resolved`, `ask_closed`,
 * `not_accepted`.
 */
export async function resolve(services: Services, actor: Actor, askId: string, body: ResolveBody): Promise<Ask> {
  return changing(services, actor, async (change) => {
    const ask = await lockAsk(change.tx, askId);
    const isLearner = ask?.askerId === actor.personId;
    if (ask === undefined || (!isLearner && ask.coachId !== actor.personId)) throw new Refusal("not_found");
    if (isLearner) {
      await closeAsResolved(change, ask, body);
      if (body.learnt?.trim()) await scoreTeachBack(change.tx, { ...ask, askId }, change.now);
    } else if (ask.status !== "resolved") throw new Refusal("not_resolved");
    await keepFeedback(change, ask, actor.personId, body);
    for (const personId of [ask.askerId, ask.coachId])
      if (personId !== null) change.tell({ personId, kind: "ask", ref: askId });
    const view = (await askViews(change.tx, actor.personId, [askId])).get(askId);
    if (view === undefined) throw new Refusal("not_found");
    return view;
  });
}

async function closeAsResolved(change: Change, ask: AskRow, body: ResolveBody): Promise<void> {
  const { tx, now } = change;
  const learnt = body.learnt?.trim() ? body.learnt : null;
  if (ask.status === "resolved") {
    if (learnt !== null) await tx.update(asks).set({ learnt }).where(eq(asks.id, ask.id));
    return;
  }
  if (!mayStep(ask.status, "resolve")) throw new Refusal(ask.status === "routing" ? "not_accepted" : "ask_closed");
  await tx
    .update(asks)
    .set({ status: "resolved", nextStepAt: null, closedAt: now, closedBecause: "resolved", learnt })
    .where(eq(asks.id, ask.id));
  for (const kind of ["reminder", "quiet"] as const) await cancelMail(tx, kind, [ask.id]);
  if (body.helped === false) return;
  // Evidence shows on the learner's own page: of an unnamed ask only once they show themself with what they learnt.
  await writeEvidence(change, ask, learnt !== null && !ask.anonymous);
}

async function keepFeedback({ tx, now }: Change, ask: AskRow, fromId: string, body: ResolveBody): Promise<void> {
  const said = body.feedback;
  const toId = fromId === ask.askerId ? ask.coachId : ask.askerId;
  if (said === undefined || toId === null || (said.helped.trim() === "" && said.text.trim() === "")) return;
  await tx
    .insert(feedback)
    .values({ orgId: ask.orgId, askId: ask.id, fromId, toId, helped: said.helped, text: said.text, at: now })
    .onConflictDoUpdate({
      target: [feedback.orgId, feedback.askId, feedback.fromId],
      set: { helped: said.helped, text: said.text, at: now },
    });
}
