import { and, asc, eq, lte, ne } from "drizzle-orm";
import { changing } from "../asks/change.ts";
import { cancelMail } from "../asks/mail-queue.ts";
import { after } from "../clock.ts";
import { units } from "../db/schema/index.ts";
import type { Services } from "../services.ts";
import { GONE, holdUnit, setSeat, settle } from "./hold-unit.ts";
import { WAIT_FOR } from "./rules.ts";

const AT_ONCE = 100;

/** Units of all organisations in which time brings something now. */
export function dueUnits({ db, clock }: Pick<Services, "db" | "clock">): Promise<{ orgId: string; id: string }[]> {
  const now = clock.now();
  return db.crossing("sweep", (tx) =>
    tx
      .select({ orgId: units.orgId, id: units.id })
      .from(units)
      .where(and(ne(units.status, "ended"), lte(units.nextStepAt, now)))
      .orderBy(asc(units.nextStepAt))
      .limit(AT_ONCE),
  );
}

/** Does what time brings: suggestions, invitations and wishes to end lapse; a unit in which nothing happens ends. */
export async function advanceUnit(services: Services, orgId: string, id: string): Promise<void> {
  await changing(services, { orgId }, async (change) => {
    const { tx, now } = change;
    const held = await holdUnit(change, id);
    if (held === null || held.unit.status === "ended") return;
    for (const { personId, standing, until, wantsEndAt } of held.seats) {
      if (standing !== "gone" && until !== null && until <= now) {
        await setSeat(held, personId, GONE);
        await cancelMail(tx, "unit", [id], personId);
      } else if (wantsEndAt !== null && after(wantsEndAt, WAIT_FOR) <= now) {
        await setSeat(held, personId, { wantsEndAt: null });
      }
    }
    if (held.unit.quietAt !== null && held.unit.quietAt <= now) {
      await tx.update(units).set({ status: "ended", endedBecause: "quiet" }).where(eq(units.id, id));
    }
    await settle(held, "by_time");
  });
}
