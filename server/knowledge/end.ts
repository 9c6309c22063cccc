import { eq } from "drizzle-orm";
import { changing } from "../asks/change.ts";
import type { Actor } from "../auth/actor.ts";
import type { Ask } from "../contract/ask.ts";
import { takeaways } from "../db/schema/index.ts";
import { Refusal } from "../refusal.ts";
import type { Services } from "../services.ts";
import { lockBetween } from "./between.ts";
import { tellBoth, viewOf } from "./propose.ts";
import { mayStep } from "./rules.ts";
import { touchShelf } from "./touch-shelf.ts";

/**
 * No to the other's wording, or a yes taken back: it is not shown, and whoever ended it may open it again. No reason is
 * asked for. Said again, nothing happens. Throws `not_found`, `not_resolved`, `takeaway_closed`.
 */
export function endTakeaway(services: Services, actor: Actor, askId: string): Promise<Ask> {
  return changing(services, actor, async (change) => {
    const { tx } = change;
    const between = await lockBetween(tx, actor, askId);
    const { row, standing, side } = between;
    const isEnded = standing.status === "closed" && standing.endedBy === side;
    if (row === undefined || (!isEnded && !mayStep(standing, "end", side))) throw new Refusal("takeaway_closed");
    if (!isEnded) {
      await tx
        .update(takeaways)
        .set({
          status: "closed",
          endedBy: actor.personId,
          keeperId: null,
          askedId: null,
          reviewAskedAt: null,
          nextStepAt: null,
        })
        .where(eq(takeaways.id, row.id));
      // Whoever was asked about it finds nothing to answer.
      const asked = row.askedId ?? row.keeperId;
      if (asked !== null) change.tell({ personId: asked, kind: "me", ref: asked });
      if (row.status === "published") await touchShelf(tx, actor.orgId);
      tellBoth(change, between);
    }
    return viewOf(tx, actor, askId);
  });
}
