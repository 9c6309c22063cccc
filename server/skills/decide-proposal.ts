import { and, eq, isNull, sql } from "drizzle-orm";
import type { Actor } from "../auth/actor.ts";
import type { AdminSkill, DecisionBody } from "../contract/taxonomy.ts";
import { evidence, people, skillProposals, skillProposers, skills } from "../db/schema/index.ts";
import type { Tx } from "../db/transaction.ts";
import { appendFeed } from "../feed/append.ts";
import { lockImports } from "../people/import/lock-imports.ts";
import { touchMatching } from "../people/touch-matching.ts";
import { Refusal } from "../refusal.ts";
import type { Services } from "../services.ts";
import { uuidv7 } from "../uuid.ts";
import { insertSkill } from "./add-skill.ts";
import { checkSkill, neighbours } from "./check-skill.ts";
import { distinctLabels } from "./labels-of.ts";
import { adminSkill } from "./list-skills.ts";
import { proposalKey } from "./keep-proposals.ts";
import { followRedirects } from "./redirects.ts";
import { folded } from "./skill-finder.ts";

/**
 * Decides on a proposal: it becomes a skill, another name of one that is there, or neither. Whoever typed it says from
 * then on that they know the skill. Throws `not_found` when it is not there, `conflict` when it was decided before, and
 * `invalid` for a label of another skill.
 */
export async function decideProposal(
  { db, clock, live }: Services,
  { orgId }: Actor,
  id: string,
  body: DecisionBody,
): Promise<{ skill: AdminSkill | null }> {
  const now = clock.now();
  const { skill, told } = await db.inOrg(orgId, async (tx) => {
    await lockImports(tx, orgId);
    const it = and(eq(skillProposals.orgId, orgId), eq(skillProposals.id, id));
    const [proposal] = await tx.select().from(skillProposals).where(it).for("update");
    if (proposal === undefined) throw new Refusal("not_found");
    if (proposal.status !== "open") throw new Refusal("conflict");
    const skillId = await skillFor(tx, orgId, proposal.text, body, now);
    const status = ({ add: "added", merge: "merged", dismiss: "dismissed" } as const)[body.action];
    await tx.update(skillProposals).set({ status, skillId, decidedAt: now }).where(it);
    const proposers = await proposersOf(tx, orgId, id);
    if (skillId !== null) {
      await giveEvidence(tx, orgId, skillId, proposers, now);
      // Their own evidence tells it from now on.
      await tx.delete(skillProposers).where(and(eq(skillProposers.orgId, orgId), eq(skillProposers.proposalId, id)));
      await touchMatching(tx, orgId);
    }
    const changes = proposers.map((personId) => ({ personId, kind: "me" as const, ref: personId }));
    return {
      skill: skillId === null ? null : await adminSkill(tx, orgId, skillId),
      told: await appendFeed(tx, orgId, now, changes),
    };
  });
  live.hint(orgId, told);
  return { skill };
}

async function skillFor(tx: Tx, orgId: string, text: string, body: DecisionBody, now: Date): Promise<string | null> {
  if (body.action === "dismiss") return null;
  if (body.action === "add") {
    const { name, aliases = [] } = body.skill;
    // What was typed leads to the skill, unless it is only another spelling of the name.
    const typed = proposalKey(text) === proposalKey(name) ? [] : [text];
    return insertSkill(tx, orgId, { ...body.skill, aliases: [...aliases, ...typed] }, now);
  }
  const into = (await followRedirects(tx, orgId, [body.into])).get(body.into);
  if (into === undefined)
    throw new Refusal("invalid", { fields: [{ path: "into", message: "is not a skill of this organisation" }] });
  const others = await neighbours(tx, orgId);
  const { name = "", aliases = [] } = others.get(into) ?? {};
  if ([name, ...aliases].some((label) => folded(label) === folded(text))) return into;
  await checkSkill(tx, orgId, others, { id: into, aliases: [text] });
  await tx
    .update(skills)
    .set({ aliases: distinctLabels([...aliases, text], [name]) })
    .where(and(eq(skills.orgId, orgId), eq(skills.id, into)));
  return into;
}

/** Those who typed it and are here still. */
async function proposersOf(tx: Tx, orgId: string, proposalId: string): Promise<string[]> {
  const rows = await tx
    .select({ id: people.id })
    .from(skillProposers)
    .innerJoin(people, and(eq(people.orgId, skillProposers.orgId), eq(people.id, skillProposers.personId)))
    .where(and(eq(skillProposers.orgId, orgId), eq(skillProposers.proposalId, proposalId), isNull(people.leftAt)))
    .orderBy(people.id);
  return rows.map(({ id }) => id);
}

/** Their own word, once for each; one who said so before is left as they are. */
async function giveEvidence(
  tx: Tx,
  orgId: string,
  skillId: string,
  personIds: readonly string[],
  now: Date,
): Promise<void> {
  const given = JSON.stringify(personIds.map((person_id) => ({ id: uuidv7(now), person_id })));
  await tx.execute(sql`
    insert into ${evidence} (org_id, id, person_id, skill_id, kind, at, note)
    select ${orgId}::uuid, id, person_id, ${skillId}, 'self', ${now.toISOString()}::timestamptz, ''
    from jsonb_to_recordset(${given}::jsonb) as given (id uuid, person_id uuid)
    where not exists (
      select from evidence said where said.org_id = ${orgId}::uuid and said.person_id = given.person_id
        and said.skill_id = ${skillId} and said.kind = 'self')`);
}
