import { and, eq } from "drizzle-orm";
import type { Actor } from "../auth/actor.ts";
import type { AdminSkill, SkillBody } from "../contract/taxonomy.ts";
import { skills } from "../db/schema/index.ts";
import { lockImports } from "../people/import/lock-imports.ts";
import { touchMatching } from "../people/touch-matching.ts";
import { Refusal } from "../refusal.ts";
import type { Services } from "../services.ts";
import { checkSkill, neighbours } from "./check-skill.ts";
import { distinctLabels } from "./labels-of.ts";
import { adminSkill } from "./list-skills.ts";
import { followRedirect } from "./redirects.ts";

/**
 * Changes a skill's labels, kind or place; its id stays. The name before stays as an alias unless told otherwise. Throws
 * `not_found`, or `invalid` for a label that is another skill's and for a broader skill that is a part of this one.
 */
export function changeSkill({ db }: Services, { orgId }: Actor, given: string, body: SkillBody): Promise<AdminSkill> {
  return db.inOrg(orgId, async (tx) => {
    await lockImports(tx, orgId);
    const id = await followRedirect(tx, orgId, given);
    const mine = and(eq(skills.orgId, orgId), eq(skills.id, id));
    const [before] = await tx.select().from(skills).where(mine).for("no key update");
    if (before === undefined) throw new Refusal("not_found");
    const [name = before.name] = distinctLabels([body.name ?? before.name]);
    const others = await neighbours(tx, orgId);
    // Said in so many words, the old name goes even where it is among the aliases given.
    const old = body.keepOldName === false ? [] : [before.name];
    const without = body.keepOldName === false ? [name, before.name] : [name];
    const aliases = distinctLabels([...(body.aliases ?? before.aliases), ...old], without);
    const edges = await checkSkill(tx, orgId, others, { ...body, id, name, aliases });
    const { kind = before.kind, names = before.names } = body;
    await tx
      .update(skills)
      .set({ name, kind, aliases, names, ...edges })
      .where(mine);
    await touchMatching(tx, orgId);
    return adminSkill(tx, orgId, id);
  });
}
