import { and, asc, eq, gt, isNull, or, sql } from "drizzle-orm";
import { after, type Clock, DAY } from "../clock.ts";
import { invitations, orgs } from "../db/schema/index.ts";
import type { Database, Tx } from "../db/transaction.ts";
import { Refusal } from "../refusal.ts";
import { uuidv7 } from "../uuid.ts";
import type { Actor } from "./actor.ts";
import { hashOf, newSecret } from "./secrets.ts";

const DAYS = 14;

/** Makes an invitation. Its secret is nowhere else afterwards. */
export async function invite(
  { db, clock }: { db: Database; clock: Clock },
  { orgId, personId }: Actor,
  { email = null, days = DAYS }: { email?: string | null; days?: number | undefined },
) {
  const now = clock.now();
  const secret = newSecret();
  const invitation = { id: uuidv7(now), email, expiresAt: after(now, days * DAY) };
  await db.inOrg(orgId, (tx) =>
    tx.insert(invitations).values({ orgId, ...invitation, secretHash: hashOf(secret), createdBy: personId }),
  );
  return { ...invitation, secret };
}

const open = (now: Date) => and(eq(invitations.revoked, false), gt(invitations.expiresAt, now));

/** The invitations of an organisation that still let people in, the next to end first. */
export function openInvitations({ db, clock }: { db: Database; clock: Clock }, { orgId }: Actor) {
  return db.inOrg(orgId, (tx) =>
    tx
      .select({
        id: invitations.id,
        email: invitations.email,
        expiresAt: invitations.expiresAt,
        used: invitations.used,
      })
      .from(invitations)
      .where(and(eq(invitations.orgId, orgId), open(clock.now())))
      .orderBy(asc(invitations.expiresAt), invitations.id),
  );
}

/** Takes an invitation back; those who came by it stay. Throws `not_found`. */
export async function revokeInvitation(db: Database, { orgId }: Actor, id: string): Promise<void> {
  const revoked = await db.inOrg(orgId, (tx) =>
    tx
      .update(invitations)
      .set({ revoked: true })
      .where(and(eq(invitations.orgId, orgId), eq(invitations.id, id)))
      .returning({ id: invitations.id }),
  );
  if (revoked.length === 0) throw new Refusal("not_found");
}

export interface OpenInvitation {
  orgId: string;
  orgName: string;
  /** The only address that it lets in, or null for any. */
  email: string | null;
}

/** The invitation that a secret opens now, or null. Across organisations: the secret says which. */
export async function findInvitation(tx: Tx, secret: string, now: Date): Promise<OpenInvitation | null> {
  const [found] = await tx
    .select({ orgId: invitations.orgId, orgName: orgs.name, email: invitations.email })
    .from(invitations)
    .innerJoin(orgs, eq(orgs.orgId, invitations.orgId))
    .where(and(eq(invitations.secretHash, hashOf(secret)), open(now)));
  return found ?? null;
}

/** Counts one more who came by it, if it lets `email` in now; one statement decides. */
export async function useInvitation(tx: Tx, secret: string, email: string, now: Date): Promise<OpenInvitation | null> {
  const used = await tx
    .update(invitations)
    .set({ used: sql`${invitations.used} + 1` })
    .where(
      and(
        eq(invitations.secretHash, hashOf(secret)),
        open(now),
        or(isNull(invitations.email), eq(invitations.email, email)),
      ),
    )
    .returning({ id: invitations.id });
  return used.length === 0 ? null : findInvitation(tx, secret, now);
}
