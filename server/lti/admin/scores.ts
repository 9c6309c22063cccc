import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import type { Actor } from "../../auth/actor.ts";
import type { LtiScores } from "../../contract/lti-services.ts";
import { ltiPlaces, ltiScores } from "../../db/schema/index.ts";
import { rows, type Tx } from "../../db/transaction.ts";
import type { Services } from "../../services.ts";
import { platformRow } from "./list-platforms.ts";

const MOST = 200;

/** Where scores of a platform wait or have failed: counts and codes, never whose. Throws `not_found`. */
export function listScores({ db }: Services, { orgId }: Actor, platformId: string): Promise<LtiScores> {
  return db.inOrg(orgId, async (tx) => {
    await platformRow(tx, orgId, platformId);
    return seenScores(tx, orgId, platformId);
  });
}

/** Everything that failed is due again, with all its tries. Throws `not_found`. */
export function retryScores({ db, clock }: Services, { orgId }: Actor, platformId: string): Promise<LtiScores> {
  return db.inOrg(orgId, async (tx) => {
    await platformRow(tx, orgId, platformId);
    const places = tx
      .select({ id: ltiPlaces.id })
      .from(ltiPlaces)
      .where(and(eq(ltiPlaces.orgId, orgId), eq(ltiPlaces.platformId, platformId)));
    await tx
      .update(ltiScores)
      .set({ dueAt: clock.now(), tries: 0 })
      .where(
        and(
          eq(ltiScores.orgId, orgId),
          inArray(ltiScores.placeId, places),
          isNull(ltiScores.sentAt),
          sql`${ltiScores.problem} is not null`,
        ),
      );
    return seenScores(tx, orgId, platformId);
  });
}

async function seenScores(tx: Tx, orgId: string, platformId: string): Promise<LtiScores> {
  const places = await rows<{
    id: string;
    title: string;
    course: string | null;
    waiting: number;
    failed: number;
    problem: string | null;
    next_at: string | Date | null;
  }>(
    tx,
    sql`
    select p.id, p.title, c.title as course,
      count(*) filter (where s.due_at is not null)::int as waiting,
      count(*) filter (where s.due_at is null)::int as failed,
      (array_agg(s.problem order by s.at desc) filter (where s.problem is not null))[1] as problem,
      min(s.due_at) as next_at
    from lti_scores s
    join lti_places p on p.org_id = s.org_id and p.id = s.place_id
    left join lti_contexts c on c.org_id = p.org_id and c.id = p.context_ref
    where s.org_id = ${orgId} and p.platform_id = ${platformId} and s.sent_at is null
    group by p.id, p.title, c.title order by failed desc, p.title, p.id limit ${MOST}`,
  );
  const [sent] = await rows<{ sent: number }>(
    tx,
    sql`
    select count(*)::int as sent from lti_scores s
    join lti_places p on p.org_id = s.org_id and p.id = s.place_id
    where s.org_id = ${orgId} and p.platform_id = ${platformId} and s.sent_at is not null`,
  );
  return {
    sent: sent?.sent ?? 0,
    places: places.map(({ id, title, course, waiting, failed, problem, next_at: nextAt }) => ({
      placeId: id,
      title,
      course: course ?? "",
      waiting,
      failed,
      problem,
      nextAt: nextAt === null ? null : new Date(nextAt).toISOString(),
    })),
  };
}
