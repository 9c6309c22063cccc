import type { CsvRow } from "../../csv/rows.ts";
import { slugOf } from "../import/skill-row.ts";

/** The columns of courses, in the order in which they are written. */
export const COURSE_COLUMNS = ["id", "title", "description", "modules", "url", "language", "skills"] as const;

/** What a table of courses may look like. */
export const COURSE_TABLE = { known: COURSE_COLUMNS, required: ["title"], cell: 20_000 };

/** A course of the catalogue as its row tells it; a column that the file does not have is absent. */
export interface CourseDraft {
  id: string;
  title: string;
  description?: string;
  modules?: string[];
  url?: string | null;
  language?: string | null;
  /** Ids, names or aliases. */
  skills?: string[];
}

const MAX_TITLE = 300;
/** Matching reads no further. */
const MAX_DESCRIPTION = 4_000;
const MAX_MODULES = 60;
const MAX_SKILLS = 60;
const LANGUAGE = /^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,4}$/;

const listOf = (cell: string) => [...new Set(cell.split("|").map((part) => part.trim()))].filter((part) => part !== "");

/** Reads one row; without an id the title makes one. Its faults are sentences for whoever made the file. */
export function readCourseRow({ cells, fault }: CsvRow): { draft: CourseDraft; faults: string[]; notes: string[] } {
  const title = cells.get("title") ?? "";
  const given = cells.get("id") ?? "";
  const draft: CourseDraft = { id: given === "" ? slugOf(title) : given, title };
  if (fault !== null) return { draft, faults: [fault], notes: [] };
  const faults: string[] = [];
  const notes: string[] = [];
  if (title === "") faults.push("has no title");
  if (title.length > MAX_TITLE) faults.push(`the title is longer than ${MAX_TITLE} characters`);
  if (draft.id === "" || draft.id.length > 200) faults.push("has no id, and its title makes none");
  const description = cells.get("description");
  if (description !== undefined) draft.description = description.slice(0, MAX_DESCRIPTION).toWellFormed();
  if ((description ?? "").length > MAX_DESCRIPTION) notes.push(`only the first ${MAX_DESCRIPTION} characters are kept`);
  const modules = cells.get("modules");
  if (modules !== undefined) draft.modules = listOf(modules).map((name) => name.slice(0, MAX_TITLE).toWellFormed());
  if ((draft.modules?.length ?? 0) > MAX_MODULES) faults.push(`has more than ${MAX_MODULES} modules`);
  const skills = cells.get("skills");
  if (skills !== undefined) draft.skills = listOf(skills);
  if ((draft.skills?.length ?? 0) > MAX_SKILLS) faults.push(`has more than ${MAX_SKILLS} skills`);
  const url = cells.get("url");
  if (url !== undefined) draft.url = url === "" ? null : url;
  if (url && !/^https?:$/.test(URL.parse(url)?.protocol ?? "")) faults.push("the url is no address of the web");
  if (url && url.length > 2000) faults.push("the url is longer than 2000 characters");
  const language = cells.get("language");
  if (language !== undefined) draft.language = language === "" ? null : language;
  if (language && !LANGUAGE.test(language)) faults.push("the language is no tag such as en or pt-BR");
  return { draft, faults, notes };
}
