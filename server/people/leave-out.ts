import { and, eq, gt, isNotNull, ne, or, sql } from "drizzle-orm";
import { after, DAY } from "../clock.ts";
import { asks, people } from "../db/schema/index.ts";
import { rows, type Tx } from "../db/transaction.ts";

/** Managers of managers further up than this, or reports further down, are not looked for. */
const DEEPEST = 20;
/** How long a conversation counts as recent. */
const RECENTLY = 30 * DAY;

type Learner = Pick<typeof people.$inferSelect, "orgId" | "id" | "managerId" | "skipChain" | "skipClose">;

/**
 * Ids of those whom a learner chose to leave out: their managers and reports all the way, and their own team with
 * whoever they talked with in the last 30 days. Never the learner. For the learner's own search and routing alone.
 */
export async function leftOut(tx: Tx, learner: Learner, now: Date): Promise<Set<string>> {
  const ids = [
    ...(learner.skipChain ? await chainOf(tx, learner) : []),
    ...(learner.skipClose ? [...(await teamOf(tx, learner)), ...(await talkedWith(tx, learner, now))] : []),
  ];
  return new Set(ids.filter((id) => id !== learner.id));
}

/** Everybody above and below; `union` drops what was met before, so that a circle of managers ends. */
async function chainOf(tx: Tx, { orgId, id }: Learner): Promise<string[]> {
  const found = await rows<{ id: string }>(
    tx,
    sql`
    with recursive up as (
      select p.manager_id as id, 1 as depth from people p where p.org_id = ${orgId} and p.id = ${id}
      union
      select p.manager_id, up.depth + 1 from up join people p on p.org_id = ${orgId} and p.id = up.id
      where up.depth < ${DEEPEST}
    ), down as (
      select p.id, 1 as depth from people p where p.org_id = ${orgId} and p.manager_id = ${id}
      union
      select p.id, down.depth + 1 from down join people p on p.org_id = ${orgId} and p.manager_id = down.id
      where down.depth < ${DEEPEST}
    )
    select id from up where id is not null union select id from down`,
  );
  return found.map(({ id }) => id);
}

async function teamOf(tx: Tx, { orgId, managerId }: Learner): Promise<string[]> {
  if (managerId === null) return [];
  const found = await tx
    .select({ id: people.id })
    .from(people)
    .where(and(eq(people.orgId, orgId), eq(people.managerId, managerId)));
  return found.map(({ id }) => id);
}

async function talkedWith(tx: Tx, { orgId, id }: Learner, now: Date): Promise<string[]> {
  const found = await tx
    .select({ askerId: asks.askerId, coachId: asks.coachId })
    .from(asks)
    .where(
      and(
        eq(asks.orgId, orgId),
        or(eq(asks.askerId, id), eq(asks.coachId, id)),
        isNotNull(asks.coachId),
        ne(asks.status, "routing"),
        gt(asks.acceptedAt, after(now, -RECENTLY)),
      ),
    );
  return found.flatMap(({ askerId, coachId }) => [askerId, coachId].filter((other) => other !== null));
}
