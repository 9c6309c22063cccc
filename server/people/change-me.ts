import { and, eq, isNull } from "drizzle-orm";
import type { Actor } from "../auth/actor.ts";
import { people } from "../db/schema/index.ts";
import type { Tx } from "../db/transaction.ts";
import { appendFeed } from "../feed/append.ts";
import { Refusal } from "../refusal.ts";
import type { Services } from "../services.ts";
import { touchMatching } from "./touch-matching.ts";

export type PersonRow = typeof people.$inferSelect;

/** What a change of one's own is given. `me` is locked until the commit, so two devices change it one after the other. */
export interface MyChange {
  tx: Tx;
  me: PersonRow;
  now: Date;
}

/**
 * Changes what is kept about the caller, in one transaction, and lets their other devices know.
 * `matching` says that matching reads it too. Throws `not_signed_in` for somebody who is no longer here.
 */
export async function changeMe<T>(
  services: Services,
  { orgId, personId }: Actor,
  touches: { matching: boolean },
  work: (change: MyChange) => Promise<T>,
): Promise<T> {
  const now = services.clock.now();
  const { result, told } = await services.db.inOrg(orgId, async (tx) => {
    const [me] = await tx
      .select()
      .from(people)
      .where(and(eq(people.orgId, orgId), eq(people.id, personId), isNull(people.leftAt)))
      .for("no key update");
    if (me === undefined) throw new Refusal("not_signed_in");
    const result = await work({ tx, me, now });
    if (touches.matching) await touchMatching(tx, orgId);
    return { result, told: await appendFeed(tx, orgId, now, [{ personId, kind: "me", ref: personId }]) };
  });
  services.live.hint(orgId, told);
  return result;
}
