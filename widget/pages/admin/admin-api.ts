import type * as z from "zod/mini";
import {
  AdminPeople,
  ImportReport,
  ImportRun,
  ImportRunRows,
  ImportRuns,
  Invitation,
  InvitationList,
  Overview,
  type AdminPerson,
  type ImportKind,
  type RunAction,
} from "../../../server/contract/index.ts";
import type { Outcome } from "../../carrier.ts";
import { path, type Http } from "../../client/http.ts";

type Invitations = z.infer<typeof InvitationList>["invitations"];

/** What the people who look after the organisation may do, by the wire contract. */
export interface AdminApi {
  people(words: string, after: string | null): Promise<Outcome<z.infer<typeof AdminPeople>>>;
  setRole(id: string, role: AdminPerson["role"]): Promise<Outcome<null>>;
  markLeft(id: string): Promise<Outcome<null>>;
  /** Without `apply` a dry run. */
  bringIn(kind: "people" | "skills", csv: string, apply: boolean): Promise<Outcome<ImportReport>>;
  bringInTakeaways(content: string, apply: boolean): Promise<Outcome<ImportReport>>;
  /** The last long imports, newest first. */
  importRuns(): Promise<Outcome<z.infer<typeof ImportRuns>>>;
  importRun(id: string): Promise<Outcome<ImportRun>>;
  /** Without `apply` a dry run; answers once it has begun. */
  startImport(kind: ImportKind, files: readonly File[], apply: boolean): Promise<Outcome<ImportRun>>;
  cancelImport(id: string): Promise<Outcome<null>>;
  importRows(id: string, after: number, action: RunAction | null): Promise<Outcome<z.infer<typeof ImportRunRows>>>;
  invitations(): Promise<Outcome<{ invitations: Invitations }>>;
  invite(email: string | null, days: number): Promise<Outcome<Invitation>>;
  revoke(id: string): Promise<Outcome<null>>;
  overview(): Promise<Outcome<Overview>>;
}

export function createAdminApi({ call }: Http): AdminApi {
  return {
    people: (words, after) =>
      call({
        method: "GET",
        path: after ? path`/api/admin/people?q=${words}&after=${after}` : path`/api/admin/people?q=${words}`,
        answer: AdminPeople,
      }),
    setRole: (id, role) =>
      call({ method: "POST", path: path`/api/admin/people/${id}/role`, body: { role }, answer: null }),
    markLeft: (id) => call({ method: "POST", path: path`/api/admin/people/${id}/left`, body: {}, answer: null }),
    bringIn: (kind, csv, apply) =>
      call({ method: "POST", path: `/api/admin/imports/${kind}`, body: { csv, apply }, answer: ImportReport }),
    bringInTakeaways: (content, apply) =>
      call({ method: "POST", path: "/api/admin/imports/takeaways", body: { content, apply }, answer: ImportReport }),
    importRuns: () => call({ method: "GET", path: "/api/admin/imports/runs", answer: ImportRuns }),
    importRun: (id) => call({ method: "GET", path: path`/api/admin/imports/runs/${id}`, answer: ImportRun }),
    startImport: (kind, files, apply) =>
      call({ method: "POST", path: "/api/admin/imports/runs", body: formOf(kind, files, apply), answer: ImportRun }),
    cancelImport: (id) => call({ method: "DELETE", path: path`/api/admin/imports/runs/${id}`, answer: null }),
    importRows: (id, after, action) => {
      const rows = path`/api/admin/imports/runs/${id}/rows?after=${String(after)}`;
      return call({ method: "GET", path: action ? `${rows}&action=${action}` : rows, answer: ImportRunRows });
    },
    invitations: () => call({ method: "GET", path: "/api/admin/invitations", answer: InvitationList }),
    invite: (email, days) =>
      call({
        method: "POST",
        path: "/api/admin/invitations",
        body: { ...(email && { email }), days },
        answer: Invitation,
      }),
    revoke: (id) => call({ method: "DELETE", path: path`/api/admin/invitations/${id}`, answer: null }),
    overview: () => call({ method: "GET", path: "/api/admin/overview", answer: Overview }),
  };
}

/** The files as they are: their letters are the service's to read. */
function formOf(kind: ImportKind, files: readonly File[], apply: boolean): FormData {
  const form = new FormData();
  form.set("kind", kind);
  form.set("apply", String(apply));
  for (const file of files) form.append("files", file, file.name);
  return form;
}
