import { and, eq, inArray } from "drizzle-orm";
import type { Proposal } from "../contract/taxonomy.ts";
import { skillProposals, skillProposers } from "../db/schema/index.ts";
import type { Tx } from "../db/transaction.ts";
import { normalise } from "../matching/tokens.ts";
import { uuidv7 } from "../uuid.ts";

const LONGEST = 100;
/** A file with more names that nobody knows is of another kind, and would bury what people typed. */
const MOST_OF_A_FILE = 200;

/** What two spellings of a proposal have in common; "" for a text without a word. */
export const proposalKey = (text: string): string => normalise(text);

/** Joins a proposal with those who typed it. */
export const sameProposal = and(
  eq(skillProposals.orgId, skillProposers.orgId),
  eq(skillProposals.id, skillProposers.proposalId),
);

/**
 * Keeps texts as open proposals, once for each spelling; those that are open already are given as they are. They are held
 * until the commit, so that none is decided meanwhile; one that is decided at this moment is left out.
 */
export async function keepProposals(tx: Tx, orgId: string, texts: readonly string[], now: Date): Promise<Proposal[]> {
  const byKey = new Map(texts.map((text) => [proposalKey(text), text]));
  byKey.delete("");
  if (byKey.size === 0) return [];
  await tx
    .insert(skillProposals)
    .values(
      [...byKey]
        .toSorted(([one], [other]) => (one < other ? -1 : 1))
        .map(([key, text]) => ({ orgId, id: uuidv7(now), text, key, at: now })),
    )
    .onConflictDoNothing();
  const kept = await tx
    .select()
    .from(skillProposals)
    .where(
      and(
        eq(skillProposals.orgId, orgId),
        inArray(skillProposals.key, [...byKey.keys()]),
        eq(skillProposals.status, "open"),
      ),
    )
    .orderBy(skillProposals.id)
    .for("key share");
  return kept.map(proposalView);
}

/** A proposal as those see it who typed it. */
export const proposalView = ({ id, text, status, at }: typeof skillProposals.$inferSelect): Proposal => ({
  id,
  text,
  status: status === "dismissed" ? "dismissed" : "open",
  at: at.toISOString(),
});

/** Keeps names of skills that a file holds and the taxonomy does not, for its curator; nobody is behind them. */
export async function keepFromFile(tx: Tx, orgId: string, labels: Iterable<string>, now: Date): Promise<void> {
  const texts = [...labels].filter((label) => label.length <= LONGEST).slice(0, MOST_OF_A_FILE);
  await keepProposals(tx, orgId, texts, now);
}
