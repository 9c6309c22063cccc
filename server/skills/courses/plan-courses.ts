import type { ReportRow } from "../import/source/concept.ts";
import type { Pace } from "../import/runs/pace.ts";
import type { CsvRow } from "../../csv/rows.ts";
import { readCourseRow, type CourseDraft } from "./course-row.ts";

/** A course as it is kept. */
export interface CourseFields {
  id: string;
  title: string;
  description: string;
  modules: string[];
  url: string | null;
  language: string | null;
  skillIds: string[];
}

export interface CoursePlan {
  courses: CourseFields[];
  rows: ReportRow[];
}

/** Decides for each row what it would do to the catalogue; `find` gives the skill that a label leads to. */
export async function planCourses(
  file: string,
  rows: readonly CsvRow[],
  known: ReadonlyMap<string, CourseFields>,
  find: (label: string) => string | undefined,
  pace: Pace,
): Promise<CoursePlan> {
  const seen = new Map<string, number>();
  const plan: CoursePlan = { courses: [], rows: [] };
  for (const row of rows) {
    await pace();
    const { line } = row;
    const { draft, faults, notes } = readCourseRow(row);
    const first = seen.get(draft.id);
    if (faults.length === 0 && first !== undefined) faults.push(`line ${first} is about the same course`);
    if (faults.length > 0) {
      plan.rows.push({ file, line, action: "refuse", subject: draft.title || draft.id, notes: faults });
      continue;
    }
    seen.set(draft.id, line);
    const before = known.get(draft.id) ?? null;
    const { course, unknown } = courseOf(draft, before, find);
    const changes = before === null ? [] : changesOf(before, course);
    const action = before === null ? "add" : changes.length > 0 ? "change" : "same";
    if (action !== "same") plan.courses.push(course);
    plan.rows.push({ file, line, action, subject: course.title, notes: [...changes, ...unknown, ...notes] });
  }
  return plan;
}

function courseOf(
  { id, title, description, modules, url, language, skills }: CourseDraft,
  before: CourseFields | null,
  find: (label: string) => string | undefined,
): { course: CourseFields; unknown: string[] } {
  const found = (skills ?? []).map((label) => [label, find(label)] as const);
  const lost = found.filter(([, id]) => id === undefined).map(([label]) => `“${label}”`);
  const skillIds =
    skills === undefined
      ? (before?.skillIds ?? [])
      : [...new Set(found.flatMap(([, id]) => (id === undefined ? [] : [id])))];
  const course = {
    id,
    title,
    description: description ?? before?.description ?? "",
    modules: modules ?? before?.modules ?? [],
    url: url === undefined ? (before?.url ?? null) : url,
    language: language === undefined ? (before?.language ?? null) : language,
    skillIds,
  };
  const unknown =
    lost.length === 0 ? [] : [`not in the list of skills, and kept as proposals: ${lost.slice(0, 20).join(", ")}`];
  return { course, unknown };
}

function changesOf(before: CourseFields, after: CourseFields): string[] {
  return (["title", "description", "modules", "url", "language", "skillIds"] as const).flatMap((field) => {
    if (String(before[field]) === String(after[field])) return [];
    if (field === "description") return ["description"];
    const shown = (value: string | string[] | null) =>
      value === null || value.length === 0 ? "nothing" : `“${String(value).slice(0, 200)}”`;
    return [`${field === "skillIds" ? "skills" : field}: ${shown(before[field])} → ${shown(after[field])}`];
  });
}
