import type { RunAction } from "../../../contract/import.ts";
import type { SourceWord } from "../../../db/schema/index.ts";
import type { Pace } from "../runs/pace.ts";
import { type KnownSkill, resolved, type Taxonomy } from "../taxonomy.ts";
import type { SkillChanges, SkillWrite } from "../write-skills.ts";
import type { Concept, ReportRow, SourceReading } from "./concept.ts";
import { connect } from "./edges.ts";
import { indexLabels, type Labels } from "./labels.ts";
import { relabel } from "./relabel.ts";

/** A concept and the skill that stands for it. */
export interface Placed {
  concept: Concept;
  skill: SkillWrite;
  said: SourceWord;
  /** What the source said before this import; null when it never named the concept. */
  before: SourceWord | null;
  action: RunAction;
  notes: string[];
}

export interface SourcePlan extends SkillChanges {
  /** Every row, those that change nothing among them. */
  rows: ReportRow[];
}

/** Decides for each concept which skill stands for it and what the source's latest word changes there. */
export async function planSource(
  reading: SourceReading,
  taxonomy: Taxonomy,
  pace: Pace,
  onDone: (concepts: number) => void,
): Promise<SourcePlan> {
  const labels = await indexLabels(taxonomy, reading.source, pace);
  const desk = createDesk(reading.source, taxonomy, labels);
  const placed: Placed[] = [];
  for (const concept of reading.concepts) {
    placed.push(desk.place(concept));
    await pace();
  }
  for (const [nth, each] of placed.entries()) {
    relabel(each, labels);
    onDone(nth);
    await pace();
  }
  await connect(placed, reading, taxonomy, desk.skills, pace);
  const origins = new Map(placed.map(({ concept, skill, said }) => [concept.sourceId, { skillId: skill.id, said }]));
  await pace();
  const changed = [...origins].filter(([id, { said }]) => !sameWord(taxonomy.origins.get(id)?.said, said));
  await pace();
  const rows = [...reading.rows, ...placed.map(rowOf)];
  await pace();
  return {
    skills: [...desk.skills.values()].filter(({ isNew, touched }) => isNew || touched),
    origins: changed.map(([sourceId, origin]) => ({ source: reading.source, sourceId, ...origin })),
    rows: [...rows, ...goneRows(reading, taxonomy, origins)],
  };
}

const sameWord = (before: SourceWord | undefined, now: SourceWord): boolean =>
  before !== undefined &&
  before.main === now.main &&
  before.broader === now.broader &&
  String(before.related) === String(now.related) &&
  Object.keys(before.labels).length === Object.keys(now.labels).length &&
  Object.entries(now.labels).every(([language, labels]) => before.labels[language]?.join("\n") === labels.join("\n"));

function rowOf({ concept, skill, action, notes }: Placed): ReportRow {
  const { file, line, labels } = concept;
  const does = action === "same" && notes.length > 0 ? "change" : action;
  const joins = action === "join" ? [`joined to “${skill.name}”, which is here already`] : [];
  return { file, line, action: does, subject: labels[0] ?? skill.name, notes: [...joins, ...notes] };
}

/** Gives each concept its skill: the one that the source meant before, one of that name, or a new one. */
function createDesk(source: SourceReading["source"], taxonomy: Taxonomy, labels: Labels) {
  const skills = new Map<string, SkillWrite>();
  const words = new Map<string, { skillId: string; said: SourceWord }>();
  const skillOf = (known: KnownSkill): SkillWrite => {
    const there = skills.get(known.id);
    if (there !== undefined) return there;
    const { version, ...fields } = known;
    const skill = { ...fields, version, isNew: false, isJoined: false, touched: false };
    skills.set(known.id, skill);
    return skill;
  };
  const byId = (id: string | undefined): SkillWrite | undefined => {
    if (id === undefined) return undefined;
    const known = taxonomy.skills.get(id);
    return skills.get(id) ?? (known === undefined ? undefined : skillOf(known));
  };
  const found = (concept: Concept): SkillWrite | undefined => {
    const [label = ""] = concept.labels;
    return byId(labels.named(label) ?? labels.called(label) ?? labels.mergedInto(label));
  };
  const added = ({ sourceId, labels: [name = "", ...aliases], language, kind }: Concept): SkillWrite => {
    const id = labels.newId(name, sourceId);
    const fields = { id, name, kind, aliases, broader: null, related: [], names: {}, source, sourceId };
    const skill = { ...fields, version: "", isNew: true, isJoined: false, touched: true };
    skills.set(id, skill);
    labels.claim(name, id);
    words.set(sourceId, { skillId: id, said: { main: language, labels: {} } });
    return skill;
  };
  return {
    skills,
    place: (concept: Concept): Placed => {
      const { sourceId } = concept;
      const origin = words.get(sourceId) ?? taxonomy.origins.get(sourceId);
      const before = taxonomy.origins.get(sourceId)?.said ?? null;
      const mine = byId(origin === undefined ? undefined : (resolved(origin.skillId, taxonomy) ?? origin.skillId));
      if (origin !== undefined && mine !== undefined) {
        const said = words.get(sourceId)?.said ?? structuredClone(origin.said);
        words.set(sourceId, { skillId: mine.id, said });
        return { concept, skill: mine, said, before, action: "same", notes: [] };
      }
      const there = found(concept);
      const skill = there ?? added(concept);
      // What is here already has its name; only English labels become its aliases, all others its names.
      const said = { main: there === undefined ? concept.language : "en", labels: {} };
      words.set(sourceId, { skillId: skill.id, said });
      if (there !== undefined && !there.isNew && there.sourceId === null) {
        Object.assign(there, { source, sourceId, touched: true, isJoined: true });
      }
      return { concept, skill, said, before, action: there === undefined ? "add" : "join", notes: [] };
    },
  };
}

/** Concepts that the source named once and does not any more; nothing is deleted. */
function goneRows(reading: SourceReading, taxonomy: Taxonomy, now: ReadonlyMap<string, unknown>): ReportRow[] {
  return [...taxonomy.origins].flatMap(([sourceId, { skillId, said }]): ReportRow[] => {
    if (now.has(sourceId) || reading.named.has(sourceId) || !reading.covers(sourceId, said.main)) return [];
    const id = resolved(skillId, taxonomy);
    if (id === undefined) return [];
    const subject = taxonomy.skills.get(id)?.name ?? id;
    return [{ file: "", line: 0, action: "gone", subject, notes: ["is not in the source any more; it stays here"] }];
  });
}
