import { after, DAY, HOUR } from "../clock.ts";
import { asks, takeaways } from "../db/schema/index.ts";
import type { Tx } from "../db/transaction.ts";
import type { FeedChange } from "../feed/append.ts";
import { REVIEW_AFTER } from "../knowledge/rules.ts";
import { pageKey } from "../matching/index.ts";
import { examples } from "../routes/examples.ts";
import { askRow, type Cast } from "./example-rows.ts";

const TITLE = "Frames: ROWS and RANGE";

/** Asks that Ida taught back, and takeaways in each of their states. */
export async function loadExampleTakeaways(tx: Tx, cast: Cast): Promise<FeedChange[]> {
  const { ida, coach, now } = cast;
  const ids = [examples.taughtBackId, examples.proposedId, examples.publishedId];
  const goals = ["tell ROWS from RANGE", "leave the present row out of its frame", "count the days with no order"];
  await tx.insert(asks).values(
    ids.map((id, place) =>
      askRow(cast, {
        id,
        askerId: ida,
        coachId: coach,
        title: TITLE,
        skill: examples.skill,
        goal: `I want to ${goals[place] ?? ""}.`,
        status: "resolved",
        acceptedAt: after(now, -2 * DAY),
        closedAt: after(now, -DAY),
        closedBecause: "resolved",
        nextStepAt: null,
        learnt: "ROWS counts rows, RANGE counts values.",
      }),
    ),
  );
  await tx.insert(takeaways).values(takeawayRows(cast));
  return ids.map((ref) => ({ personId: ida, kind: "ask" as const, ref }));
}

function takeawayRows({ orgId, ida, coach, learner, now }: Cast): (typeof takeaways.$inferInsert)[] {
  const topic = { title: TITLE, course: "Advanced SQL" };
  const base = { orgId, pageKey: pageKey(topic), pageTitle: TITLE, skillIds: [examples.skill] };
  const two = { learnerId: ida, coachId: coach, writerId: coach, learnerNamed: true, coachNamed: true };
  const shown = {
    status: "published",
    publishedAt: after(now, -DAY),
    reviewedAt: after(now, -DAY),
    reviewAt: after(now, REVIEW_AFTER),
  } as const;
  return [
    {
      ...base,
      ...two,
      id: examples.proposedId.replace(/.{3}$/, "7e3"),
      askId: examples.proposedId,
      what: "EXCLUDE CURRENT ROW leaves a row out of its own frame.",
      status: "proposed",
      nextStepAt: after(now, 30 * DAY),
    },
    {
      ...base,
      ...two,
      ...shown,
      id: examples.publishedId.replace(/.{3}$/, "7e4"),
      askId: examples.publishedId,
      what: "Join a calendar first: days without an order have no row to count.",
      keeperId: ida,
      nextStepAt: shown.reviewAt,
    },
    {
      ...base,
      ...shown,
      id: examples.shownTakeaway,
      what: "The default frame ends at the current row, not at the end of the partition.",
      how: "Say ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING.",
      keeperId: learner,
      nextStepAt: shown.reviewAt,
    },
    {
      ...base,
      ...shown,
      id: examples.askedTakeaway,
      what: "LAST_VALUE needs a frame that reaches the last row.",
      askedId: ida,
      nextStepAt: after(now, HOUR * 24 * 14),
    },
  ];
}
