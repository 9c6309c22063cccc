import { and, eq, inArray, isNotNull, isNull } from "drizzle-orm";
import { type Change, changing } from "../asks/change.ts";
import { after } from "../clock.ts";
import { people, takeaways } from "../db/schema/index.ts";
import type { Services } from "../services.ts";
import type { TakeawayRow } from "./between.ts";
import { LOOK_AGAIN_AFTER, MOST_ASKED, STAND_WITHIN } from "./rules.ts";
import { touchShelf } from "./touch-shelf.ts";

/**
 * The next step of a takeaway, when it is due: a wording that nobody answered goes back to its writer; whoever stands
 * behind one is asked whether it still holds; where nobody does, the next person is asked.
 */
export async function advanceTakeaway(services: Services, orgId: string, id: string): Promise<void> {
  const engine = await services.engines.of(orgId);
  await changing(services, { orgId }, async (change) => {
    const { tx, now } = change;
    const [row] = await tx
      .select()
      .from(takeaways)
      .where(and(eq(takeaways.orgId, orgId), eq(takeaways.id, id)))
      .for("no key update");
    if (row?.nextStepAt == null || row.nextStepAt > now) return;
    if (row.status === "proposed") return goBack(change, row);
    if (row.keeperId !== null) return askForReview(change, row, row.keeperId);
    const wanted = row.skillIds.map((skillId) => ({ skillId, weight: 1 }));
    const knowers = engine.known(wanted, { now: now.getTime(), pageKey: row.pageKey });
    await askNext(change, row, knowers);
  });
}

const update = ({ tx }: Change, { orgId, id }: TakeawayRow, to: Partial<TakeawayRow>) =>
  tx
    .update(takeaways)
    .set(to)
    .where(and(eq(takeaways.orgId, orgId), eq(takeaways.id, id)));

async function goBack(change: Change, row: TakeawayRow): Promise<void> {
  await update(change, row, { status: "closed", endedBy: row.writerId, nextStepAt: null });
  const ref = row.askId;
  if (ref === null) return;
  for (const personId of [row.learnerId, row.coachId])
    if (personId !== null) change.tell({ personId, kind: "ask", ref });
}

async function askForReview(change: Change, row: TakeawayRow, keeperId: string): Promise<void> {
  await update(change, row, { reviewAskedAt: change.now, nextStepAt: null });
  await touchShelf(change.tx, row.orgId);
  change.tell({ personId: keeperId, kind: "me", ref: keeperId });
}

/** The other of the two first, then those who know the skill; who lets it pass is not asked again. */
async function askNext(change: Change, row: TakeawayRow, knowers: readonly string[]): Promise<void> {
  const notAsked = row.askedId === null ? row.notAsked : [...row.notAsked, row.askedId];
  const rests = notAsked.length > 0 && notAsked.length % MOST_ASKED === 0 && row.askedId !== null;
  const two = [row.learnerId, row.coachId].filter((id) => id !== null);
  const candidates = [...two, ...knowers].filter((id) => !notAsked.includes(id));
  const askedId = rests ? undefined : await firstHere(change, candidates);
  await update(change, row, {
    askedId: askedId ?? null,
    notAsked,
    nextStepAt: after(change.now, askedId === undefined ? LOOK_AGAIN_AFTER : STAND_WITHIN),
  });
  for (const personId of [askedId, row.askedId])
    if (personId != null) change.tell({ personId, kind: "me", ref: personId });
}

async function firstHere({ tx }: Change, candidates: readonly string[]): Promise<string | undefined> {
  if (candidates.length === 0) return undefined;
  const here = await tx
    .select({ id: people.id })
    .from(people)
    .where(and(inArray(people.id, [...candidates]), isNull(people.leftAt), isNotNull(people.confirmedAt)));
  const ids = new Set(here.map(({ id }) => id));
  return candidates.find((id) => ids.has(id));
}
