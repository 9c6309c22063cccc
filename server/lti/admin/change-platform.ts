import { and, eq } from "drizzle-orm";
import type { Actor } from "../../auth/actor.ts";
import type { LtiPlatformChange, LtiPlatformSaved } from "../../contract/lti-admin.ts";
import { ltiPlatforms } from "../../db/schema/index.ts";
import { appendFeed } from "../../feed/append.ts";
import type { Services } from "../../services.ts";
import { openAsksOf } from "../grades/told-courses.ts";
import { lookAtKeys } from "./add-platform.ts";
import { refuseAddresses, refuseMatching } from "./check-platform.ts";
import { platformRow, seenPlatform } from "./list-platforms.ts";

/**
 * Changes what is named, and looks at the keys when their address is another one. Where scores are switched on or off, the
 * learners of open questions read what their course is told. Throws `not_found`, `invalid`.
 */
export async function changePlatform(
  services: Services,
  { orgId }: Actor,
  id: string,
  change: LtiPlatformChange,
): Promise<LtiPlatformSaved> {
  const { settings, db, clock } = services;
  refuseAddresses(settings, change);
  const { platform, moved, told } = await db.inOrg(orgId, async (tx) => {
    const before = await platformRow(tx, orgId, id);
    refuseMatching({ ...before, ...change });
    const moved = change.keysUrl !== undefined && change.keysUrl !== before.keysUrl;
    const health = moved ? { keysFailedSince: null, keysProblem: null } : {};
    await tx
      .update(ltiPlatforms)
      .set({ ...change, ...health, updatedAt: clock.now() })
      .where(and(eq(ltiPlatforms.orgId, orgId), eq(ltiPlatforms.id, id)));
    const platform = await seenPlatform(tx, orgId, id);
    if ((change.grades ?? before.grades) === before.grades) return { platform, moved, told: [] };
    const open = await openAsksOf(tx, orgId, id);
    const changes = open.map((ask) => ({ personId: ask.askerId, kind: "ask" as const, ref: ask.id }));
    return { platform, moved, told: await appendFeed(tx, orgId, clock.now(), changes) };
  });
  services.live.hint(orgId, told);
  return moved ? lookAtKeys(services, orgId, id, platform.keysUrl) : { platform, keys: null };
}
