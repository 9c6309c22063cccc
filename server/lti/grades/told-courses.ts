import { and, eq, inArray } from "drizzle-orm";
import { asks, ltiPeople, ltiPlaces, ltiPlatforms } from "../../db/schema/index.ts";
import type { Tx } from "../../db/transaction.ts";
import { mayScore } from "./score-teach-back.ts";

type Ask = Pick<typeof asks.$inferSelect, "id" | "orgId" | "askerId" | "placeId" | "status" | "anonymous">;

/**
 * Of these asks those whose course will be told when their learner, the viewer, teaches them back: by the rules of
 * `scoreTeachBack`, so that whoever is about to can read it before they do.
 */
export async function toldCourses(tx: Tx, viewerId: string, of: readonly Ask[]): Promise<Set<string>> {
  const open = of.filter(
    ({ askerId, placeId, status, anonymous }) =>
      askerId === viewerId && placeId !== null && status === "accepted" && !anonymous,
  );
  const [first] = open;
  if (first === undefined) return new Set();
  const placeIds = open.flatMap(({ placeId }) => placeId ?? []);
  const found = await tx
    .selectDistinct({ id: ltiPlaces.id, gradeScopes: ltiPlaces.gradeScopes, grades: ltiPlatforms.grades })
    .from(ltiPlaces)
    .innerJoin(ltiPlatforms, and(eq(ltiPlatforms.orgId, ltiPlaces.orgId), eq(ltiPlatforms.id, ltiPlaces.platformId)))
    .innerJoin(ltiPeople, and(eq(ltiPeople.orgId, ltiPlaces.orgId), eq(ltiPeople.platformId, ltiPlaces.platformId)))
    .where(
      and(
        eq(ltiPlaces.orgId, first.orgId),
        inArray(ltiPlaces.id, placeIds),
        eq(ltiPlatforms.status, "active"),
        eq(ltiPeople.personId, viewerId),
      ),
    );
  const places = new Set(found.filter(mayScore).map(({ id }) => id));
  return new Set(open.filter(({ placeId }) => placeId !== null && places.has(placeId)).map(({ id }) => id));
}

/** Named asks of a platform's places that somebody is helping with, whose learners must read anew what is told. */
export function openAsksOf(tx: Tx, orgId: string, platformId: string): Promise<{ id: string; askerId: string }[]> {
  return tx
    .select({ id: asks.id, askerId: asks.askerId })
    .from(asks)
    .innerJoin(ltiPlaces, and(eq(ltiPlaces.orgId, asks.orgId), eq(ltiPlaces.id, asks.placeId)))
    .where(
      and(
        eq(asks.orgId, orgId),
        eq(asks.status, "accepted"),
        eq(asks.anonymous, false),
        eq(ltiPlaces.platformId, platformId),
      ),
    );
}
