import { and, asc, eq, gt, isNull } from "drizzle-orm";
import type { Actor } from "../../auth/actor.ts";
import { hashOf, newSecret } from "../../auth/secrets.ts";
import { after, HOUR } from "../../clock.ts";
import type { LtiRegistration, LtiRegistrationBody, LtiRegistrations } from "../../contract/lti-admin.ts";
import { ltiPlatforms, ltiRegistrations } from "../../db/schema/index.ts";
import { Refusal } from "../../refusal.ts";
import type { Services } from "../../services.ts";
import { uuidv7 } from "../../uuid.ts";

const HOURS = 24;

type Row = typeof ltiRegistrations.$inferSelect;

const view = ({ id, expiresAt, platformId, review }: Pick<Row, "id" | "expiresAt" | "platformId" | "review">) => ({
  id,
  expiresAt: expiresAt.toISOString(),
  platformId,
  review,
});

/**
 * Makes an address at which a platform registers itself, once. Its secret is nowhere else afterwards. Throws `not_found`
 * for a platform that is not here.
 */
export async function makeAddress(
  { db, clock, settings }: Services,
  { orgId, personId }: Actor,
  { platformId, hours = HOURS, review = false }: LtiRegistrationBody,
): Promise<LtiRegistration> {
  const now = clock.now();
  const secret = newSecret();
  const made = { id: uuidv7(now), platformId: platformId ?? null, review, expiresAt: after(now, hours * HOUR) };
  await db.inOrg(orgId, async (tx) => {
    if (platformId !== undefined) {
      const mine = and(eq(ltiPlatforms.orgId, orgId), eq(ltiPlatforms.id, platformId));
      const [found] = await tx.select({ id: ltiPlatforms.id }).from(ltiPlatforms).where(mine);
      if (found === undefined) throw new Refusal("not_found");
    }
    await tx.insert(ltiRegistrations).values({ ...made, orgId, secretHash: hashOf(secret), createdBy: personId });
  });
  return { ...view(made), address: `${settings.publicUrl}/lti/register/${secret}` };
}

/** The addresses that still work, the next to end first. */
export async function listAddresses({ db, clock }: Services, { orgId }: Actor): Promise<LtiRegistrations> {
  const open = and(
    eq(ltiRegistrations.orgId, orgId),
    isNull(ltiRegistrations.usedAt),
    gt(ltiRegistrations.expiresAt, clock.now()),
  );
  const rows = await db.inOrg(orgId, (tx) =>
    tx.select().from(ltiRegistrations).where(open).orderBy(asc(ltiRegistrations.expiresAt), ltiRegistrations.id),
  );
  return { registrations: rows.map(view) };
}

/** Takes an address back; a platform that registered by it stays. Throws `not_found`. */
export async function revokeAddress({ db }: Services, { orgId }: Actor, id: string): Promise<void> {
  const gone = await db.inOrg(orgId, (tx) =>
    tx
      .delete(ltiRegistrations)
      .where(and(eq(ltiRegistrations.orgId, orgId), eq(ltiRegistrations.id, id)))
      .returning({ id: ltiRegistrations.id }),
  );
  if (gone.length === 0) throw new Refusal("not_found");
}
