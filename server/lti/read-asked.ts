import { and, asc, count, desc, eq, gte, type SQL, sql } from "drizzle-orm";
import type { Actor } from "../auth/actor.ts";
import { after, DAY } from "../clock.ts";
import type { Asked } from "../contract/lti.ts";
import { asks, ltiContexts, ltiPlaces, skills } from "../db/schema/index.ts";
import type { Tx } from "../db/transaction.ts";
import { Refusal } from "../refusal.ts";
import type { Services } from "../services.ts";
import { placeOfSession } from "./session-place.ts";

const DAYS = 90;
/** Fewer asks than this could be pinned to people, and are not told. */
const FEWEST = 5;
const MOST = 50;

/**
 * What learners asked at a place and in its course, in counts of five or more; for whom a launch brought there as a
 * teacher. Throws `not_found` for everybody else.
 */
export function readAsked(services: Services, actor: Actor, placeId: string): Promise<Asked> {
  const since = after(services.clock.now(), -DAYS * DAY);
  return services.db.inOrg(actor.orgId, async (tx) => {
    const session = await placeOfSession(tx, actor);
    if (session?.role !== "teacher" || session.placeId !== placeId) throw new Refusal("not_found");
    const [place] = await tx
      .select({ contextRef: ltiPlaces.contextRef })
      .from(ltiPlaces)
      .where(and(eq(ltiPlaces.orgId, actor.orgId), eq(ltiPlaces.id, placeId)));
    if (place === undefined) throw new Refusal("not_found");
    const here = and(eq(asks.orgId, actor.orgId), eq(asks.placeId, placeId), gte(asks.openedAt, since));
    return {
      days: DAYS,
      here: { asks: await askCount(tx, here), skills: await bySkill(tx, here) },
      course: place.contextRef === null ? null : await inCourse(tx, actor.orgId, place.contextRef, since),
    };
  });
}

async function inCourse(tx: Tx, orgId: string, contextRef: string, since: Date): Promise<Asked["course"]> {
  const [context] = await tx
    .select({ title: ltiContexts.title })
    .from(ltiContexts)
    .where(and(eq(ltiContexts.orgId, orgId), eq(ltiContexts.id, contextRef)));
  const inside = and(
    eq(asks.orgId, orgId),
    gte(asks.openedAt, since),
    sql`${asks.placeId} in (select id from lti_places where org_id = ${orgId} and context_ref = ${contextRef})`,
  );
  return {
    title: context?.title ?? "",
    asks: await askCount(tx, inside),
    places: await byPlace(tx, inside),
    skills: await bySkill(tx, inside),
  };
}

type Which = SQL | undefined;

async function askCount(tx: Tx, which: Which): Promise<number | null> {
  const [row] = await tx.select({ asks: count() }).from(asks).where(which);
  const number = row?.asks ?? 0;
  return number < FEWEST ? null : number;
}

function bySkill(tx: Tx, which: Which) {
  const asked = count(asks.id);
  return tx
    .select({ id: skills.id, name: skills.name, asks: asked })
    .from(asks)
    .innerJoin(skills, and(eq(skills.orgId, asks.orgId), sql`${skills.id} = any(${asks.skillIds})`))
    .where(which)
    .groupBy(skills.id, skills.name)
    .having(gte(asked, FEWEST))
    .orderBy(desc(asked), asc(skills.name))
    .limit(MOST);
}

function byPlace(tx: Tx, which: Which) {
  const asked = count(asks.id);
  return tx
    .select({ id: ltiPlaces.id, title: ltiPlaces.title, asks: asked })
    .from(asks)
    .innerJoin(ltiPlaces, and(eq(ltiPlaces.orgId, asks.orgId), eq(ltiPlaces.id, asks.placeId)))
    .where(which)
    .groupBy(ltiPlaces.id, ltiPlaces.title)
    .having(gte(asked, FEWEST))
    .orderBy(desc(asked), asc(ltiPlaces.title))
    .limit(MOST);
}
