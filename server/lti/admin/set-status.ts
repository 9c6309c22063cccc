import { and, eq } from "drizzle-orm";
import type { Actor } from "../../auth/actor.ts";
import type { LtiPlatform } from "../../contract/lti-admin.ts";
import { ltiPlatforms } from "../../db/schema/index.ts";
import type { Services } from "../../services.ts";
import { endLaunched } from "./end-launched.ts";
import { platformRow, seenPlatform } from "./list-platforms.ts";

/**
 * Confirms a platform that waits, turns one off, or on again. One that is off launches nothing, and what its launches had
 * opened ends. Throws `not_found`.
 */
export async function setStatus(
  services: Services,
  { orgId }: Actor,
  id: string,
  status: "active" | "disabled",
): Promise<LtiPlatform> {
  const now = services.clock.now();
  const { platform, ended } = await services.db.inOrg(orgId, async (tx) => {
    await platformRow(tx, orgId, id);
    await tx
      .update(ltiPlatforms)
      .set({ status, updatedAt: now })
      .where(and(eq(ltiPlatforms.orgId, orgId), eq(ltiPlatforms.id, id)));
    const ended = status === "active" ? [] : await endLaunched(tx, orgId, id, now);
    return { platform: await seenPlatform(tx, orgId, id), ended };
  });
  services.sessions.forget(ended);
  return platform;
}
