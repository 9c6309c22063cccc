import type * as z from "zod/mini";
import {
  AdminPeople,
  ImportReport,
  Invitation,
  InvitationList,
  Overview,
  type AdminPerson,
} from "../../../server/contract/index.ts";
import type { Outcome } from "../../carrier.ts";
import { path, type Http } from "../../client/http.ts";

export type ImportKind = "people" | "skills";
type Invitations = z.infer<typeof InvitationList>["invitations"];

/** What the people who look after the organisation may do, by the wire contract. */
export interface AdminApi {
  people(words: string, after: string | null): Promise<Outcome<z.infer<typeof AdminPeople>>>;
  setRole(id: string, role: AdminPerson["role"]): Promise<Outcome<null>>;
  markLeft(id: string): Promise<Outcome<null>>;
  /** Without `apply` a dry run. */
  bringIn(kind: ImportKind, csv: string, apply: boolean): Promise<Outcome<ImportReport>>;
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
