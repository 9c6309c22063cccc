import { and, eq } from "drizzle-orm";
import { changing } from "../asks/change.ts";
import type { Actor } from "../auth/actor.ts";
import { after } from "../clock.ts";
import type { ReviewBody } from "../contract/takeaway.ts";
import { takeaways } from "../db/schema/index.ts";
import type { Services } from "../services.ts";
import { lockPublished } from "./lock-published.ts";
import { REVIEW_AFTER } from "./rules.ts";
import { touchShelf } from "./touch-shelf.ts";

/**
 * A reader's word: "still true" moves the review date; "out of date" asks whoever stands behind it, once. Who said it is
 * not kept. Throws `not_found`.
 */
export function reviewTakeaway(services: Services, actor: Actor, id: string, { verdict }: ReviewBody): Promise<void> {
  return changing(services, actor, async ({ tx, now, tell }) => {
    const row = await lockPublished(tx, actor.orgId, id);
    const isTrue = verdict === "still_true";
    if (!isTrue && row.reviewAskedAt !== null) return;
    const reviewAt = after(now, REVIEW_AFTER);
    // Who stands behind it is asked once, by now or on the day; while nobody does, looking for somebody goes on.
    const nextStepAt = row.keeperId === null ? row.nextStepAt : isTrue ? reviewAt : null;
    await tx
      .update(takeaways)
      .set(isTrue ? { reviewedAt: now, reviewAt, reviewAskedAt: null, nextStepAt } : { reviewAskedAt: now, nextStepAt })
      .where(and(eq(takeaways.orgId, actor.orgId), eq(takeaways.id, id)));
    await touchShelf(tx, actor.orgId);
    if (row.keeperId !== null) tell({ personId: row.keeperId, kind: "me", ref: row.keeperId });
  });
}
