import { and, asc, eq } from "drizzle-orm";
import type { Actor } from "../auth/actor.ts";
import { shownEmail } from "../auth/email.ts";
import type { Me } from "../contract/person.ts";
import type { PersonName } from "../contract/values.ts";
import { notHere, orgs, people } from "../db/schema/index.ts";
import type { Tx } from "../db/transaction.ts";
import { takeawayQuestions } from "../knowledge/questions.ts";
import { Refusal } from "../refusal.ts";
import type { Services } from "../services.ts";
import { myAvailability } from "./my-availability.ts";

/** What the service knows about the caller. Throws `not_signed_in` for somebody who is no longer here. */
export function readMe(services: Services, { orgId, personId }: Actor): Promise<Me> {
  const now = services.clock.now();
  return services.db.inOrg(orgId, (tx) => meOf(tx, orgId, personId, now));
}

async function meOf(tx: Tx, orgId: string, personId: string, now: Date): Promise<Me> {
  const [row] = await tx
    .select({ me: people, org: { id: orgs.orgId, name: orgs.name } })
    .from(people)
    .innerJoin(orgs, eq(orgs.orgId, people.orgId))
    .where(and(eq(people.orgId, orgId), eq(people.id, personId)));
  if (row === undefined || row.me.leftAt !== null) throw new Refusal("not_signed_in");
  const { me, org } = row;
  return {
    id: me.id,
    name: me.name,
    email: shownEmail(me.email),
    role: me.role,
    org,
    languages: me.languages,
    department: me.department,
    confirmed: me.confirmedAt !== null,
    availability: await myAvailability(tx, me, now),
    mail: me.mail,
    leaveOut: { chain: me.skipChain, close: me.skipClose },
    foundByAnswers: me.foundByAnswers,
    notHere: await notHereOf(tx, orgId, personId),
    takeaways: await takeawayQuestions(tx, orgId, personId),
    now: now.toISOString(),
  };
}

/** The people whom somebody does not want to meet here, by name. For that somebody alone. */
export function notHereOf(tx: Tx, orgId: string, personId: string): Promise<PersonName[]> {
  return tx
    .select({ id: people.id, name: people.name })
    .from(notHere)
    .innerJoin(people, and(eq(people.orgId, notHere.orgId), eq(people.id, notHere.otherId)))
    .where(and(eq(notHere.orgId, orgId), eq(notHere.personId, personId)))
    .orderBy(asc(people.name), asc(people.id));
}
