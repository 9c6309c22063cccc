import { eq, or } from "drizzle-orm";
import { asks, notHere, offers, people } from "../db/schema/index.ts";
import type { Tx } from "../db/transaction.ts";
import { askedAtOnce, type Candidate } from "../matching/index.ts";
import { doubtsOf } from "../people/doubts.ts";
import { currentLoad } from "../people/current-load.ts";
import { leftOut } from "../people/leave-out.ts";
import type { Services } from "../services.ts";
import { MAX_HELD, waveSize } from "./rules.ts";

/** More than can be offered, so that one who turns out to be full under the lock has a follower. */
const SPARE = 9;

export interface Choice {
  /** Whom to offer the ask next, best first. */
  candidates: Pick<Candidate, "personId" | "reasons">[];
  /** How many are to hold it at once: fewer than may, where that is likely to be enough. */
  atOnce: number;
}

type Ask = typeof asks.$inferSelect;

/**
 * Looks for the next people to offer an ask to, outside any lock; what is decided from it is checked again under the
 * locks. Named people and those it was passed to come first, peers next, expert coaches last.
 */
export async function chooseNext(services: Services, orgId: string, askId: string): Promise<Choice> {
  const { db, engines, usualLoads, clock } = services;
  const engine = await engines.of(orgId);
  const usual = await usualLoads.of(orgId);
  return db.inOrg(orgId, async (tx) => {
    const now = clock.now();
    const [ask] = await tx.select().from(asks).where(eq(asks.id, askId));
    if (ask === undefined || ask.status !== "routing") return { candidates: [], atOnce: MAX_HELD };
    const earlier = await tx.select().from(offers).where(eq(offers.askId, askId));
    const exclude = await excluded(
      tx,
      ask,
      earlier.map((offer) => offer.coachId),
    );
    const passedTo = earlier.flatMap((offer) =>
      offer.status === "passed" && offer.passedTo !== null ? [offer.passedTo] : [],
    );
    const named = [...passedTo, ...(ask.wave === 0 && ask.wantedId !== null ? [ask.wantedId] : [])];
    const learner = await learnerOf(tx, ask);
    // Whom the learner asked by name, or a coach passed to, may be asked all the same.
    const unwanted = learner === null ? [] : await leftOut(tx, learner, now);
    const most = waveSize(ask.wave + 1, ask.wantedId !== null);
    const knowing = {
      now: now.getTime(),
      pageKey: ask.pageKey,
      question: `${ask.goal} ${ask.tried}`,
      doubted: await doubtsOf(tx, orgId, ask.askerId),
    };
    const wanted = ask.skillIds.map((skillId, place) => ({ skillId, weight: 1 / (1 + place) }));
    const load = await currentLoad(tx, now, engine.known(wanted, knowing));
    const context = {
      ...knowing,
      learner,
      minutes: ask.minutes,
      load,
      usual,
      atOnce: most,
      exclude: new Set([...exclude, ...[...unwanted].filter((id) => !named.includes(id))]),
      tieBreak: ask.id,
    };
    const found = engine.people(wanted, context, waveSize(ask.wave + 1, false) + SPARE + MAX_HELD);
    const ranked = [
      ...found.filter((candidate) => !candidate.expert),
      ...found.filter((candidate) => candidate.expert),
    ];
    const first = named
      .filter((personId) => !exclude.has(personId))
      .map((personId) => ranked.find((candidate) => candidate.personId === personId) ?? { personId, reasons: [] });
    const rest = ranked.filter((candidate) => !named.includes(candidate.personId));
    const candidates = [...first, ...rest].slice(0, SPARE + MAX_HELD);
    const ids = candidates.map(({ personId }) => personId);
    // When nobody of the first answered, the learner has waited enough: as many as may are asked then.
    const atOnce = ask.wave === 0 && most > 1 ? askedAtOnce(ids, load, usual, most) : most;
    return { candidates, atOnce };
  });
}

/** The asker, who had it already, and who would rather not meet: either side's word is enough. */
async function excluded(tx: Tx, ask: Ask, had: readonly string[]): Promise<Set<string>> {
  const apart = await tx
    .select()
    .from(notHere)
    .where(or(eq(notHere.personId, ask.askerId), eq(notHere.otherId, ask.askerId)));
  const others = apart.map((pair) => (pair.personId === ask.askerId ? pair.otherId : pair.personId));
  return new Set([ask.askerId, ...had, ...ask.notTo, ...others]);
}

async function learnerOf(tx: Tx, ask: Ask) {
  const [learner] = await tx.select().from(people).where(eq(people.id, ask.askerId));
  return learner ?? null;
}
