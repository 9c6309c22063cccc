import { and, desc, eq } from "drizzle-orm";
import { unitNorms } from "../db/schema/index.ts";
import { Refusal } from "../refusal.ts";
import type { Heard, Taking } from "./take-step.ts";

/** Proposes a version of the shared half; whoever proposes it accepts it. The old ones stay readable. */
export async function proposeNorms(
  { tx, now, unit, me }: Taking,
  { version, how, meet }: { version: number; how: string; meet: string },
): Promise<Heard> {
  const newest = await newestNorms(tx, unit.id);
  if (newest !== undefined && newest.version >= version) {
    const isSame = newest.version === version && newest.how === how && newest.meet === meet;
    if (isSame && newest.proposedBy === me) return "alone";
    throw new Refusal("agreement_differs");
  }
  if (version !== (newest?.version ?? 0) + 1) throw new Refusal("agreement_differs");
  const { orgId, id: unitId } = unit;
  await tx
    .insert(unitNorms)
    .values({ orgId, unitId, version, how, meet, proposedBy: me, proposedAt: now, acceptedBy: [me] });
  return "all";
}

/** Accepts the newest version, as read: another one meanwhile is another agreement. */
export async function acceptNorms({ tx, unit, me }: Taking, { version }: { version: number }): Promise<Heard> {
  const newest = await newestNorms(tx, unit.id);
  if (newest === undefined || newest.version !== version) throw new Refusal("agreement_differs");
  if (newest.acceptedBy.includes(me)) return "alone";
  await tx
    .update(unitNorms)
    .set({ acceptedBy: [...newest.acceptedBy, me] })
    .where(and(eq(unitNorms.unitId, unit.id), eq(unitNorms.version, version)));
  return "all";
}

async function newestNorms(tx: Taking["tx"], unitId: string) {
  const [newest] = await tx
    .select()
    .from(unitNorms)
    .where(eq(unitNorms.unitId, unitId))
    .orderBy(desc(unitNorms.version))
    .limit(1);
  return newest;
}
