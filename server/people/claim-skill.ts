import { and, eq } from "drizzle-orm";
import type { Actor } from "../auth/actor.ts";
import type { MySkill } from "../contract/person.ts";
import { evidence, reasonDoubts } from "../db/schema/index.ts";
import { Refusal } from "../refusal.ts";
import type { Services } from "../services.ts";
import { followRedirect } from "../skills/redirects.ts";
import { uuidv7 } from "../uuid.ts";
import { changeMe } from "./change-me.ts";
import { mySkills } from "./my-skills.ts";

/**
 * The caller says that they know a skill. Said again, it renews nothing but the note, and a dispute of their own words
 * is over. Throws `not_found` for a skill that is not in the taxonomy.
 */
export function claimSkill(services: Services, actor: Actor, given: string, note?: string): Promise<MySkill> {
  return changeMe(services, actor, { matching: true }, async ({ tx, me, now }) => {
    const skillId = await followRedirect(tx, me.orgId, given);
    const said = await tx
      .update(evidence)
      .set({ disputed: false, ...(note === undefined ? {} : { note }) })
      .where(
        and(
          eq(evidence.orgId, me.orgId),
          eq(evidence.personId, me.id),
          eq(evidence.skillId, skillId),
          eq(evidence.kind, "self"),
        ),
      )
      .returning({ id: evidence.id });
    if (said.length === 0) {
      await tx.insert(evidence).values({
        orgId: me.orgId,
        id: uuidv7(now),
        personId: me.id,
        skillId,
        kind: "self",
        at: now,
        note: note ?? "",
      });
    }
    // Their own word that it still holds ends what colleagues wondered about.
    await tx
      .delete(reasonDoubts)
      .where(and(eq(reasonDoubts.orgId, me.orgId), eq(reasonDoubts.aboutId, me.id), eq(reasonDoubts.skillId, skillId)));
    const [mine] = await mySkills(tx, me.orgId, me.id, skillId);
    if (mine === undefined) throw new Refusal("not_found");
    return mine;
  });
}
