import { asc, lte, min } from "drizzle-orm";
import { ltiRosters, ltiScores } from "../db/schema/index.ts";
import type { Services } from "../services.ts";

type Handed = Pick<Services, "db" | "clock">;
type Due = Promise<{ orgId: string; id: string }[]>;

const AT_ONCE = 100;

/** Courses whose roster is to be begun or read on. */
export function dueRosters({ db, clock }: Handed): Due {
  const now = clock.now();
  return db.crossing("sweep", (tx) =>
    tx
      .select({ orgId: ltiRosters.orgId, id: ltiRosters.contextRef })
      .from(ltiRosters)
      .where(lte(ltiRosters.dueAt, now))
      .orderBy(asc(ltiRosters.dueAt))
      .limit(AT_ONCE),
  );
}

/** Places with scores to send: those of one place go together, by one line item. */
export function dueScores({ db, clock }: Handed): Due {
  const now = clock.now();
  return db.crossing("sweep", (tx) =>
    tx
      .select({ orgId: ltiScores.orgId, id: ltiScores.placeId })
      .from(ltiScores)
      .where(lte(ltiScores.dueAt, now))
      .groupBy(ltiScores.orgId, ltiScores.placeId)
      .orderBy(asc(min(ltiScores.dueAt)))
      .limit(AT_ONCE),
  );
}
