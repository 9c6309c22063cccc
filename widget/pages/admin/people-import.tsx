import * as adminWords from "../../words/en/admin.ts";
import type { AdminApi } from "./admin-api.ts";
import { TextImport } from "./text-import.tsx";

const OUT = [{ href: "/api/admin/exports/people.csv", name: "people.csv", label: adminWords.exportPeople }];

/** People as CSV. */
export const PeopleImport = ({ api }: { readonly api: AdminApi }) => (
  <TextImport
    id="import-people"
    title={adminWords.peopleCsv}
    hint={adminWords.peopleCsvHint}
    accept=".csv,text/csv,text/plain"
    out={OUT}
    bringIn={(csv, apply) => api.bringIn("people", csv, apply)}
  />
);
