/** Who is calling: a person in an organisation, in one session. */
export interface Actor {
  orgId: string;
  personId: string;
  role: "member" | "admin";
  sessionId: string;
  /** How the session was shown: a bearer token, or the web app's cookie. */
  by: "bearer" | "cookie";
}
