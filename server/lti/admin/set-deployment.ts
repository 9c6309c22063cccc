import type { Actor } from "../../auth/actor.ts";
import type { LtiDeploymentBody, LtiPlatform } from "../../contract/lti-admin.ts";
import { ltiDeployments } from "../../db/schema/index.ts";
import type { Services } from "../../services.ts";
import { platformRow, seenPlatform } from "./list-platforms.ts";

/** Adds a deployment that may launch, or turns one off or on. Throws `not_found`. */
export function setDeployment(
  { db, clock }: Services,
  { orgId }: Actor,
  id: string,
  { deploymentId, disabled }: LtiDeploymentBody,
): Promise<LtiPlatform> {
  return db.inOrg(orgId, async (tx) => {
    await platformRow(tx, orgId, id);
    await tx
      .insert(ltiDeployments)
      .values({ orgId, platformId: id, deploymentId, disabled, firstSeenAt: clock.now() })
      .onConflictDoUpdate({
        target: [ltiDeployments.orgId, ltiDeployments.platformId, ltiDeployments.deploymentId],
        set: { disabled },
      });
    return seenPlatform(tx, orgId, id);
  });
}
