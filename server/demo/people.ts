import { asc, eq, isNull } from "drizzle-orm";
import { openSession } from "../auth/sessions.ts";
import { orgs, people, sessions } from "../db/schema/index.ts";
import type { Database } from "../db/transaction.ts";
import { launchExample } from "./example-lti.ts";

/** Somebody to sign in as; the token exists in demo mode only. */
export interface DemoPerson {
  id: string;
  org: string;
  name: string;
  role: "member" | "admin";
  signIn: string;
  token: string;
}

/** Who has a story in the sample data, in the order in which it is best met. */
export const CAST: readonly string[] = [
  "Ida Lindqvist",
  "Marta Alves",
  "Tomás Ferreira",
  "Noor Haddad",
  "Kwame Mensah",
  "Yuki Tanaka",
  "Priya Raman",
  "Jonas Weber",
];

/** Gives everybody in the demo a fresh token; those of an earlier start end. The cast comes first. */
export function demoPeople(db: Database, publicUrl: string, now: Date): Promise<DemoPerson[]> {
  return db.crossing("demo", async (tx) => {
    await tx.delete(sessions).where(eq(sessions.kind, "demo"));
    const found = await tx
      .select({ id: people.id, orgId: people.orgId, org: orgs.slug, name: people.name, role: people.role })
      .from(people)
      .innerJoin(orgs, eq(orgs.orgId, people.orgId))
      .where(isNull(people.leftAt))
      .orderBy(asc(orgs.createdAt), asc(people.id));
    const listed: DemoPerson[] = [];
    for (const { orgId, ...person } of found) {
      const { id, token } = await openSession(tx, { orgId, personId: person.id, kind: "demo", label: "Demo", now });
      if (person.name === CAST[0]) await launchExample(tx, orgId, id, now);
      listed.push({ ...person, signIn: `${publicUrl}/demo/sign-in/${person.id}`, token });
    }
    const place = ({ name }: DemoPerson) => (CAST.includes(name) ? CAST.indexOf(name) : CAST.length);
    return listed.sort((left, right) => place(left) - place(right));
  });
}
