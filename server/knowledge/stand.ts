import { and, eq } from "drizzle-orm";
import { changing } from "../asks/change.ts";
import type { Actor } from "../auth/actor.ts";
import type { StandBody } from "../contract/takeaway.ts";
import { takeaways } from "../db/schema/index.ts";
import { Refusal } from "../refusal.ts";
import type { Services } from "../services.ts";
import { lockPublished } from "./lock-published.ts";
import { touchShelf } from "./touch-shelf.ts";

/**
 * Yes or no to standing behind a takeaway, of whoever is asked; a no of whoever stands behind it lets go of it, and
 * somebody else is looked for. Nobody is told of a no. Throws `not_found` for anybody else.
 */
export function standBehind(services: Services, actor: Actor, id: string, { willing }: StandBody): Promise<void> {
  return changing(services, actor, async ({ tx, now, tell }) => {
    const row = await lockPublished(tx, actor.orgId, id);
    const me = actor.personId;
    const isKeeper = row.keeperId === me;
    if (!isKeeper && row.askedId !== me) throw new Refusal("not_found");
    if (isKeeper && willing) return;
    const next = row.reviewAt !== null && row.reviewAskedAt === null ? row.reviewAt : null;
    await tx
      .update(takeaways)
      .set(
        willing
          ? { keeperId: me, askedId: null, nextStepAt: next }
          : { keeperId: null, askedId: null, notAsked: [...row.notAsked, me], nextStepAt: now },
      )
      .where(and(eq(takeaways.orgId, actor.orgId), eq(takeaways.id, id)));
    if (willing || isKeeper) await touchShelf(tx, actor.orgId);
    tell({ personId: me, kind: "me", ref: me });
  });
}
