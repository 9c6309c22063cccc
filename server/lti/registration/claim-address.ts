import { and, eq, gt, isNull } from "drizzle-orm";
import { hashOf } from "../../auth/secrets.ts";
import { ltiPlatforms, ltiRegistrations, orgs } from "../../db/schema/index.ts";
import type { Services } from "../../services.ts";
import type { Platform } from "../platforms.ts";
import { RegistrationRefused } from "./refusals.ts";

/** 256 bits, base64url. */
const SECRET = /^[A-Za-z0-9_-]{43}$/;

export interface OpenAddress {
  orgId: string;
  orgName: string;
  id: string;
  review: boolean;
  /** The platform that it updates in place. */
  platform: Pick<Platform, "id" | "issuer" | "name" | "claims" | "scopes"> | null;
}

/** The registration that a secret opens now. Throws `registration_address_over`, `registration_address_used`. */
export async function findAddress({ db, clock }: Services, secret: string): Promise<OpenAddress> {
  if (!SECRET.test(secret)) throw new RegistrationRefused("registration_address_over");
  const [found] = await db.crossing("lti-registration", (tx) =>
    tx
      .select({
        orgId: ltiRegistrations.orgId,
        orgName: orgs.name,
        id: ltiRegistrations.id,
        review: ltiRegistrations.review,
        usedAt: ltiRegistrations.usedAt,
        platformId: ltiRegistrations.platformId,
        platform: {
          id: ltiPlatforms.id,
          issuer: ltiPlatforms.issuer,
          name: ltiPlatforms.name,
          claims: ltiPlatforms.claims,
          scopes: ltiPlatforms.scopes,
        },
      })
      .from(ltiRegistrations)
      .innerJoin(orgs, eq(orgs.orgId, ltiRegistrations.orgId))
      .leftJoin(
        ltiPlatforms,
        and(eq(ltiPlatforms.orgId, ltiRegistrations.orgId), eq(ltiPlatforms.id, ltiRegistrations.platformId)),
      )
      .where(and(eq(ltiRegistrations.secretHash, hashOf(secret)), gt(ltiRegistrations.expiresAt, clock.now()))),
  );
  if (found === undefined) throw new RegistrationRefused("registration_address_over");
  const { usedAt, platformId, ...open } = found;
  if (usedAt !== null) throw new RegistrationRefused("registration_address_used");
  // The platform that it was to update was deleted meanwhile: it must not make a new one instead.
  if (platformId !== null && open.platform === null) throw new RegistrationRefused("registration_address_over");
  return open;
}

/** Uses the address up; of two presses at once one statement lets one through. Throws `registration_address_used`. */
export async function claimAddress({ db, clock }: Services, { orgId, id }: OpenAddress): Promise<void> {
  const now = clock.now();
  const claimed = await db.inOrg(orgId, (tx) =>
    tx
      .update(ltiRegistrations)
      .set({ usedAt: now })
      .where(
        and(
          eq(ltiRegistrations.orgId, orgId),
          eq(ltiRegistrations.id, id),
          isNull(ltiRegistrations.usedAt),
          gt(ltiRegistrations.expiresAt, now),
        ),
      )
      .returning({ id: ltiRegistrations.id }),
  );
  if (claimed.length === 0) throw new RegistrationRefused("registration_address_used");
}

/** Gives the address back, since the platform has nothing of the registration. */
export async function releaseAddress({ db }: Services, { orgId, id }: OpenAddress): Promise<void> {
  await db.inOrg(orgId, (tx) =>
    tx
      .update(ltiRegistrations)
      .set({ usedAt: null })
      .where(and(eq(ltiRegistrations.orgId, orgId), eq(ltiRegistrations.id, id))),
  );
}
