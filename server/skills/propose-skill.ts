import { and, count, eq, inArray, or, sql } from "drizzle-orm";
import type { Actor } from "../auth/actor.ts";
import type { Skill } from "../contract/person.ts";
import type { ProposalAnswer } from "../contract/taxonomy.ts";
import { skillProposals, skillProposers, skills } from "../db/schema/index.ts";
import type { Tx } from "../db/transaction.ts";
import { changeMe } from "../people/change-me.ts";
import { Refusal } from "../refusal.ts";
import type { Services } from "../services.ts";
import { keepProposals, proposalKey, sameProposal } from "./keep-proposals.ts";

const MOST_OPEN = 20;
const CANDIDATES = 20;

/**
 * Keeps a skill that the caller typed and the taxonomy does not have, for its curator; a proposal of the same words that
 * is open already is joined. A skill that has these words for a name is given instead. Throws `invalid` for a text
 * without a word and for more than 20 open proposals of one person.
 */
export async function proposeSkill(services: Services, actor: Actor, given: string): Promise<ProposalAnswer> {
  const text = given.normalize("NFC").replaceAll(/\s+/g, " ").trim();
  const key = proposalKey(text);
  if (key === "") throw refusal("has no word in it");
  const engine = await services.engines.of(actor.orgId);
  const near = engine.skills({ title: text }, CANDIDATES).map(({ skillId }) => skillId);
  const known = await services.db.inOrg(actor.orgId, (tx) => skillCalled(tx, actor.orgId, text, near));
  if (known !== null) return { skill: known, proposal: null };
  return changeMe(services, actor, { matching: false }, async ({ tx, me, now }) => {
    const mine = and(eq(skillProposers.orgId, me.orgId), eq(skillProposers.personId, me.id));
    const [open] = await tx
      .select({ count: count() })
      .from(skillProposers)
      .innerJoin(skillProposals, sameProposal)
      .where(and(mine, eq(skillProposals.status, "open"), sql`${skillProposals.key} <> ${key}`));
    if ((open?.count ?? 0) >= MOST_OPEN)
      throw refusal(`cannot be kept: ${MOST_OPEN} of your proposals wait for a curator already`);
    const [kept] = await keepProposals(tx, me.orgId, [text], now);
    if (kept === undefined) {
      // Decided at this very moment: by now it may be a skill.
      const skill = await skillCalled(tx, me.orgId, text, []);
      if (skill !== null) return { skill, proposal: null };
      throw new Refusal("conflict");
    }
    await tx
      .insert(skillProposers)
      .values({ orgId: me.orgId, proposalId: kept.id, personId: me.id, at: now })
      .onConflictDoNothing();
    return { skill: null, proposal: kept };
  });
}

const refusal = (message: string) => new Refusal("invalid", { fields: [{ path: "text", message }] });

/** The skill that has these words for a name in any spelling, sought among some and by the very letters. */
async function skillCalled(tx: Tx, orgId: string, text: string, near: readonly string[]): Promise<Skill | null> {
  const words = text.toLowerCase();
  const found = await tx
    .select()
    .from(skills)
    .where(
      and(
        eq(skills.orgId, orgId),
        or(
          inArray(skills.id, [...near]),
          sql`lower(${skills.name}) = ${words}`,
          sql`exists (select 1 from unnest(${skills.aliases}) as alias where lower(alias) = ${words})`,
        ),
      ),
    )
    .orderBy(skills.id);
  const key = proposalKey(text);
  const called = found.find(({ name, aliases, names }) =>
    [name, ...aliases, ...Object.values(names).flat()].some((label) => proposalKey(label) === key),
  );
  if (called === undefined) return null;
  const { id, name, kind, aliases } = called;
  return { id, name, kind, aliases };
}
