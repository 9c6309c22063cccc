import { and, eq, inArray } from "drizzle-orm";
import type { Actor } from "../../auth/actor.ts";
import { asks, ltiPlaces, ltiPlatforms, ltiRegistrations } from "../../db/schema/index.ts";
import type { Services } from "../../services.ts";
import { endLaunched } from "./end-launched.ts";
import { platformRow } from "./list-platforms.ts";

/**
 * Deletes a platform with its deployments, courses, rosters and scores on their way. People stay, with their asks and
 * conversations; launches stop at once. Throws `not_found`.
 */
export async function deletePlatform(services: Services, { orgId }: Actor, id: string): Promise<void> {
  const ended = await services.db.inOrg(orgId, async (tx) => {
    await platformRow(tx, orgId, id);
    const ended = await endLaunched(tx, orgId, id, services.clock.now());
    const places = tx
      .select({ id: ltiPlaces.id })
      .from(ltiPlaces)
      .where(and(eq(ltiPlaces.orgId, orgId), eq(ltiPlaces.platformId, id)));
    await tx
      .update(asks)
      .set({ placeId: null })
      .where(and(eq(asks.orgId, orgId), inArray(asks.placeId, places)));
    await tx
      .delete(ltiRegistrations)
      .where(and(eq(ltiRegistrations.orgId, orgId), eq(ltiRegistrations.platformId, id)));
    await tx.delete(ltiPlatforms).where(and(eq(ltiPlatforms.orgId, orgId), eq(ltiPlatforms.id, id)));
    return ended;
  });
  services.sessions.forget(ended);
}
