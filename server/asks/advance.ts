import { eq } from "drizzle-orm";
import { offers } from "../db/schema/index.ts";
import type { Services } from "../services.ts";
import { advanceThread } from "./advance-thread.ts";
import { changing } from "./change.ts";
import { lockAsk, lockPeople } from "./lock.ts";
import { chooseNext } from "./choose.ts";
import { endWithNobody, makeOffers, settleOffers } from "./wave.ts";
import { nextStepAt } from "./next-step.ts";

/**
 * Takes the next step of an open ask when its time has come: deadlines end, snoozed offers come back, passes move on,
 * free places go to the next wave, and at the end there is an honest "nobody yet". Safe to run at any time, on any
 * node, as often as one likes.
 */
export async function advance(services: Services, orgId: string, askId: string): Promise<void> {
  const choice = await chooseNext(services, orgId, askId);
  await changing(services, { orgId }, async (change) => {
    const { tx, now } = change;
    const coaches = await lockPeople(
      tx,
      choice.candidates.map((candidate) => candidate.personId),
    );
    const ask = await lockAsk(tx, askId);
    if (ask === undefined || ask.nextStepAt === null || ask.nextStepAt > now) return;
    if (ask.status === "accepted") return advanceThread(change, ask);
    if (ask.status !== "routing") return;
    const before = await tx.select().from(offers).where(eq(offers.askId, askId));
    const held = await settleOffers(change, ask, before);
    const made = await makeOffers(change, ask, { ...choice, held, coaches, earlier: before });
    if (held.length + made.length === 0) return endWithNobody(change, ask);
    await nextStepAt(tx, askId, [...held, ...made], now);
  });
}
