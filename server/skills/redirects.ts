import { and, eq, inArray } from "drizzle-orm";
import { skillRedirects, skills } from "../db/schema/index.ts";
import type { Tx } from "../db/transaction.ts";
import { Refusal } from "../refusal.ts";

/**
 * The skills that ids of devices and files lead to by now, by the id that was given; an id that leads nowhere is left
 * out. Where they are to be written (`hold`), none of them can be merged into another before the commit.
 */
export async function followRedirects(
  tx: Tx,
  orgId: string,
  ids: readonly string[],
  { hold = true }: { hold?: boolean } = {},
): Promise<Map<string, string>> {
  const led = new Map<string, string>();
  let open = new Map(ids.map((id) => [id, id]));
  while (open.size > 0) {
    const wanted = [...new Set(open.values())];
    const query = tx
      .select({ id: skills.id })
      .from(skills)
      .where(and(eq(skills.orgId, orgId), inArray(skills.id, wanted)))
      .orderBy(skills.id);
    const here = new Set((hold ? await query.for("key share") : await query).map(({ id }) => id));
    for (const [given, at] of open) if (here.has(at)) led.set(given, at);
    const lost = wanted.filter((id) => !here.has(id));
    if (lost.length === 0) return led;
    const redirects = await tx
      .select({ from: skillRedirects.fromId, to: skillRedirects.toId })
      .from(skillRedirects)
      .where(and(eq(skillRedirects.orgId, orgId), inArray(skillRedirects.fromId, lost)));
    const leads = new Map(redirects.map(({ from, to }) => [from, to]));
    open = new Map(
      [...open].flatMap(([given, at]): [string, string][] => {
        const to = here.has(at) ? undefined : leads.get(at);
        return to === undefined ? [] : [[given, to]];
      }),
    );
  }
  return led;
}

/** Like {@link followRedirects}, of one id. Throws `not_found` when it leads to no skill. */
export async function followRedirect(tx: Tx, orgId: string, id: string): Promise<string> {
  const skillId = (await followRedirects(tx, orgId, [id])).get(id);
  if (skillId === undefined) throw new Refusal("not_found");
  return skillId;
}
