import * as z from "zod/mini";
import { SkillId } from "../../contract/values.ts";
import type { CsvRow } from "../../csv/read-csv.ts";

/** The columns of skills, in the order in which they are written. */
export const SKILL_COLUMNS = ["id", "name", "kind", "aliases", "broader", "related"] as const;

const NAMES_IN = /^names?:([a-z]{2,3})(?:_[a-z0-9]+)*$/;

/** What a table of skills may look like; `name:de` or `names:fr` hold names in other languages. */
export const SKILL_TABLE = {
  known: SKILL_COLUMNS,
  required: ["name"],
  knows: (column: string) => NAMES_IN.test(column),
};

/** What a row says of a skill; a member that is absent leaves what is. */
export interface SkillRowDraft {
  id: string;
  name?: string;
  kind?: "hard" | "soft";
  aliases?: string[];
  /** Id, name or alias; "" takes it away. */
  broader?: string;
  /** Ids, names or aliases. */
  related?: string[];
  /** By language, for each column of the file; an empty list takes them away. */
  names: Record<string, string[]>;
}

const MAX_NAME = 200;
const MAX_LIST = 60;

const listOf = (cell: string) => [...new Set(cell.split("|").map((part) => part.trim()))].filter((part) => part !== "");

/** An id made of a name: "Window functions" becomes `window-functions`. */
export const slugOf = (name: string): string =>
  name
    .normalize("NFC")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}+#.]+/gu, "-")
    .replaceAll(/^[^\p{L}\p{N}]+|-+$/gu, "")
    .slice(0, 100);

/** Reads one row; without an id the name makes one. Its faults are sentences for whoever made the file. */
export function readSkillRow({ cells, fault }: CsvRow): { draft: SkillRowDraft; faults: string[] } {
  const name = cells.get("name") ?? "";
  const given = cells.get("id") ?? "";
  const draft: SkillRowDraft = { id: (given === "" ? slugOf(name) : given).slice(0, 200), names: {} };
  if (fault !== null) return { draft, faults: [fault] };
  const faults: string[] = [];
  if (given === "" && name === "") faults.push("has neither id nor name");
  else if (!z.safeParse(SkillId, draft.id).success) faults.push("the id is not valid; write it like window-functions");
  if (name !== "") draft.name = name;
  if (name.length > MAX_NAME) faults.push(`the name is longer than ${MAX_NAME} characters`);
  const kind = (cells.get("kind") ?? "").toLowerCase();
  if (kind === "hard" || kind === "soft") draft.kind = kind;
  else if (kind !== "") faults.push("the kind is neither hard nor soft");
  for (const column of ["aliases", "related"] as const) {
    const cell = cells.get(column);
    if (cell === undefined) continue;
    const list = listOf(cell);
    draft[column] = list;
    if (list.length > MAX_LIST)
      faults.push(`has more than ${MAX_LIST} ${column === "aliases" ? "aliases" : "related skills"}`);
    if (list.some((label) => label.length > MAX_NAME))
      faults.push(`one of its ${column} is longer than ${MAX_NAME} characters`);
  }
  for (const [column, cell] of cells) {
    const language = NAMES_IN.exec(column)?.[1];
    if (language === undefined) continue;
    const list = listOf(cell);
    draft.names[language] = [...new Set([...(draft.names[language] ?? []), ...list])];
    if (list.length > MAX_LIST || list.some((label) => label.length > MAX_NAME))
      faults.push(`its names in ${language} are too many or too long`);
  }
  const broader = cells.get("broader");
  if (broader !== undefined) draft.broader = broader;
  return { draft, faults };
}
