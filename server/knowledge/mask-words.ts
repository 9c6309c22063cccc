import { eq } from "drizzle-orm";
import { findPersonal } from "../contract/mask.ts";
import type { TakeawayDraft, TakeawayPreview } from "../contract/takeaway.ts";
import { people } from "../db/schema/index.ts";
import type { Tx } from "../db/transaction.ts";
import { maskNames, type NameMask, type Names, wordsOf } from "./mask-names.ts";

export const FIELDS = ["what", "how", "why", "unknowns"] as const;
export type Words = Record<(typeof FIELDS)[number], string>;

export const wordsIn = (given: Pick<TakeawayDraft, keyof Words>): Words => ({
  what: given.what.trim(),
  how: given.how?.trim() ?? "",
  why: given.why?.trim() ?? "",
  unknowns: given.unknowns?.trim() ?? "",
});

interface Between {
  orgId: string;
  /** The two, and whether each may be named in it. */
  two: readonly { id: string | null; mayBeNamed: boolean }[];
  kept: readonly string[];
}

/** The words as they may be shown: without addresses, numbers, ids, and names of anybody but the two. */
export async function maskWords(tx: Tx, words: Words, { orgId, two, kept }: Between): Promise<TakeawayPreview> {
  const names = await namesIn(tx, orgId, words, two);
  const all: Names = { ...names, kept: new Set(kept.map((word) => word.toLowerCase())) };
  const masked: Words = { ...words };
  const masks = new Map<string, NameMask>();
  for (const field of FIELDS) {
    const personal = findPersonal(words[field]);
    const named = maskNames(personal.text, all);
    masked[field] = named.text;
    for (const found of personal.found) masks.set(found, { text: found, mayKeep: false, kept: false });
    for (const mask of named.masks) masks.set(mask.text.toLowerCase(), mask);
  }
  return { ...masked, masks: [...masks.values()] };
}

/** Of everybody here, also of those who left, the names that share a word with the text. */
async function namesIn(tx: Tx, orgId: string, words: Words, two: Between["two"]): Promise<Omit<Names, "kept">> {
  const text = FIELDS.map((field) => words[field]).join("\n");
  const said = new Set(wordsOf(text));
  const everybody = await tx.select({ id: people.id, name: people.name }).from(people).where(eq(people.orgId, orgId));
  const near = everybody.filter(({ name }) => wordsOf(name).some((word) => said.has(word)) || text.includes(name));
  const side = new Map(two.map(({ id, mayBeNamed }) => [id, mayBeNamed]));
  const namesOf = (is: boolean | undefined) => near.filter(({ id }) => side.get(id) === is).map(({ name }) => name);
  return { others: namesOf(undefined), shown: namesOf(true), never: namesOf(false) };
}
