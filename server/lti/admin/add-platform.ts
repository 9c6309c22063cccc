import type { Actor } from "../../auth/actor.ts";
import type { LtiPlatformBody, LtiPlatformSaved } from "../../contract/lti-admin.ts";
import { ltiDeployments, ltiPlatforms } from "../../db/schema/index.ts";
import { sqlState } from "../../db/transaction.ts";
import { Refusal } from "../../refusal.ts";
import type { Services } from "../../services.ts";
import { uuidv7 } from "../../uuid.ts";
import { scopesFor } from "../registration/tool-facts.ts";
import { refuseAddresses, refuseMatching } from "./check-platform.ts";
import { seenPlatform } from "./list-platforms.ts";
import { keepHealth } from "./keep-health.ts";
import { probeKeys } from "./probe-keys.ts";

/**
 * Writes a platform down by hand, and looks at its keys without standing on them. Throws `invalid`, and `conflict` when
 * this client of this issuer is known.
 */
export async function addPlatform(
  services: Services,
  { orgId }: Actor,
  { deploymentIds = [], ...given }: LtiPlatformBody,
): Promise<LtiPlatformSaved> {
  const { settings, db, clock } = services;
  refuseAddresses(settings, given);
  refuseMatching(given);
  const now = clock.now();
  const id = uuidv7(now);
  try {
    await db.inOrg(orgId, async (tx) => {
      const scopes = scopesFor({ roster: true, grades: given.grades === true });
      await tx.insert(ltiPlatforms).values({
        ...given,
        orgId,
        id,
        scopes,
        status: "active",
        deploymentPolicy: given.deploymentPolicy ?? (deploymentIds.length === 0 ? "accept_and_record" : "strict"),
        createdAt: now,
        updatedAt: now,
      });
      const deployments = [...new Set(deploymentIds)].map((deploymentId) => ({
        orgId,
        platformId: id,
        deploymentId,
        firstSeenAt: now,
      }));
      if (deployments.length > 0) await tx.insert(ltiDeployments).values(deployments);
    });
  } catch (error) {
    if (sqlState(error) === "23505") throw new Refusal("conflict", { detail: KNOWN });
    throw error;
  }
  return lookAtKeys(services, orgId, id, given.keysUrl);
}

/** Looks at the keys of a platform, keeps what was found as its health, and shows the platform. */
export async function lookAtKeys(
  { settings, db, clock }: Services,
  orgId: string,
  id: string,
  keysUrl: string,
): Promise<LtiPlatformSaved> {
  const keys = await probeKeys(settings, keysUrl);
  const platform = await db.inOrg(orgId, async (tx) => {
    await keepHealth(tx, { orgId, id, keysUrl }, keys, clock.now());
    return seenPlatform(tx, orgId, id);
  });
  return { platform, keys };
}

const KNOWN = "This client of this issuer is known already.";
