import { eq } from "drizzle-orm";
import { askViews } from "../asks/ask-view.ts";
import { type Change, changing } from "../asks/change.ts";
import type { Actor } from "../auth/actor.ts";
import { after } from "../clock.ts";
import type { Ask } from "../contract/ask.ts";
import { maskPersonal } from "../contract/mask.ts";
import type { ProposeBody, TakeawayDraft, TakeawayPreview } from "../contract/takeaway.ts";
import { takeaways } from "../db/schema/index.ts";
import type { Tx } from "../db/transaction.ts";
import { Refusal } from "../refusal.ts";
import type { Services } from "../services.ts";
import { uuidv7 } from "../uuid.ts";
import { type Between, isGone, lockBetween } from "./between.ts";
import { FIELDS, maskWords, wordsIn } from "./mask-words.ts";
import { ANSWER_WITHIN, mayStep } from "./rules.ts";
import { touchShelf } from "./touch-shelf.ts";

/** What a wording would look like once it is shown. Nothing is kept. Throws `not_found`, `not_resolved`. */
export function previewTakeaway(
  services: Services,
  actor: Actor,
  askId: string,
  draft: TakeawayDraft,
): Promise<TakeawayPreview> {
  return services.db.inOrg(actor.orgId, async (tx) => masked(tx, await lockBetween(tx, actor, askId), draft));
}

/**
 * Proposes a wording, which the other must agree to; what was shown until now is not any more. The same words sent again
 * change nothing. Throws `not_found`, `not_resolved`, `takeaway_closed`, `takeaway_differs`.
 */
export function proposeTakeaway(services: Services, actor: Actor, askId: string, body: ProposeBody): Promise<Ask> {
  return changing(services, actor, async (change) => {
    const { tx } = change;
    const between = await lockBetween(tx, actor, askId);
    const { masks, ...words } = await masked(tx, between, body);
    if (!isSaidAlready(between, actor, words, body.named)) {
      if (!mayStep(between.standing, "propose", between.side) || (await isGone(tx, between.otherId))) {
        throw new Refusal("takeaway_closed");
      }
      if (body.over !== (between.row?.version ?? 0)) throw new Refusal("takeaway_differs");
      await keepWording(change, between, { ...words, named: body.named, kept: keptWords(between, body) });
      if (between.row?.status === "published") await touchShelf(tx, actor.orgId);
      tellBoth(change, between);
    }
    return viewOf(tx, actor, askId);
  });
}

const keptWords = ({ row }: Between, { keep = [] }: Pick<TakeawayDraft, "keep">): string[] => [
  ...new Set([...(row?.keptWords ?? []), ...keep.map((word) => word.toLowerCase())]),
];

/** Whoever asked without a name is named only by their own wish. */
function masked(tx: Tx, between: Between, draft: TakeawayDraft): Promise<TakeawayPreview> {
  const { ask, row, side, coachId } = between;
  const isNamed = side === "learner" ? draft.named : row?.learnerNamed === true;
  return maskWords(tx, wordsIn(draft), {
    orgId: ask.orgId,
    two: [
      { id: ask.askerId, mayBeNamed: !ask.anonymous || isNamed },
      { id: coachId, mayBeNamed: true },
    ],
    kept: keptWords(between, draft),
  });
}

type Wording = Omit<TakeawayPreview, "masks"> & { named: boolean; kept: string[] };

function isSaidAlready(
  { row, side }: Between,
  { personId }: Actor,
  words: Omit<TakeawayPreview, "masks">,
  named: boolean,
): boolean {
  if (row?.status !== "proposed" || row.writerId !== personId) return false;
  const before = side === "learner" ? row.learnerNamed : row.coachNamed;
  return before === named && FIELDS.every((field) => row[field] === words[field]);
}

async function keepWording({ tx, now }: Change, between: Between, wording: Wording): Promise<void> {
  const { ask, coachId, side, row } = between;
  const { named, kept, ...words } = wording;
  const isLearner = side === "learner";
  const fresh = {
    ...words,
    keptWords: kept,
    version: (row?.version ?? 0) + 1,
    status: "proposed" as const,
    writerId: isLearner ? ask.askerId : coachId,
    endedBy: null,
    learnerNamed: isLearner ? named : (row?.learnerNamed ?? false),
    coachNamed: isLearner ? (row?.coachNamed ?? false) : named,
    keeperId: null,
    askedId: null,
    notAsked: [],
    reviewAskedAt: null,
    nextStepAt: after(now, ANSWER_WITHIN),
  };
  if (row !== undefined) {
    await tx.update(takeaways).set(fresh).where(eq(takeaways.id, row.id));
    return;
  }
  await tx.insert(takeaways).values({
    ...fresh,
    orgId: ask.orgId,
    id: uuidv7(now),
    askId: ask.id,
    pageKey: ask.pageKey,
    pageTitle: maskPersonal(ask.topic.title).text,
    skillIds: ask.skillIds,
    learnerId: ask.askerId,
    coachId,
  });
}

export function tellBoth({ tell }: Change, { ask, coachId }: Pick<Between, "ask" | "coachId">): void {
  for (const personId of [ask.askerId, coachId]) tell({ personId, kind: "ask", ref: ask.id });
}

export async function viewOf(tx: Tx, actor: Actor, askId: string): Promise<Ask> {
  const view = (await askViews(tx, actor.personId, [askId])).get(askId);
  if (view === undefined) throw new Refusal("not_found");
  return view;
}
