import { eq } from "drizzle-orm";
import type { Reason } from "../contract/values.ts";
import { asks, gaps, offers, type people } from "../db/schema/index.ts";
import { addWorkingMinutes } from "../matching/index.ts";
import { takenThisWeek, waitingOffers } from "../people/capacity.ts";
import { uuidv7 } from "../uuid.ts";
import type { Change } from "./change.ts";
import type { Choice } from "./choose.ts";
import { cancelMail, queueMail } from "./mail-queue.ts";
import { MAX_WAITING, MAX_WAVES, OFFER_MINUTES, UNDO_GRACE, waveSize } from "./rules.ts";

type Ask = typeof asks.$inferSelect;
type Offer = typeof offers.$inferSelect;
type Person = typeof people.$inferSelect;

/** Reasons about the asker's own hours would tell where they are. */
const TELLS_OF_THE_ASKER = new Set(["overlap", "free_soon"]);

/** Ends what is overdue and brings back what was snoozed. Gives the places that are still held. */
export async function settleOffers({ tx, now, tell }: Change, ask: Ask, before: readonly Offer[]): Promise<Offer[]> {
  const held: Offer[] = [];
  for (const offer of before) {
    const open = offer.status === "waiting" || offer.status === "snoozed";
    if (open && offer.deadline <= now) {
      // A "not now" before it was an answer, and stays one.
      await tx
        .update(offers)
        .set({ status: "expired", answeredAt: offer.answeredAt ?? now, undoUntil: null })
        .where(eq(offers.id, offer.id));
      await cancelMail(tx, "offer", [offer.id]);
      tell({ personId: offer.coachId, kind: "offer", ref: offer.id });
      tell({ personId: ask.askerId, kind: "ask", ref: ask.id });
    } else if (offer.status === "snoozed" && offer.snoozedUntil !== null && offer.snoozedUntil <= now) {
      const back = { status: "waiting", snoozedUntil: null, undoUntil: null } as const;
      await tx.update(offers).set(back).where(eq(offers.id, offer.id));
      tell({ personId: offer.coachId, kind: "offer", ref: offer.id });
      held.push({ ...offer, ...back });
    } else if (open || isUndoable(offer, now)) {
      held.push(offer);
    }
  }
  return held;
}

/** An answer that can still be taken back keeps its place. */
const isUndoable = (offer: Offer, now: Date) =>
  (offer.status === "declined" || offer.status === "passed") &&
  offer.undoUntil !== null &&
  offer.undoUntil.getTime() + UNDO_GRACE > now.getTime();

interface Wave {
  held: readonly Offer[];
  candidates: Choice["candidates"];
  /** How many may hold it at once, as far as the wave allows. */
  atOnce: number;
  /** The candidates' rows, locked. */
  coaches: readonly Person[];
  earlier: readonly Offer[];
}

/**
 * Gives the places that became free to others: a pass to whom it was passed to, within the same wave; every other to
 * the next wave, as far as there are people who can take one more now. Gives the offers that were made.
 */
export async function makeOffers(
  change: Change,
  ask: Ask,
  { held, candidates, atOnce, coaches, earlier }: Wave,
): Promise<Offer[]> {
  const { tx, now } = change;
  const able = await ableCoaches(change, coaches, earlier);
  const passes = earlier
    .filter(({ status, wave }) => status === "passed" && wave === ask.wave)
    .filter((pass) => !held.includes(pass));
  const made: Offer[] = [];
  for (const from of passes) {
    const coach = able.get(from.passedTo ?? "");
    if (coach === undefined) continue;
    able.delete(coach.id);
    const why = candidates.find((candidate) => candidate.personId === coach.id)?.reasons ?? [];
    made.push(newOffer(ask, coach, { wave: ask.wave, why, from, now }));
  }
  const byName = ask.wantedId !== null;
  const holding = held.length + made.length;
  const isFull = holding > 0 && holding >= waveSize(ask.wave, byName);
  const wave = ask.wave + 1;
  const size = Math.min(atOnce, waveSize(wave, byName));
  if (!isFull && wave <= MAX_WAVES) {
    for (const { personId, reasons: why } of candidates) {
      if (held.length + made.length >= size) break;
      const coach = able.get(personId);
      if (coach !== undefined) made.push(newOffer(ask, coach, { wave, why, from: undefined, now }));
    }
  }
  if (made.length === 0) return [];
  await tx.insert(offers).values(made);
  await tx
    .update(asks)
    .set({ wave: Math.max(...made.map((offer) => offer.wave)) })
    .where(eq(asks.id, ask.id));
  await tellHolders(change, ask, made);
  return made;
}

