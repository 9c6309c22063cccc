import { and, desc, eq, inArray, isNull, ne, or, sql } from "drizzle-orm";
import { ltiContexts, ltiPlaces } from "../db/schema/index.ts";
import type { Tx } from "../db/transaction.ts";
import { uuidv7 } from "../uuid.ts";
import { type Choice, choiceOf } from "./choices.ts";
import { CUSTOM } from "./claims.ts";
import type { Launch } from "./launch-type.ts";
import { GRADE_SERVICE_SCOPES } from "./grades/scopes.ts";
import { lockPlatform } from "./person.ts";
import { beginRoster } from "./roster/begin.ts";

export type Context = typeof ltiContexts.$inferSelect;
export type Place = typeof ltiPlaces.$inferSelect;

/** The course of a launch as it is kept, made or brought up to date; null for a launch without one. */
export async function contextOf(tx: Tx, launch: Launch, now: Date): Promise<Context | null> {
  const { platform, deploymentId, context } = launch;
  if (context === null) return null;
  const { orgId, id: platformId } = platform;
  const which = and(
    eq(ltiContexts.orgId, orgId),
    eq(ltiContexts.platformId, platformId),
    eq(ltiContexts.deploymentId, deploymentId),
    eq(ltiContexts.contextId, context.id),
  );
  const find = async () => (await tx.select().from(ltiContexts).where(which))[0];
  let known = await find();
  if (known === undefined) {
    await lockPlatform(tx, platform);
    known = await find();
  }
  const said = {
    title: context.title,
    label: context.label,
    history: context.history,
    // A launch from elsewhere in the platform may leave the services out; that takes nothing back.
    rosterUrl: launch.nrps?.url ?? known?.rosterUrl ?? null,
    lineItemsUrl: launch.ags?.lineitems ?? known?.lineItemsUrl ?? null,
  };
  if (known === undefined) {
    const made = { orgId, id: uuidv7(now), platformId, deploymentId, contextId: context.id, ...said, at: now };
    await tx.insert(ltiContexts).values(made);
    if (made.rosterUrl !== null) await beginRoster(tx, { orgId, contextRef: made.id, now });
    return made;
  }
  if (!isSame(known, said)) await tx.update(ltiContexts).set(said).where(which);
  if (known.rosterUrl === null && said.rosterUrl !== null) await beginRoster(tx, { orgId, contextRef: known.id, now });
  return { ...known, ...said };
}

const isSame = (known: object, said: object) =>
  Object.entries(said).every(([name, value]) => JSON.stringify(known[name as never]) === JSON.stringify(value));

/**
 * The place of a resource-link launch as it is kept, made or brought up to date. What its teacher chose comes by the
 * content item's custom parameter; a copied course, which has new ids, inherits it from the course that it was copied
 * from. Threads stay with the old place.
 */
export async function placeOf(tx: Tx, launch: Launch, context: Context | null, now: Date): Promise<Place | null> {
  const { platform, resourceLink } = launch;
  if (resourceLink === null) return null;
  const { orgId, id: platformId } = platform;
  const contextRef = context?.id ?? null;
  const which = and(
    eq(ltiPlaces.orgId, orgId),
    eq(ltiPlaces.platformId, platformId),
    contextRef === null ? isNull(ltiPlaces.contextRef) : eq(ltiPlaces.contextRef, contextRef),
    eq(ltiPlaces.resourceLinkId, resourceLink.id),
  );
  const find = async () => (await tx.select().from(ltiPlaces).where(which))[0];
  let known = await find();
  if (known === undefined) {
    await lockPlatform(tx, platform);
    known = await find();
  }
  const said = {
    title: resourceLink.title,
    lineItemUrl: launch.ags?.lineitem ?? known?.lineItemUrl ?? null,
    gradeScopes: gradeScopesOf(launch),
  };
  const meaning = await meaningOf(tx, launch, known);
  if (known === undefined) {
    const made = { orgId, id: uuidv7(now), platformId, contextRef, resourceLinkId: resourceLink.id, ...said, at: now };
    const place = { ...made, ...(meaning ?? { choiceId: null, topicTitle: "", skillIds: [] }) };
    await tx.insert(ltiPlaces).values(place);
    return place;
  }
  const changed = { ...said, ...meaning };
  if (!isSame(known, changed)) await tx.update(ltiPlaces).set(changed).where(which);
  return { ...known, ...changed };
}

/** What this launch lets the tool do with grades; nothing without the claim. */
export const gradeScopesOf = ({ ags }: Launch) =>
  GRADE_SERVICE_SCOPES.filter((scope) => ags?.scopes.includes(scope) === true);

type Meaning = Choice & { choiceId: string | null };

/** What a place is about, where that is to be set: a choice it does not have yet, or, at first, what it inherits. */
async function meaningOf(tx: Tx, launch: Launch, known: Place | undefined): Promise<Meaning | null> {
  const choiceId = launch.custom[CUSTOM.choice];
  if (choiceId !== undefined && choiceId !== known?.choiceId) {
    const choice = await choiceOf(tx, launch.platform.orgId, choiceId);
    if (choice !== null) return { choiceId, ...choice };
  }
  return known === undefined ? inherited(tx, launch) : null;
}

/** From the courses that this one was copied from: the place that this one was, else the one of the same name. */
async function inherited(tx: Tx, { platform, context, resourceLink }: Launch): Promise<Meaning | null> {
  if (context === null || resourceLink === null || context.history.length === 0) return null;
  const { history, title } = resourceLink;
  const wasThis = history.length === 0 ? sql`false` : inArray(ltiPlaces.resourceLinkId, history);
  const [found] = await tx
    .select({ choiceId: ltiPlaces.choiceId, topicTitle: ltiPlaces.topicTitle, skillIds: ltiPlaces.skillIds })
    .from(ltiPlaces)
    .innerJoin(ltiContexts, and(eq(ltiContexts.orgId, ltiPlaces.orgId), eq(ltiContexts.id, ltiPlaces.contextRef)))
    .where(
      and(
        eq(ltiPlaces.orgId, platform.orgId),
        eq(ltiPlaces.platformId, platform.id),
        inArray(ltiContexts.contextId, context.history),
        or(wasThis, title === "" ? sql`false` : eq(ltiPlaces.title, title)),
        or(ne(ltiPlaces.topicTitle, ""), sql`cardinality(${ltiPlaces.skillIds}) > 0`),
      ),
    )
    .orderBy(
      // A bare constant is no order to PostgreSQL.
      sql`(${wasThis}) is true desc`,
      sql`array_position(${sql.param(context.history)}::text[], ${ltiContexts.contextId})`,
      desc(ltiPlaces.at),
    )
    .limit(1);
  return found ?? null;
}
