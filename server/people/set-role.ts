import { and, eq } from "drizzle-orm";
import type { Actor } from "../auth/actor.ts";
import type { AdminPerson } from "../contract/admin.ts";
import { people, sessions } from "../db/schema/index.ts";
import { appendFeed } from "../feed/append.ts";
import { Refusal } from "../refusal.ts";
import type { Services } from "../services.ts";
import { adminView } from "./list-people.ts";
import { lockAdmins } from "./lock-admins.ts";

/** Makes somebody an admin, or a member again. Throws `conflict` rather than leave nobody to look after things. */
export async function setRole(
  services: Services,
  actor: Actor,
  id: string,
  role: "member" | "admin",
): Promise<AdminPerson> {
  const now = services.clock.now();
  const { person, told, hashes } = await services.db.inOrg(actor.orgId, async (tx) => {
    const { admins, other } = await lockAdmins(tx, actor, id);
    if (other === undefined || other.leftAt !== null) throw new Refusal("not_found");
    if (other.role === role) return { person: other, told: [], hashes: [] };
    if (role === "member" && admins.length < 2) throw new Refusal("conflict", { detail: LAST_ADMIN });
    const mine = and(eq(people.orgId, actor.orgId), eq(people.id, other.id));
    await tx.update(people).set({ role }).where(mine);
    const open = await tx
      .select({ hash: sessions.tokenHash })
      .from(sessions)
      .where(and(eq(sessions.orgId, actor.orgId), eq(sessions.personId, other.id)));
    const told = await appendFeed(tx, actor.orgId, now, [{ personId: other.id, kind: "me", ref: other.id }]);
    return { person: { ...other, role }, told, hashes: open.map(({ hash }) => hash) };
  });
  // What a session may do is remembered for a while; the next call looks again.
  if (hashes.length > 0) services.sessions.forget(hashes);
  services.live.hint(actor.orgId, told);
  return adminView(person);
}

export const LAST_ADMIN = "This is the last admin. Make someone else an admin first.";
