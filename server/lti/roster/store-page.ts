import { and, eq, inArray, sql } from "drizzle-orm";
import { ltiMembers } from "../../db/schema/index.ts";
import type { Tx } from "../../db/transaction.ts";
import type { Platform } from "../platforms.ts";
import { peopleOfPage } from "./people-of-page.ts";
import type { Member } from "./read-members.ts";

export interface PageOf {
  platform: Platform;
  contextRef: string;
  round: number;
  now: Date;
}

/** What a page has changed; `fresh` counts who was not on an earlier page of the same reading. */
export interface PageCounts {
  fresh: number;
  added: number;
  changed: number;
  left: number;
}

/** A platform may put everybody on one page; a statement takes so many. */
const AT_ONCE = 500;

/** Writes a page's members down, and makes people of those who are active. */
export async function storePage(tx: Tx, page: PageOf, members: readonly Member[]): Promise<PageCounts> {
  const all = { fresh: 0, added: 0, changed: 0, left: 0 };
  for (let from = 0; from < members.length; from += AT_ONCE) {
    const some = await storeSome(tx, page, members.slice(from, from + AT_ONCE));
    for (const name of ["fresh", "added", "changed", "left"] as const) all[name] += some[name];
  }
  return all;
}

async function storeSome(tx: Tx, page: PageOf, members: readonly Member[]): Promise<PageCounts> {
  const { platform, contextRef, round, now } = page;
  const { orgId } = platform;
  const subs = members.map(({ sub }) => sub);
  const rows = await tx
    .select()
    .from(ltiMembers)
    .where(and(eq(ltiMembers.orgId, orgId), eq(ltiMembers.contextRef, contextRef), inArray(ltiMembers.sub, subs)));
  const before = new Map(rows.map((row) => [row.sub, row]));
  const active = members.filter((member) => member.active);
  const named = await peopleOfPage(tx, platform, active, now);
  const counts = { fresh: 0, added: 0, changed: 0, left: 0 };
  const written = members.map(({ sub, roles, active: isActive }) => {
    const was = before.get(sub);
    const leaves = was?.active === true && !isActive;
    if (was?.round !== round) counts.fresh += 1;
    if (leaves) counts.left += 1;
    else if (isActive && was?.active !== true) counts.added += 1;
    else if (was !== undefined && (named.has(sub) || was.roles.join() !== roles.join())) counts.changed += 1;
    const leftRound = isActive ? null : leaves ? round : (was?.leftRound ?? null);
    return { orgId, contextRef, sub, roles, active: isActive, round, leftRound };
  });
  await tx
    .insert(ltiMembers)
    .values(written)
    .onConflictDoUpdate({
      target: [ltiMembers.orgId, ltiMembers.contextRef, ltiMembers.sub],
      set: {
        roles: sql`excluded.roles`,
        active: sql`excluded.active`,
        round: sql`excluded.round`,
        leftRound: sql`excluded.left_round`,
      },
    });
  return counts;
}
