import * as adminWords from "../../words/en/admin.ts";
import type { AdminApi } from "./admin-api.ts";
import { LongImport } from "./long-import.tsx";
import { PeopleImport } from "./people-import.tsx";
import { TakeawayImport } from "./takeaway-import.tsx";

interface Props {
  readonly api: AdminApi;
  readonly now: number;
}

/** People, takeaways, skills and courses as files: in by way of a dry run, and out. */
export function Imports({ api, now }: Props) {
  return (
    <div class="stack apart">
      <PeopleImport api={api} />
      <TakeawayImport api={api} />
      <LongImport api={api} now={now} />
      <p class="row">
        <a class="button" href="/api/admin/exports/skills.csv" download="skills.csv">
          {adminWords.exportSkills}
        </a>
        <a class="button" href="/api/admin/exports/courses.csv" download="courses.csv">
          {adminWords.exportCourses}
        </a>
      </p>
    </div>
  );
}
