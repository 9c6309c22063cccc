import type { ImportRow } from "../../contract/admin.ts";
import type { CsvRow } from "../../csv/read-csv.ts";
import { skillFinder } from "../skill-finder.ts";
import { readSkillRow, type SkillRowDraft } from "./skill-row.ts";

/** A skill as it is kept. */
export interface SkillFields {
  id: string;
  name: string;
  kind: "hard" | "soft";
  aliases: string[];
  broader: string | null;
  related: string[];
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
}

/** Decides for each row what it would do to the taxonomy. */
export function planSkills(rows: readonly CsvRow[], taxonomy: readonly SkillFields[]): PlannedSkill[] {
  const read = readAll(rows, taxonomy);
  const after = new Map(taxonomy.map((skill) => [skill.id, skill]));
  for (const { draft, skill } of read) {
    if (skill === null) continue;
    // What the file says anew must not be judged by what it replaces.
    if (draft.broader !== undefined) skill.broader = null;
    after.set(skill.id, skill);
  }
  const find = skillFinder(after.values());
  return read.map((row) => {
    const { line, draft, before, skill } = row;
    if (skill === null) {
      return { report: { line, action: "refuse", subject: draft.name ?? draft.id, notes: row.faults }, skill };
    }
    const lost = connect(draft, skill, find, after);
    const changes = before === null ? [] : changesOf(before, skill);
    const action = before === null ? "add" : changes.length > 0 ? "change" : "same";
    return { report: { line, action, subject: skill.name, notes: [...changes, ...lost] }, skill };
  });
}

function readAll(rows: readonly CsvRow[], taxonomy: readonly SkillFields[]): Read[] {
  const byId = new Map(taxonomy.map((skill) => [skill.id, skill]));
  const ownerOf = new Map(taxonomy.map(({ id, name }) => [name.toLowerCase(), id]));
  const seen = new Map<string, number>();
  return rows.map((row) => {
    const { draft, faults } = readSkillRow(row);
    const before = byId.get(draft.id) ?? null;
    const first = seen.get(draft.id);
    if (row.fault === null && first !== undefined) faults.push(`line ${first} is about the same skill`);
    if (row.fault === null && before === null && draft.name === undefined) faults.push("has no name");
    const owner = ownerOf.get(draft.name?.toLowerCase() ?? "");
    if (owner !== undefined && owner !== draft.id) faults.push(`the skill ${owner} has this name already`);
    if (faults.length > 0) return { draft, line: row.line, faults, before, skill: null };
    seen.set(draft.id, row.line);
    const { name = before?.name ?? "", kind = before?.kind ?? "hard", aliases = before?.aliases ?? [] } = draft;
    ownerOf.set(name.toLowerCase(), draft.id);
    const skill = {
      id: draft.id,
      name,
      kind,
      aliases,
      broader: before?.broader ?? null,
      related: before?.related ?? [],
    };
    return { draft, line: row.line, faults, before, skill };
  });
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
function leadsTo(from: string, to: string, skills: ReadonlyMap<string, SkillFields>): boolean {
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
  return (["name", "kind", "aliases", "broader", "related"] as const).flatMap((field) =>
    String(before[field]) === String(after[field])
      ? []
      : [`${field}: ${shown(before[field])} → ${shown(after[field])}`],
  );
}
