import { and, asc, count, countDistinct, eq, inArray, sql } from "drizzle-orm";
import type { Actor } from "../../auth/actor.ts";
import type { LtiPlatform, LtiPlatforms } from "../../contract/lti-admin.ts";
import { ltiContexts, ltiDeployments, ltiPeople, ltiPlaces, ltiPlatforms } from "../../db/schema/index.ts";
import type { Tx } from "../../db/transaction.ts";
import { Refusal } from "../../refusal.ts";
import type { Services } from "../../services.ts";
import type { Platform } from "../platforms.ts";
import { toolFacts } from "../registration/tool-facts.ts";
import { type DeploymentRow, platformView } from "./platform-view.ts";

const DEPLOYMENTS = 200;

/** The organisation's platforms, by name, and what one asks for that is set up by hand. */
export async function listPlatforms({ db, settings }: Services, { orgId }: Actor): Promise<LtiPlatforms> {
  const { loginUrl, launchUrl, keysUrl, canvasUrl } = toolFacts(settings);
  const platforms = await db.inOrg(orgId, async (tx) => {
    const rows = await tx
      .select()
      .from(ltiPlatforms)
      .where(eq(ltiPlatforms.orgId, orgId))
      .orderBy(asc(ltiPlatforms.name), asc(ltiPlatforms.id));
    return views(tx, orgId, rows);
  });
  return { platforms, tool: { loginUrl, launchUrl, keysUrl, canvasUrl } };
}

/** One platform. Throws `not_found`. */
export function readPlatform({ db }: Services, { orgId }: Actor, id: string): Promise<LtiPlatform> {
  return db.inOrg(orgId, (tx) => seenPlatform(tx, orgId, id));
}

/** One platform as it stands in this transaction. Throws `not_found`. */
export async function seenPlatform(tx: Tx, orgId: string, id: string): Promise<LtiPlatform> {
  const [view] = await views(tx, orgId, [await platformRow(tx, orgId, id)]);
  if (view === undefined) throw new Refusal("not_found");
  return view;
}

/** The row of a platform, held until the transaction ends. Throws `not_found`. */
export async function platformRow(tx: Tx, orgId: string, id: string): Promise<Platform> {
  const [row] = await tx
    .select()
    .from(ltiPlatforms)
    .where(and(eq(ltiPlatforms.orgId, orgId), eq(ltiPlatforms.id, id)))
    .for("update");
  if (row === undefined) throw new Refusal("not_found");
  return row;
}

async function views(tx: Tx, orgId: string, platforms: readonly Platform[]): Promise<LtiPlatform[]> {
  const ids = platforms.map(({ id }) => id);
  if (ids.length === 0) return [];
  const deployments = await lastDeployments(tx, orgId, ids);
  const people = await tx
    .select({ id: ltiPeople.platformId, count: countDistinct(ltiPeople.personId) })
    .from(ltiPeople)
    .where(and(eq(ltiPeople.orgId, orgId), inArray(ltiPeople.platformId, ids)))
    .groupBy(ltiPeople.platformId);
  const courses = await tx
    .select({ id: ltiContexts.platformId, count: count() })
    .from(ltiContexts)
    .where(and(eq(ltiContexts.orgId, orgId), inArray(ltiContexts.platformId, ids)))
    .groupBy(ltiContexts.platformId);
  const places = await tx
    .select({ id: ltiPlaces.platformId, count: count() })
    .from(ltiPlaces)
    .where(and(eq(ltiPlaces.orgId, orgId), inArray(ltiPlaces.platformId, ids)))
    .groupBy(ltiPlaces.platformId);
  const of = (counts: { id: string; count: number }[], id: string) => counts.find((each) => each.id === id)?.count ?? 0;
  return platforms.map((platform) =>
    platformView(
      platform,
      deployments.filter(({ platformId }) => platformId === platform.id),
      { people: of(people, platform.id), courses: of(courses, platform.id), places: of(places, platform.id) },
    ),
  );
}

/** A platform may have thousands: the last used of each. */
async function lastDeployments(tx: Tx, orgId: string, ids: string[]): Promise<DeploymentRow[]> {
  const place = sql<number>`row_number() over (
    partition by ${ltiDeployments.platformId}
    order by ${ltiDeployments.lastLaunchAt} desc nulls last, ${ltiDeployments.firstSeenAt} desc, ${ltiDeployments.deploymentId}
  )`.as("place");
  const ranked = tx
    .select({
      deployment: sql<string>`${ltiDeployments.deploymentId}`.as("ranked_id"),
      of: ltiDeployments.platformId,
      place,
    })
    .from(ltiDeployments)
    .where(and(eq(ltiDeployments.orgId, orgId), inArray(ltiDeployments.platformId, ids)))
    .as("ranked");
  const rows = await tx
    .select({ row: ltiDeployments, place: ranked.place })
    .from(ltiDeployments)
    .innerJoin(
      ranked,
      and(eq(ranked.of, ltiDeployments.platformId), sql`${ranked.deployment} = ${ltiDeployments.deploymentId}`),
    )
    .where(and(eq(ltiDeployments.orgId, orgId), sql`${ranked.place} <= ${DEPLOYMENTS}`))
    .orderBy(ranked.place);
  return rows.map(({ row }) => row);
}
