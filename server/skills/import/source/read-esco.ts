import type { Table } from "../../../csv/read-table.ts";
import { refuserOf } from "../../../csv/read-table.ts";
import type { CsvRow } from "../../../csv/rows.ts";
import { type Concept, faultOfLabel, labelsOf, type SourceReading } from "./concept.ts";
import { eachRow, type Reading, type SourceFile } from "./source-file.ts";

/** Longest cell: the alternative labels of a concept stand in one. */
const CELL = 50_000;
const SKILL = "KnowledgeSkillCompetence";
const MAX_RELATED = 20;

type Take = (row: CsvRow) => void;

/**
 * ESCO's CSV files: `skills_<language>.csv`, and beside it `broaderRelationsSkillPillar_<language>.csv` and
 * `skillSkillRelations_<language>.csv`. ESCO does not tell hard from soft: transversal skills (not knowledge) become
 * soft, all others hard. Throws `invalid`.
 */
export async function readEsco(files: readonly SourceFile[], reading: Reading): Promise<SourceReading> {
  const read: SourceReading = {
    source: "esco",
    concepts: [],
    rows: [],
    named: new Set(),
    notes: [],
    covers: (_id, main) => files.some(({ name, language }) => language === main && holdSkills.has(name)),
  };
  const holdSkills = new Set<string>();
  const shape = { known: [], required: [], cell: CELL };
  const begin = (file: SourceFile, { names }: Table): Take => {
    if (names.includes("broaderuri")) return broaderRows(read);
    if (names.includes("originalskilluri")) return relatedRows(read);
    if (names.includes("level_0_uri")) return groupRows(read, file);
    const missing = ["concepturi", "preferredlabel"].filter((name) => !names.includes(name));
    if (missing.length > 0)
      refuserOf(file.name)("is none of ESCO’s files: it needs the columns conceptUri and preferredLabel");
    holdSkills.add(file.name);
    return conceptRows(read, file);
  };
  await eachRow(files, () => shape, reading, begin);
  const [first] = files;
  if (holdSkills.size === 0 && first !== undefined)
    refuserOf(first.name)("says how skills belong together; bring skills_en.csv or another language’s with it");
  const soft = read.concepts.filter(({ kind }) => kind === "soft").length;
  read.notes.push(
    `ESCO does not tell hard from soft: its transversal skills were taken as soft, all others and all knowledge as hard (${soft} lines are soft)`,
  );
  read.concepts = englishFirst(read.concepts);
  return read;
}

const englishFirst = (concepts: readonly Concept[]) => [
  ...concepts.filter(({ language }) => language === "en"),
  ...concepts.filter(({ language }) => language !== "en"),
];

function conceptRows(read: SourceReading, { name: file, language }: SourceFile): Take {
  const seen = new Map<string, number>();
  return ({ line, cells, fault }) => {
    const cell = (name: string) => cells.get(name) ?? "";
    const sourceId = cell("concepturi");
    const preferred = cell("preferredlabel");
    const subject = preferred || sourceId;
    const refuse = (note: string) => read.rows.push({ file, line, action: "refuse", subject, notes: [note] });
    const skip = (note: string) => {
      read.named.add(sourceId);
      read.rows.push({ file, line, action: "skip", subject, notes: [note] });
    };
    const first = seen.get(sourceId);
    if (fault !== null) return void refuse(fault);
    if (sourceId === "" || sourceId.length > 500) return void refuse("has no conceptUri that could be kept");
    if (first !== undefined) return void refuse(`line ${first} is about the same concept`);
    const type = cell("concepttype");
    if (type !== "" && type !== SKILL) return skip(`is a ${type}, not a skill`);
    const status = cell("status").toLowerCase();
    if (status !== "" && status !== "released")
      return skip(`its status is ${status}: not taken; if it is here, it stays`);
    const wrong = faultOfLabel(preferred);
    if (wrong !== null) return void refuse(wrong);
    seen.set(sourceId, line);
    const labels = labelsOf(preferred, `${cell("altlabels")}\n${cell("hiddenlabels")}`.split("\n"));
    const isSoft = cell("reuselevel") === "transversal" && cell("skilltype") !== "knowledge";
    read.concepts.push({ sourceId, file, line, language, labels, kind: isSoft ? "soft" : "hard" });
  };
}

function broaderRows(read: SourceReading): Take {
  const broader = (read.broader ??= new Map());
  return ({ cells }) => {
    // A group is no ability that anybody could have; only skills lead to skills.
    if (cells.get("broadertype") === "SkillGroup") return;
    push(broader, cells.get("concepturi"), cells.get("broaderuri"));
  };
}

function relatedRows(read: SourceReading): Take {
  const related = (read.related ??= new Map());
  return ({ cells }) => push(related, cells.get("originalskilluri"), cells.get("relatedskilluri"), MAX_RELATED);
}

function groupRows(read: SourceReading, { name }: SourceFile): Take {
  read.notes.push(`${name} holds groups of skills, which nobody can be asked about: nothing was taken from it`);
  return () => {};
}

function push(map: Map<string, string[]>, from = "", to = "", most = 10): void {
  if (from === "" || to === "") return;
  const list = map.get(from) ?? [];
  if (list.length < most) map.set(from, [...list, to]);
}
