import { refuserOf, type Table } from "../../../csv/read-table.ts";
import type { CsvRow } from "../../../csv/rows.ts";
import { folded } from "../../skill-finder.ts";
import { type Concept, faultOfLabel, labelsOf, type SourceReading } from "./concept.ts";
import { eachRow, type Reading, type SourceFile } from "./source-file.ts";

const CELL = 10_000;
/** Elements of the content model that are skills (2.A, 2.B) or knowledge (2.C). */
const SKILLS = /^2\.[AB](?:\.|$)/;
const KNOWLEDGE = /^2\.C(?:\.|$)/;
/** Technical skills, mathematics and science: they are learnt like a craft. */
const HARD_SKILLS = /^2\.(?:B\.3|A\.1\.[ef])/;

type Take = (row: CsvRow) => void;

/** The text files of O*NET as they are read: `elements` are those in use, `names` what the content model calls them. */
interface Found {
  read: SourceReading;
  elements: Map<string, Concept>;
  names: Map<string, string>;
  tools: Map<string, Concept>;
}

/**
 * O*NET's text files: elements that `Skills.txt` and `Knowledge.txt` use, named by `Content Model Reference.txt` where
 * it is there, and the tools of `Technology Skills.txt` below their commodity. Throws `invalid`.
 */
export async function readOnet(files: readonly SourceFile[], reading: Reading): Promise<SourceReading> {
  const elements = new Map<string, Concept>();
  const tools = new Map<string, Concept>();
  const read: SourceReading = {
    source: "onet",
    concepts: [],
    broader: new Map(),
    rows: [],
    named: new Set(),
    notes: [],
    covers: (id) => {
      if (!id.startsWith("element:")) return tools.size > 0;
      const isKnowledge = KNOWLEDGE.test(id.slice("element:".length));
      return [...elements.keys()].some((element) => KNOWLEDGE.test(element) === isKnowledge);
    },
  };
  const found: Found = { read, elements, names: new Map(), tools };
  await eachRow(
    files,
    () => ({ known: [], required: [], cell: CELL, plain: true }),
    reading,
    (file, table) => takerOf(file, table, found),
  );
  const [first] = files;
  if (elements.size + tools.size === 0 && first !== undefined && read.rows.length === 0)
    refuserOf(first.name)(
      "brings no skills by itself; bring Skills.txt, Knowledge.txt or Technology Skills.txt with it",
    );
  for (const [id, concept] of elements) {
    const name = found.names.get(id);
    read.concepts.push(name === undefined ? concept : { ...concept, labels: [name] });
  }
  read.concepts.push(...tools.values());
  if (elements.size > 0)
    read.notes.push(
      "O*NET does not tell hard from soft: technical skills, mathematics, science and all knowledge were taken as hard, other skills as soft",
    );
  return read;
}

function takerOf(file: SourceFile, { names }: Table, found: Found): Take {
  const has = (...columns: string[]) => columns.every((column) => names.includes(column));
  if (has("example", "commodity_code", "commodity_title")) return toolRows(file, found);
  if (has("element_id", "element_name", "scale_id")) return elementRows(file, found);
  if (has("element_id", "element_name")) {
    return ({ cells }) => {
      const name = cells.get("element_name") ?? "";
      if (faultOfLabel(name) === null) found.names.set(cells.get("element_id") ?? "", name);
    };
  }
  if (!has("o*net_soc_code"))
    refuserOf(file.name)("is none of O*NET’s text files: their first line begins with O*NET-SOC Code or Element ID");
  found.read.notes.push(`${file.name} is about occupations: nothing in it becomes a skill`);
  return () => {};
}

function elementRows({ name: file, language }: SourceFile, { read, elements }: Found): Take {
  let others = false;
  return ({ line, cells, fault }) => {
    const id = cells.get("element_id") ?? "";
    const label = cells.get("element_name") ?? "";
    if (elements.has(id)) return;
    if (!SKILLS.test(id) && !KNOWLEDGE.test(id) && fault === null) {
      if (!others) read.notes.push(`${file} has elements that are neither skills nor knowledge: they were left out`);
      others = true;
      return;
    }
    const wrong = fault ?? faultOfLabel(label);
    if (wrong !== null) return void read.rows.push({ file, line, action: "refuse", subject: label, notes: [wrong] });
    const kind = SKILLS.test(id) && !HARD_SKILLS.test(id) ? "soft" : "hard";
    elements.set(id, { sourceId: `element:${id}`, file, line, language, labels: labelsOf(label, []), kind });
  };
}

function toolRows({ name: file, language }: SourceFile, { read, tools }: Found): Take {
  return ({ line, cells, fault }) => {
    const cell = (name: string) => cells.get(name) ?? "";
    const label = cell("example");
    const title = cell("commodity_title");
    const wrong = fault ?? faultOfLabel(label) ?? faultOfLabel(title);
    if (wrong !== null) return void read.rows.push({ file, line, action: "refuse", subject: label, notes: [wrong] });
    const put = (sourceId: string, name: string) => {
      if (!tools.has(sourceId))
        tools.set(sourceId, { sourceId, file, line, language, labels: labelsOf(name, []), kind: "hard" });
    };
    const commodity = `commodity:${cell("commodity_code")}`;
    const tool = `tool:${folded(label)}`;
    put(commodity, title);
    put(tool, label);
    const list = read.broader?.get(tool) ?? [];
    if (!list.includes(commodity)) read.broader?.set(tool, [...list, commodity]);
  };
}
