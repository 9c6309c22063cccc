import { and, asc, eq } from "drizzle-orm";
import type { MyExport } from "../contract/export.ts";
import {
  ltiContexts,
  ltiMembers,
  ltiPeople,
  ltiPlaces,
  ltiPlatforms,
  ltiScores,
  ltiSessions,
  sessions,
} from "../db/schema/index.ts";
import type { Tx } from "../db/transaction.ts";
import type { PersonRow } from "./change-me.ts";

type Me = Pick<PersonRow, "orgId" | "id">;

/**
 * What learning platforms told of a person, and were told: as whom they know them, in which courses they list them, what
 * was opened there, and scores. No address, token or key of a platform.
 */
export async function platformRecords(tx: Tx, me: Me): Promise<MyExport["learningPlatforms"]> {
  const known = await tx
    .select({ as: ltiPeople, platform: ltiPlatforms.name })
    .from(ltiPeople)
    .innerJoin(ltiPlatforms, and(eq(ltiPlatforms.orgId, ltiPeople.orgId), eq(ltiPlatforms.id, ltiPeople.platformId)))
    .where(and(eq(ltiPeople.orgId, me.orgId), eq(ltiPeople.personId, me.id)))
    .orderBy(asc(ltiPeople.at), asc(ltiPeople.platformId), asc(ltiPeople.sub));
  const courses = await courseRows(tx, me);
  const scores = await scoreRows(tx, me);
  const launches = await launchRows(tx, me);
  return [...Map.groupBy(known, ({ as }) => as.platformId)].map(([platformId, names]) => {
    const here = <T extends { platformId: string }>(all: readonly T[]) =>
      all.filter((row) => row.platformId === platformId);
    return {
      platform: names[0]?.platform ?? "",
      knownAs: names.map(({ as: { sub, at, deactivatedAt } }) => ({
        subject: sub,
        since: at.toISOString(),
        leftAt: deactivatedAt?.toISOString() ?? null,
      })),
      courses: here(courses).map(({ subject, course, roles, active }) => ({ subject, course, roles, active })),
      launches: here(launches).map(({ course, place, role, at }) => ({ course, place, role, at: at.toISOString() })),
      scores: here(scores).map(({ subject, place, askId, given, maximum, at, sentAt }) => ({
        subject,
        place,
        askId,
        given,
        maximum,
        at: at.toISOString(),
        sentAt: sentAt?.toISOString() ?? null,
      })),
    };
  });
}

/** In which courses rosters list them. */
function courseRows(tx: Tx, { orgId, id }: Me) {
  return tx
    .select({
      platformId: ltiPeople.platformId,
      subject: ltiMembers.sub,
      course: ltiContexts.title,
      roles: ltiMembers.roles,
      active: ltiMembers.active,
    })
    .from(ltiPeople)
    .innerJoin(
      ltiContexts,
      and(eq(ltiContexts.orgId, ltiPeople.orgId), eq(ltiContexts.platformId, ltiPeople.platformId)),
    )
    .innerJoin(
      ltiMembers,
      and(
        eq(ltiMembers.orgId, ltiContexts.orgId),
        eq(ltiMembers.contextRef, ltiContexts.id),
        eq(ltiMembers.sub, ltiPeople.sub),
      ),
    )
    .where(and(eq(ltiPeople.orgId, orgId), eq(ltiPeople.personId, id)))
    .orderBy(asc(ltiContexts.at), asc(ltiContexts.id), asc(ltiMembers.sub));
}

/** What they opened, as long as its session is remembered. */
function launchRows(tx: Tx, { orgId, id }: Me) {
  return tx
    .select({
      platformId: ltiSessions.platformId,
      course: ltiContexts.title,
      place: ltiPlaces.title,
      role: ltiSessions.role,
      at: sessions.createdAt,
    })
    .from(ltiSessions)
    .innerJoin(sessions, and(eq(sessions.orgId, ltiSessions.orgId), eq(sessions.id, ltiSessions.sessionId)))
    .leftJoin(ltiPlaces, and(eq(ltiPlaces.orgId, ltiSessions.orgId), eq(ltiPlaces.id, ltiSessions.placeId)))
    .leftJoin(ltiContexts, and(eq(ltiContexts.orgId, ltiPlaces.orgId), eq(ltiContexts.id, ltiPlaces.contextRef)))
    .where(and(eq(ltiSessions.orgId, orgId), eq(sessions.personId, id)))
    .orderBy(asc(sessions.createdAt), asc(sessions.id));
}

function scoreRows(tx: Tx, { orgId, id }: Me) {
  return tx
    .select({
      platformId: ltiPlaces.platformId,
      subject: ltiScores.sub,
      place: ltiPlaces.title,
      askId: ltiScores.askId,
      given: ltiScores.scoreGiven,
      maximum: ltiScores.scoreMaximum,
      at: ltiScores.at,
      sentAt: ltiScores.sentAt,
    })
    .from(ltiScores)
    .innerJoin(ltiPlaces, and(eq(ltiPlaces.orgId, ltiScores.orgId), eq(ltiPlaces.id, ltiScores.placeId)))
    .innerJoin(
      ltiPeople,
      and(
        eq(ltiPeople.orgId, ltiScores.orgId),
        eq(ltiPeople.platformId, ltiPlaces.platformId),
        eq(ltiPeople.sub, ltiScores.sub),
      ),
    )
    .where(and(eq(ltiScores.orgId, orgId), eq(ltiPeople.personId, id)))
    .orderBy(asc(ltiScores.timestamp), asc(ltiScores.id));
}