async function tellHolders({ tx, now, tell }: Change, ask: Ask, made: readonly Offer[]): Promise<void> {
  for (const offer of made) {
    tell({ personId: offer.coachId, kind: "offer", ref: offer.id });
    await queueMail(tx, { orgId: ask.orgId, personId: offer.coachId, kind: "offer", ref: offer.id, now });
  }
  tell({ personId: ask.askerId, kind: "ask", ref: ask.id });
}

/** Of the locked coaches those who did not have this ask yet and can take one more, now that nobody else counts. */
async function ableCoaches(
  { tx, now }: Change,
  coaches: readonly Person[],
  earlier: readonly Offer[],
): Promise<Map<string, Person>> {
  const had = new Set(earlier.map((offer) => offer.coachId));
  const waiting = await waitingOffers(
    tx,
    coaches.map((coach) => coach.id),
  );
  const able = new Map<string, Person>();
  for (const coach of coaches) {
    if (had.has(coach.id) || !canHold(coach, waiting.get(coach.id) ?? 0, now)) continue;
    if ((await takenThisWeek(tx, coach.id, now)) < coach.asksPerWeek) able.set(coach.id, coach);
  }
  return able;
}

const canHold = (coach: Person, waiting: number, now: Date) =>
  coach.confirmedAt !== null &&
  coach.leftAt === null &&
  (coach.pausedUntil === null || coach.pausedUntil <= now) &&
  waiting < MAX_WAITING;

interface OfferFacts {
  wave: number;
  why: readonly Reason[];
  from: Offer | undefined;
  now: Date;
}

function newOffer(ask: Ask, coach: Person, { wave, why, from, now }: OfferFacts): Offer {
  return {
    orgId: ask.orgId,
    id: uuidv7(now),
    askId: ask.id,
    coachId: coach.id,
    wave,
    status: "waiting",
    why: why.filter((reason) => !TELLS_OF_THE_ASKER.has(reason.kind)),
    byName: ask.wantedId === coach.id && from === undefined,
    deadline: new Date(addWorkingMinutes(coach, now.getTime(), OFFER_MINUTES)),
    snoozedUntil: null,
    passedTo: null,
    passedBy: from?.coachId ?? null,
    passes: (from?.passes ?? -1) + 1,
    openedAt: now,
    seenAt: null,
    answeredAt: null,
    undoUntil: null,
    pausedBefore: null,
    pausedWith: false,
  };
}

/** Everybody was asked: a plain word to the learner, and the gap on record without their name. */
export async function endWithNobody({ tx, now, tell }: Change, ask: Ask): Promise<void> {
  await tx
    .update(asks)
    .set({ status: "unanswered", nextStepAt: null, closedAt: now, closedBecause: "nobody_yet" })
    .where(eq(asks.id, ask.id));
  await tx.insert(gaps).values({ orgId: ask.orgId, id: uuidv7(now), skillIds: ask.skillIds, at: now });
  await queueMail(tx, { orgId: ask.orgId, personId: ask.askerId, kind: "nobody_yet", ref: ask.id, now });
  tell({ personId: ask.askerId, kind: "ask", ref: ask.id });
}
