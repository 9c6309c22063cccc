import type { ImportRow } from "../../contract/admin.ts";
import type { CsvRow } from "../../csv/rows.ts";
import { folded, skillFinder } from "../skill-finder.ts";
import type { Pace } from "./runs/pace.ts";
import { readSkillRow, type SkillRowDraft } from "./skill-row.ts";
import { resolved } from "./taxonomy.ts";

/** A skill as it is kept. */
export interface SkillFields {
  id: string;
  name: string;
  kind: "hard" | "soft";
  aliases: string[];
  broader: string | null;
  related: string[];
  /** In other languages, by primary BCP 47 tag, the one to show first. */
  names: Record<string, string[]>;
}

/** What one row comes to. `skill` is null for a refused row. */
export interface PlannedSkill {
  report: ImportRow;
  skill: SkillFields | null;
}

interface Read {
  draft: SkillRowDraft;
  line: number;
  faults: string[];
  before: SkillFields | null;
  skill: SkillFields | null;
  /** The id that was merged into this skill, where the row names one. */
  mergedFrom: string | null;
}

export interface Known {
  skills: ReadonlyMap<string, SkillFields>;
  /** Skills that were merged, by their old id. */
  redirects: ReadonlyMap<string, string>;
}

/** Decides for each row what it would do to the taxonomy. */
export async function planSkills(rows: readonly CsvRow[], known: Known, pace: Pace): Promise<PlannedSkill[]> {
  const read = await readAll(rows, known, pace);
  const after = new Map(known.skills);
  for (const { draft, skill } of read) {
    if (skill === null) continue;
    // What the file says anew must not be judged by what it replaces.
    if (draft.broader !== undefined) skill.broader = null;
    after.set(skill.id, skill);
  }
  const byLabel = skillFinder(after.values());
  const find = (label: string) => byLabel(label) ?? resolved(label, { skills: after, redirects: known.redirects });
  const planned: PlannedSkill[] = [];
  for (const row of read) {
    planned.push(planRow(row, find, after));
    await pace();
  }
  return planned;
}

function planRow(
  { line, draft, before, skill, faults, mergedFrom }: Read,
  find: (label: string) => string | undefined,
  after: ReadonlyMap<string, SkillFields>,
): PlannedSkill {
  if (skill === null) {
    return { report: { line, action: "refuse", subject: draft.name ?? draft.id, notes: faults }, skill };
  }
  const lost = mergedFrom === null ? connect(draft, skill, find, after) : [`${mergedFrom} was merged into this skill`];
  const changes = before === null ? [] : changesOf(before, skill);
  const action = before === null ? "add" : changes.length > 0 ? "change" : "same";
  return { report: { line, action, subject: skill.name, notes: [...changes, ...lost] }, skill };
}

async function readAll(rows: readonly CsvRow[], known: Known, pace: Pace): Promise<Read[]> {
  const ownerOf = new Map([...known.skills.values()].map(({ id, name }) => [name.toLowerCase(), id]));
  const seen: Seen = { lines: new Map(), skills: new Map() };
  const all: Read[] = [];
  for (const row of rows) {
    all.push(readRow(row, known, ownerOf, seen));
    await pace();
  }
  return all;
}

/** Lines of the file by the id that they name, and skills by the id that it leads to. */
interface Seen {
  lines: Map<string, number>;
  skills: Map<string, SkillFields>;
}

