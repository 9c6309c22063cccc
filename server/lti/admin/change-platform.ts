import { and, eq } from "drizzle-orm";
import type { Actor } from "../../auth/actor.ts";
import type { LtiPlatformChange, LtiPlatformSaved } from "../../contract/lti-admin.ts";
import { ltiPlatforms } from "../../db/schema/index.ts";
import type { Services } from "../../services.ts";
import { lookAtKeys } from "./add-platform.ts";
import { refuseAddresses, refuseMatching } from "./check-platform.ts";
import { platformRow, seenPlatform } from "./list-platforms.ts";

/** Changes what is named, and looks at the keys when their address is another one. Throws `not_found`, `invalid`. */
export async function changePlatform(
  services: Services,
  { orgId }: Actor,
  id: string,
  change: LtiPlatformChange,
): Promise<LtiPlatformSaved> {
  const { settings, db, clock } = services;
  refuseAddresses(settings, change);
  const { platform, moved } = await db.inOrg(orgId, async (tx) => {
    const before = await platformRow(tx, orgId, id);
    refuseMatching({ ...before, ...change });
    const moved = change.keysUrl !== undefined && change.keysUrl !== before.keysUrl;
    const health = moved ? { keysFailedSince: null, keysProblem: null } : {};
    await tx
      .update(ltiPlatforms)
      .set({ ...change, ...health, updatedAt: clock.now() })
      .where(and(eq(ltiPlatforms.orgId, orgId), eq(ltiPlatforms.id, id)));
    return { platform: await seenPlatform(tx, orgId, id), moved };
  });
  return moved ? lookAtKeys(services, orgId, id, platform.keysUrl) : { platform, keys: null };
}
