import * as z from "zod/mini";
import { SkillId } from "../../contract/values.ts";
import type { CsvRow } from "../../csv/read-csv.ts";

/** The columns of skills, in the order in which they are written. */
export const SKILL_COLUMNS = ["id", "name", "kind", "aliases", "broader", "related"] as const;

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
  const draft: SkillRowDraft = { id: (given === "" ? slugOf(name) : given).slice(0, 200) };
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
  const broader = cells.get("broader");
  if (broader !== undefined) draft.broader = broader;
  return { draft, faults };
}
