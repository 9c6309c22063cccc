import type { Actor } from "../../auth/actor.ts";
import { writeCsv } from "../../csv/write-csv.ts";
import type { Services } from "../../services.ts";
import { createPace } from "../import/runs/pace.ts";
import { COURSE_COLUMNS } from "./course-row.ts";
import { readCourses } from "./keep-courses.ts";

/** The catalogue with its tags, as a file that the import takes. */
export async function exportCourses({ db }: Services, { orgId }: Actor): Promise<string> {
  const all = await readCourses(db, orgId, createPace(new AbortController().signal));
  const cells = all.map(({ id, title, description, modules, url, language, skillIds }) => [
    id,
    title,
    description,
    modules.join("|"),
    url ?? "",
    language ?? "",
    skillIds.join("|"),
  ]);
  return writeCsv(COURSE_COLUMNS, cells);
}
