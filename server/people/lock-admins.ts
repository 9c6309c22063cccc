import { and, asc, eq, isNull, or } from "drizzle-orm";
import type { Actor } from "../auth/actor.ts";
import { people } from "../db/schema/index.ts";
import type { Tx } from "../db/transaction.ts";
import { Refusal } from "../refusal.ts";
import type { PersonRow } from "./change-me.ts";

/**
 * Locks the organisation's admins, and somebody else with them, in the order of ids; so the last of them stays one.
 * Throws `not_allowed` when the caller has ceased to be an admin meanwhile.
 */
export async function lockAdmins(
  tx: Tx,
  actor: Actor,
  otherId?: string,
): Promise<{ admins: PersonRow[]; other: PersonRow | undefined }> {
  const isAdmin = and(eq(people.role, "admin"), isNull(people.leftAt));
  const locked = await tx
    .select()
    .from(people)
    .where(and(eq(people.orgId, actor.orgId), otherId === undefined ? isAdmin : or(isAdmin, eq(people.id, otherId))))
    .orderBy(asc(people.id))
    .for("no key update");
  const admins = locked.filter((person) => person.role === "admin" && person.leftAt === null);
  if (!admins.some(({ id }) => id === actor.personId)) throw new Refusal("not_allowed");
  return { admins, other: locked.find(({ id }) => id === otherId?.toLowerCase()) };
}
