import { asc, gt, sql } from "drizzle-orm";
import { courses } from "../../db/schema/index.ts";
import { type Database, rows, type Tx } from "../../db/transaction.ts";
import type { Pace } from "../import/runs/pace.ts";
import type { CourseFields } from "./plan-courses.ts";

const AT_ONCE = 60;

/** The organisation's catalogue, read some at a time so that others have their turn. */
export async function readCourses(db: Database, orgId: string, pace: Pace): Promise<CourseFields[]> {
  const all: CourseFields[] = [];
  for (let after = ""; ;) {
    const page = await db.inOrg(orgId, (tx) =>
      tx.select().from(courses).where(gt(courses.id, after)).orderBy(asc(courses.id)).limit(AT_ONCE),
    );
    for (const { id, title, description, modules, url, language, skillIds } of page)
      all.push({ id, title, description, modules, url, language, skillIds });
    const last = page.at(-1);
    if (last === undefined || page.length < AT_ONCE) return all;
    after = last.id;
    await pace();
  }
}

/** Writes courses, new and known ones alike, some a statement. */
export async function writeCourses(
  tx: Tx,
  orgId: string,
  all: readonly CourseFields[],
  now: Date,
  pace: Pace,
  onWritten: (courses: number) => void,
): Promise<void> {
  const at = now.toISOString();
  for (let from = 0; from < all.length; from += AT_ONCE) {
    const part = all.slice(from, from + AT_ONCE).map(({ skillIds, ...course }) => ({ ...course, skill_ids: skillIds }));
    await rows(
      tx,
      sql`insert into courses (org_id, id, title, description, modules, url, language, skill_ids, created_at, updated_at)
        select ${orgId}::uuid, r.id, r.title, r.description, r.modules, r.url, r.language, r.skill_ids, ${at}::timestamptz, ${at}::timestamptz
        from jsonb_to_recordset(${JSON.stringify(part)}::jsonb)
          as r(id text, title text, description text, modules text[], url text, language text, skill_ids text[])
        on conflict (org_id, id) do update set title = excluded.title, description = excluded.description,
          modules = excluded.modules, url = excluded.url, language = excluded.language,
          skill_ids = excluded.skill_ids, updated_at = excluded.updated_at`,
    );
    onWritten(part.length);
    await pace();
  }
}
