import * as z from "zod/mini";
import { tidyEmail } from "../../auth/email.ts";
import { Language, TimeZone } from "../../contract/values.ts";
import type { CsvRow } from "../../csv/read-csv.ts";

/** The columns of people, in the order in which they are written. */
export const PEOPLE_COLUMNS = [
  "email",
  "name",
  "department",
  "title",
  "time_zone",
  "languages",
  "manager_email",
  "role",
  "expert",
  "skills",
] as const;

/** What a row says of a person; a member that is absent leaves what is. */
export interface PersonRowDraft {
  email: string;
  name?: string;
  department?: string;
  title?: string;
  timeZone?: string;
  languages?: string[];
  /** "" takes the manager away. */
  managerEmail?: string;
  role?: "member" | "admin";
  expert?: boolean;
  /** Ids, names or aliases. */
  skills?: string[];
}

const MAX_TEXT = 200;
const MAX_LANGUAGES = 12;
const YES = new Set(["true", "yes", "1", "x"]);
const NO = new Set(["false", "no", "0"]);

const listOf = (cell: string) => [...new Set(cell.split("|").map((part) => part.trim()))].filter((part) => part !== "");

/** Time zones repeat from row to row, and each look costs. */
const zones = new Map<string, boolean>();
function isTimeZone(zone: string): boolean {
  const known = zones.get(zone);
  if (known !== undefined) return known;
  if (zones.size > 2_000) zones.clear();
  const valid = z.safeParse(TimeZone, zone).success;
  zones.set(zone, valid);
  return valid;
}

/** Reads one row; its faults are sentences for whoever made the file. */
export function readPersonRow({ cells, fault }: CsvRow): { draft: PersonRowDraft; faults: string[] } {
  const typed = cells.get("email") ?? "";
  const email = tidyEmail(typed);
  const draft: PersonRowDraft = { email: email ?? typed.slice(0, 254) };
  if (fault !== null) return { draft, faults: [fault] };
  const faults = email === null ? [typed === "" ? "has no e-mail address" : "the e-mail address is not valid"] : [];
  const full = (column: string) => cells.get(column) || undefined;

  const name = full("name");
  if (name !== undefined) draft.name = name;
  for (const column of ["department", "title"] as const) {
    const cell = cells.get(column);
    if (cell !== undefined) draft[column] = cell;
  }
  for (const cell of [name, draft.department, draft.title]) {
    if (cell !== undefined && cell.length > MAX_TEXT)
      faults.push(`“${cell.slice(0, 20)}…” is longer than ${MAX_TEXT} characters`);
  }
  const timeZone = full("time_zone");
  if (timeZone !== undefined && isTimeZone(timeZone)) draft.timeZone = timeZone;
  else if (timeZone !== undefined)
    faults.push(`“${timeZone.slice(0, 64)}” is not a known time zone; write it like Europe/Lisbon`);
  faults.push(...readLists(cells, draft), ...readFlags(cells, draft));
  const manager = cells.get("manager_email");
  const managerEmail = manager === undefined || manager === "" ? manager : tidyEmail(manager);
  if (managerEmail === null) faults.push("the manager's e-mail address is not valid");
  else if (managerEmail !== undefined) draft.managerEmail = managerEmail;
  return { draft, faults };
}

function readLists(cells: CsvRow["cells"], draft: PersonRowDraft): string[] {
  const faults: string[] = [];
  const languages = cells.get("languages");
  if (languages !== undefined) {
    draft.languages = listOf(languages.replaceAll(/[,;]/g, "|"));
    const wrong = draft.languages.filter((language) => !z.safeParse(Language, language).success);
    if (wrong.length > 0) faults.push(`“${wrong[0]?.slice(0, 64)}” is not a language; write them like en|pt-BR`);
    if (draft.languages.length > MAX_LANGUAGES) faults.push(`has more than ${MAX_LANGUAGES} languages`);
  }
  const skills = cells.get("skills");
  if (skills !== undefined) draft.skills = listOf(skills);
  return faults;
}

function readFlags(cells: CsvRow["cells"], draft: PersonRowDraft): string[] {
  const faults: string[] = [];
  const role = (cells.get("role") ?? "").toLowerCase();
  if (role === "member" || role === "admin") draft.role = role;
  else if (role !== "") faults.push("the role is neither member nor admin");
  const expert = (cells.get("expert") ?? "").toLowerCase();
  if (YES.has(expert)) draft.expert = true;
  else if (NO.has(expert)) draft.expert = false;
  else if (expert !== "") faults.push("expert is neither yes nor no");
  return faults;
}
