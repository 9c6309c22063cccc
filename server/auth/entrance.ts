import { and, asc, eq } from "drizzle-orm";
import type { Clock } from "../clock.ts";
import { orgs, people } from "../db/schema/index.ts";
import type { Database, Tx } from "../db/transaction.ts";
import { Refusal } from "../refusal.ts";
import { uuidv7 } from "../uuid.ts";
import { findInvitation, type OpenInvitation, useInvitation } from "./invitations.ts";

interface House {
  db: Database;
  clock: Clock;
}

/** Somebody whose address is proven, and the invitation they came by. */
export interface Comer {
  email: string;
  invitation: string | undefined;
}

export interface Membership {
  orgId: string;
  orgName: string;
  personId: string;
}

/** What a proven address opens. */
export type Entrance =
  | { kind: "enter"; orgId: string; personId: string }
  /** In several organisations, or in one and invited to another. */
  | { kind: "choose"; memberships: Membership[]; joins: OpenInvitation | null }
  | { kind: "join"; joins: OpenInvitation }
  | { kind: "unknown" | "left" | "invitation_of_other" | "invitation_over" };

/** Decides where a proven address leads to; changes nothing. */
export function entranceOf({ db, clock }: House, { email, invitation }: Comer): Promise<Entrance> {
  return db.crossing("sign-in", async (tx): Promise<Entrance> => {
    const { memberships, left } = await membershipsOf(tx, email);
    const found = invitation === undefined ? null : await findInvitation(tx, invitation, clock.now());
    const member = memberships.find(({ orgId }) => orgId === found?.orgId);
    if (member !== undefined) return { kind: "enter", ...member };
    const joins = found !== null && mayJoin(found, email, left) ? found : null;
    const [only] = memberships;
    if (only === undefined) {
      if (joins !== null) return { kind: "join", joins };
      if (found !== null && found.email !== null && found.email !== email) return { kind: "invitation_of_other" };
      if (left.length > 0) return { kind: "left" };
      return { kind: invitation === undefined ? "unknown" : "invitation_over" };
    }
    if (memberships.length === 1 && joins === null) return { kind: "enter", ...only };
    return { kind: "choose", memberships, joins };
  });
}

/** Someone who left comes back only by an invitation to them; an open one may still go round. */
function mayJoin(invitation: OpenInvitation, email: string, left: readonly string[]): boolean {
  return invitation.email === null ? !left.includes(invitation.orgId) : invitation.email === email;
}

async function membershipsOf(tx: Tx, email: string) {
  const found = await tx
    .select({ orgId: people.orgId, orgName: orgs.name, personId: people.id, leftAt: people.leftAt })
    .from(people)
    .innerJoin(orgs, eq(orgs.orgId, people.orgId))
    .where(eq(people.email, email))
    .orderBy(asc(orgs.name), people.orgId);
  return {
    memberships: found.filter(({ leftAt }) => leftAt === null).map(({ leftAt: _left, ...membership }) => membership),
    left: found.filter(({ leftAt }) => leftAt !== null).map(({ orgId }) => orgId),
  };
}

/** Makes the comer a member of the organisation that invited them. Throws `code_refused` when it does not any more. */
export function join({ db, clock }: House, { email, invitation = "" }: Comer, name: string) {
  const now = clock.now();
  return db.crossing("invitation", async (tx) => {
    const used = await useInvitation(tx, invitation, email, now);
    if (used === null) throw new Refusal("code_refused");
    const { orgId } = used;
    const [joined] = await tx
      .insert(people)
      .values({ orgId, id: uuidv7(now), email, name, joinedAt: now })
      .onConflictDoNothing()
      .returning({ personId: people.id });
    return { orgId, personId: joined?.personId ?? (await comeBack(tx, used, email, name)) };
  });
}

async function comeBack(tx: Tx, { orgId, email: bound }: OpenInvitation, email: string, name: string): Promise<string> {
  const [person] = await tx
    .select({ id: people.id, leftAt: people.leftAt })
    .from(people)
    .where(and(eq(people.orgId, orgId), eq(people.email, email)))
    .for("update");
  if (person === undefined) throw new Refusal("conflict");
  if (person.leftAt !== null) {
    if (bound === null) throw new Refusal("code_refused");
    await tx
      .update(people)
      .set({ leftAt: null, confirmedAt: null, name })
      .where(and(eq(people.orgId, orgId), eq(people.id, person.id)));
  }
  return person.id;
}
