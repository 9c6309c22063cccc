import { eq } from "drizzle-orm";
import { type Change, changing } from "../asks/change.ts";
import { writeEvidence } from "../asks/write-evidence.ts";
import type { Actor } from "../auth/actor.ts";
import { after } from "../clock.ts";
import type { Ask } from "../contract/ask.ts";
import type { AgreeBody } from "../contract/takeaway.ts";
import { takeaways } from "../db/schema/index.ts";
import { Refusal } from "../refusal.ts";
import type { Services } from "../services.ts";
import { type Between, isGone, lockBetween, type TakeawayRow } from "./between.ts";
import { tellBoth, viewOf } from "./propose.ts";
import { mayStep, REVIEW_AFTER } from "./rules.ts";
import { touchShelf } from "./touch-shelf.ts";

/**
 * Yes to the other's wording, the very one that was seen: from now on it is shown. Throws `not_found`, `not_resolved`,
 * `takeaway_closed`, `takeaway_differs` where the wording is another one by now.
 */
export function agreeToTakeaway(services: Services, actor: Actor, askId: string, body: AgreeBody): Promise<Ask> {
  return changing(services, actor, async (change) => {
    const between = await lockBetween(change.tx, actor, askId);
    const { row, standing, side } = between;
    const isAgreed = row?.status === "published" && row.version === body.version;
    if (row === undefined || (!isAgreed && !mayStep(standing, "agree", side))) throw new Refusal("takeaway_closed");
    if (row.version !== body.version) throw new Refusal("takeaway_differs");
    // Whoever has left could not take it back any more.
    if (!isAgreed && (await isGone(change.tx, between.otherId))) throw new Refusal("takeaway_closed");
    if (!isAgreed) await publish(change, between, row, body.named);
    return viewOf(change.tx, actor, askId);
  });
}

async function publish(change: Change, between: Between, row: TakeawayRow, named: boolean): Promise<void> {
  const { tx, now } = change;
  const { ask, coachId, side } = between;
  const learnerNamed = side === "learner" ? named : row.learnerNamed;
  const coachNamed = side === "coach" ? named : row.coachNamed;
  const keeperId = learnerNamed ? ask.askerId : coachNamed ? coachId : null;
  const reviewAt = after(now, REVIEW_AFTER);
  await tx
    .update(takeaways)
    .set({
      status: "published",
      learnerNamed,
      coachNamed,
      keeperId,
      notAsked: keeperId === null ? [ask.askerId, coachId] : [],
      publishedAt: now,
      reviewedAt: now,
      reviewAt,
      nextStepAt: keeperId === null ? now : reviewAt,
    })
    .where(eq(takeaways.id, row.id));
  // Evidence shows on the learner's own page: of an unnamed ask only when they show themself.
  if (ask.anonymous && learnerNamed) await writeEvidence(change, ask, true);
  await touchShelf(tx, ask.orgId);
  tellBoth(change, between);
}
