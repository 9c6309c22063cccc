import { and, eq } from "drizzle-orm";
import type { Actor } from "../auth/actor.ts";
import { notHere, people } from "../db/schema/index.ts";
import type { Tx } from "../db/transaction.ts";
import { Refusal } from "../refusal.ts";
import type { Services } from "../services.ts";
import { changeMe, type PersonRow } from "./change-me.ts";

/**
 * The caller does not want to meet somebody here; nobody but the caller learns of it. Somebody who has not confirmed
 * yet can be named too: they may have asked. Throws `not_found` for somebody who is not of this organisation.
 */
export function keepApart(services: Services, actor: Actor, otherId: string): Promise<void> {
  return changeMe(services, actor, { matching: false }, async ({ tx, me }) => {
    const id = await colleagueId(tx, me, otherId);
    await tx.insert(notHere).values({ orgId: me.orgId, personId: me.id, otherId: id }).onConflictDoNothing();
  });
}

/** Takes {@link keepApart} back; doing so twice is the same. */
export function meetAgain(services: Services, actor: Actor, otherId: string): Promise<void> {
  return changeMe(services, actor, { matching: false }, async ({ tx, me }) => {
    const id = await colleagueId(tx, me, otherId);
    await tx
      .delete(notHere)
      .where(and(eq(notHere.orgId, me.orgId), eq(notHere.personId, me.id), eq(notHere.otherId, id)));
  });
}

async function colleagueId(tx: Tx, me: PersonRow, otherId: string): Promise<string> {
  const [other] = await tx
    .select({ id: people.id })
    .from(people)
    .where(and(eq(people.orgId, me.orgId), eq(people.id, otherId)));
  if (other === undefined || other.id === me.id) throw new Refusal("not_found");
  return other.id;
}
