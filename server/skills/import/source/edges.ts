import { leadsTo } from "../plan-skills.ts";
import type { Pace } from "../runs/pace.ts";
import { resolved, type Taxonomy } from "../taxonomy.ts";
import type { SkillWrite } from "../write-skills.ts";
import type { SourceReading } from "./concept.ts";
import { merged } from "./merge.ts";
import type { Placed } from "./plan-source.ts";

/** Brings the edges of the placed skills to the source's latest word, where it says any; edges made here stay. */
export async function connect(
  placed: readonly Placed[],
  { broader, related }: SourceReading,
  taxonomy: Taxonomy,
  skills: ReadonlyMap<string, SkillWrite>,
  pace: Pace,
): Promise<void> {
  const byConcept = new Map(placed.map(({ concept, skill }) => [concept.sourceId, skill.id]));
  const idOf = (sourceId: string): string | undefined => {
    const origin = taxonomy.origins.get(sourceId);
    return byConcept.get(sourceId) ?? (origin === undefined ? undefined : resolved(origin.skillId, taxonomy));
  };
  const web = { idOf, at: (id: string) => skills.get(id) ?? taxonomy.skills.get(id) };
  const done = new Set<string>();
  for (const each of placed) {
    const { sourceId } = each.concept;
    // A second language says nothing new about edges.
    if (done.has(sourceId)) continue;
    done.add(sourceId);
    if (broader !== undefined) setBroader(each, broader.get(sourceId) ?? [], web);
    if (related !== undefined) setRelated(each, related.get(sourceId) ?? [], web);
    await pace();
  }
}

interface Web {
  idOf(sourceId: string): string | undefined;
  at(id: string): { name: string; broader: string | null } | undefined;
}

function setBroader(
  { skill, said, before, action, notes }: Placed,
  candidates: readonly string[],
  { idOf, at }: Web,
): void {
  const chosen = candidates.find((sourceId) => {
    const id = idOf(sourceId);
    return id !== undefined && id !== skill.id && !leadsTo(id, skill.id, { get: at });
  });
  const told = before?.broader;
  said.broader = chosen ?? null;
  const now = chosen === undefined ? null : (idOf(chosen) ?? null);
  const last = told === undefined || told === null ? null : (idOf(told) ?? null);
  // Where it is no longer what the source said last, the organisation has put it there.
  if (skill.broader !== last || now === skill.broader) return;
  if (action !== "add") notes.push(`broader: ${named(skill.broader, at)} → ${named(now, at)}`);
  Object.assign(skill, { broader: now, touched: true });
}

function setRelated(
  { skill, said, before, action, notes }: Placed,
  candidates: readonly string[],
  { idOf, at }: Web,
): void {
  const idsOf = (sourceIds: readonly string[]) =>
    [...new Set(sourceIds.flatMap((sourceId) => idOf(sourceId) ?? []))].filter((id) => id !== skill.id);
  const { list, added, removed } = merged(skill.related, idsOf(before?.related ?? []), idsOf(candidates), String);
  said.related = [...candidates];
  if (added.length === 0 && removed.length === 0) return;
  Object.assign(skill, { related: list, touched: true });
  if (action === "add") return;
  if (added.length > 0) notes.push(`related: ${added.map((id) => named(id, at)).join(", ")}`);
  if (removed.length > 0) notes.push(`no longer related: ${removed.map((id) => named(id, at)).join(", ")}`);
}

const named = (id: string | null, at: Web["at"]) => (id === null ? "nothing" : `“${at(id)?.name ?? id}”`);
