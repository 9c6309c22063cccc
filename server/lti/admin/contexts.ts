import { and, asc, count, eq, sql } from "drizzle-orm";
import type { Actor } from "../../auth/actor.ts";
import type { LtiContext, LtiContexts, LtiRoster } from "../../contract/lti-services.ts";
import { ltiContexts, ltiMembers, ltiRosters } from "../../db/schema/index.ts";
import type { Tx } from "../../db/transaction.ts";
import { Refusal } from "../../refusal.ts";
import type { Services } from "../../services.ts";
import type { RosterRow } from "../roster/roster-row.ts";
import { platformRow } from "./list-platforms.ts";

const MOST = 200;

const isProblem = sql`${ltiRosters.problem} is not null`;

/** The courses of a platform, and how their rosters stand. Throws `not_found`. */
export function listContexts({ db }: Services, { orgId }: Actor, platformId: string): Promise<LtiContexts> {
  return db.inOrg(orgId, async (tx) => {
    await platformRow(tx, orgId, platformId);
    const ofPlatform = and(eq(ltiContexts.orgId, orgId), eq(ltiContexts.platformId, platformId));
    const contexts = await seen(tx)
      .where(ofPlatform)
      .orderBy(sql`${isProblem} desc nulls last`, asc(ltiContexts.title), asc(ltiContexts.id))
      .limit(MOST);
    const [total] = await tx.select({ all: count() }).from(ltiContexts).where(ofPlatform);
    return { contexts: contexts.map(contextView), total: total?.all ?? 0 };
  });
}

/** One course as it stands in this transaction. Throws `not_found`. */
export async function seenContext(tx: Tx, orgId: string, id: string): Promise<LtiContext> {
  const [found] = await seen(tx).where(and(eq(ltiContexts.orgId, orgId), eq(ltiContexts.id, id)));
  if (found === undefined) throw new Refusal("not_found");
  return contextView(found);
}

const members = sql<number>`(select count(*)::int from ${ltiMembers}
  where ${ltiMembers.orgId} = ${ltiContexts.orgId} and ${ltiMembers.contextRef} = ${ltiContexts.id} and ${ltiMembers.active})`;

const seen = (tx: Tx) =>
  tx
    .select({ context: ltiContexts, roster: ltiRosters, members })
    .from(ltiContexts)
    .leftJoin(ltiRosters, and(eq(ltiRosters.orgId, ltiContexts.orgId), eq(ltiRosters.contextRef, ltiContexts.id)))
    .$dynamic();

interface Seen {
  context: typeof ltiContexts.$inferSelect;
  roster: RosterRow | null;
  members: number;
}

const contextView = ({ context, roster, members: all }: Seen): LtiContext => ({
  id: context.id,
  title: context.title,
  label: context.label,
  members: all,
  hasRoster: context.rosterUrl !== null,
  roster: roster === null ? null : rosterView(roster),
});

function rosterView(row: RosterRow): LtiRoster {
  const { pages, seen: all, added, changed, left, problem, startedAt, endedAt, dueAt } = row;
  return {
    state: stateOf(row),
    pages,
    seen: all,
    added,
    changed,
    left,
    problem,
    startedAt: startedAt?.toISOString() ?? null,
    endedAt: endedAt?.toISOString() ?? null,
    dueAt: dueAt?.toISOString() ?? null,
  };
}

function stateOf({ status, dueAt, endedAt }: RosterRow): LtiRoster["state"] {
  if (dueAt === null) return "stopped";
  if (status === "running") return "reading";
  if (status === "failed") return "failed";
  return endedAt === null ? "waiting" : "read";
}