function readRow(row: CsvRow, known: Known, ownerOf: Map<string, string>, seen: Seen): Read {
  const { draft, faults } = readSkillRow(row);
  const id = resolved(draft.id, known) ?? draft.id;
  const before = known.skills.get(id) ?? null;
  const mergedFrom = id === draft.id ? null : draft.id;
  const first = seen.lines.get(draft.id);
  if (row.fault === null && first !== undefined) faults.push(`line ${first} is about the same skill`);
  if (row.fault === null && before === null && draft.name === undefined) faults.push("has no name");
  const owner = ownerOf.get(draft.name?.toLowerCase() ?? "");
  if (owner !== undefined && owner !== id) faults.push(`the skill ${owner} has this name already`);
  const read = { draft, line: row.line, faults, before, mergedFrom };
  if (faults.length > 0) return { ...read, skill: null };
  seen.lines.set(draft.id, row.line);
  if (mergedFrom !== null && before !== null) {
    const skill = seen.skills.get(id) ?? structuredClone(before);
    seen.skills.set(id, skill);
    return { ...read, skill: withOldName(skill, draft) };
  }
  const { name = before?.name ?? "", kind = before?.kind ?? "hard", aliases = before?.aliases ?? [] } = draft;
  ownerOf.set(name.toLowerCase(), draft.id);
  const names = { ...before?.names };
  for (const [language, list] of Object.entries(draft.names)) {
    if (list.length > 0) names[language] = list;
    else delete names[language];
  }
  const { broader = null, related = [] } = before ?? {};
  const skill = { id, name, kind, aliases: [...aliases], broader, related, names };
  seen.skills.set(id, skill);
  return { ...read, skill };
}

/** A row about a skill that was merged adds what it is called, and nothing else. */
function withOldName(skill: SkillFields, { name, aliases = [] }: SkillRowDraft): SkillFields {
  const there = new Set([skill.name, ...skill.aliases].map(folded));
  const others = [...(name === undefined ? [] : [name]), ...aliases].filter((label) => !there.has(folded(label)));
  skill.aliases.push(...others);
  return skill;
}

/** Resolves the edges of a skill in place; gives what had to be left out. */
function connect(
  draft: SkillRowDraft,
  skill: SkillFields,
  find: (label: string) => string | undefined,
  after: ReadonlyMap<string, SkillFields>,
): string[] {
  const notes: string[] = [];
  if (draft.broader !== undefined && draft.broader !== "") {
    const id = find(draft.broader);
    if (id === undefined) notes.push(`the broader skill “${draft.broader}” is not known here, and was left out`);
    else if (leadsTo(id, skill.id, after)) notes.push(`“${draft.broader}” cannot be broader: it is a part of this one`);
    else skill.broader = id;
  }
  if (draft.related !== undefined) {
    const found = draft.related.map((label) => [label, find(label)] as const);
    const unknown = found.filter(([, id]) => id === undefined).map(([label]) => `“${label}”`);
    if (unknown.length > 0) notes.push(`related, but not known here, and left out: ${unknown.slice(0, 10).join(", ")}`);
    skill.related = [...new Set(found.flatMap(([, id]) => (id === undefined || id === skill.id ? [] : [id])))];
  }
  return notes;
}

/** Whether the way up from one skill passes another. */
export function leadsTo(
  from: string,
  to: string,
  skills: { get(id: string): { broader: string | null } | undefined },
): boolean {
  const seen = new Set<string>();
  for (let at: string | null = from; at !== null && !seen.has(at); at = skills.get(at)?.broader ?? null) {
    if (at === to) return true;
    seen.add(at);
  }
  return false;
}

function changesOf(before: SkillFields, after: SkillFields): string[] {
  const shown = (value: string | string[] | null) =>
    value === null || value.length === 0 ? "nothing" : `“${String(value)}”`;
  const change = (field: string, was: string | string[] | null, is: string | string[] | null) =>
    String(was) === String(is) ? [] : [`${field}: ${shown(was)} → ${shown(is)}`];
  const fields = (["name", "kind", "aliases", "broader", "related"] as const).flatMap((field) =>
    change(field, before[field], after[field]),
  );
  const languages = new Set([...Object.keys(before.names), ...Object.keys(after.names)]);
  const names = [...languages].flatMap((language) =>
    change(`names:${language}`, before.names[language] ?? [], after.names[language] ?? []),
  );
  return [...fields, ...names];
}
