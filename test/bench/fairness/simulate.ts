import { chanceOf, type World, type WorldAsk, type WorldCoach } from "./world.ts";

/** What a policy may know when an ask comes, or when a wave of it is over without an answer. */
export interface Moment {
  readonly ask: WorldAsk;
  /** Who knows the skill, is there, has capacity left, and was not asked yet. */
  readonly able: readonly WorldCoach[];
  /** How many are asked at once. */
  readonly held: number;
  /** How many waves of this ask have ended without an answer. */
  readonly lapsed: number;
  readonly minutes: Float64Array;
  /** Asks accepted this week. */
  readonly taken: Int32Array;
  /** Id of the ask of the last offer, or -1. */
  readonly lastOffered: Int32Array;
}

/** Who is asked now, by whatever a policy weighs. */
export interface Policy {
  /** The next to ask, first to ask first, at most `held`. */
  readonly choose: (moment: Moment) => readonly WorldCoach[];
  /** Told of each offer that came to its end: answered, or left to pass its deadline. */
  readonly learn?: (coach: WorldCoach, ask: WorldAsk, answered: boolean) => void;
}

export interface Fairness {
  readonly gini: number;
  readonly busiestTenth: number;
  readonly ofGreedy: number;
  /** Newcomers whom more than twenty asks passed by, which they could have taken, before their first offer. */
  readonly newcomersLate: number;
  /** Asks that neither somebody accepted nor anybody could take. */
  readonly limbo: number;
  /** Offers made for an ask, on average. */
  readonly offers: number;
  /** How long an ask waits for its answer, in deadlines, on average. */
  readonly wait: number;
}

const PATIENCE = 20;

function giniOf(values: Float64Array): number {
  const sorted = values.toSorted();
  const total = sorted.reduce((sum, value) => sum + value, 0);
  const weighted = sorted.reduce((sum, value, place) => sum + (2 * (place + 1) - sorted.length - 1) * value, 0);
  return total === 0 ? 0 : weighted / (sorted.length * total);
}

function busiestTenthOf(values: Float64Array): number {
  const sorted = values.toSorted().toReversed();
  const total = sorted.reduce((sum, value) => sum + value, 0);
  const most = sorted.slice(0, Math.ceil(sorted.length / 10)).reduce((sum, value) => sum + value, 0);
  return total === 0 ? 0 : most / total;
}

const isThere = ({ leave, newcomerWeek }: WorldCoach, week: number) =>
  week >= newcomerWeek && (leave === null || week < leave[0] || week >= leave[1]);

/** When an offer is answered, as a part of its deadline: a slow coach takes twice as long, and passes it half of the time. */
const answerTime = (seed: number, ask: WorldAsk, coach: WorldCoach) =>
  chanceOf(seed, ask.id, coach.id) * (coach.slow ? 2 : 1);

/**
 * Sends every ask of a world along a policy, `held` at once: the first to answer has it, and when nobody answers by the
 * deadline the next are asked. When a coach answers an offer depends on seed, ask and coach alone, so that all
 * policies meet the same people. Greedy is the strongest who knows the skill and is there, whether or not they have
 * capacity left.
 */
export function simulate(world: World, seed: number, policy: Policy, held: number): Fairness {
  const { coaches, asks } = world;
  const minutes = new Float64Array(coaches.length);
  const taken = new Int32Array(coaches.length);
  const lastOffered = new Int32Array(coaches.length).fill(-1);
  const passedBy = new Int32Array(coaches.length);
  const knowing = Map.groupBy(
    coaches.flatMap((coach) => Object.keys(coach.skills).map((skill) => ({ coach, skill: Number(skill) }))),
    ({ skill }) => skill,
  );
  let [week, chosen, strongest, limbo, offered, waited] = [-1, 0, 0, 0, 0, 0];
  for (const ask of asks) {
    if (ask.week !== week) taken.fill(0);
    week = ask.week;
    const there = (knowing.get(ask.skill) ?? []).map(({ coach }) => coach).filter((coach) => isThere(coach, ask.week));
    const able = there.filter(({ id, capacity }) => (taken[id] ?? 0) < capacity);
    let left = able;
    let winner: WorldCoach | undefined;
    let lapsed = 0;
    while (winner === undefined && left.length > 0) {
      const wave = policy.choose({ ask, able: left, held, lapsed, minutes, taken, lastOffered }).slice(0, held);
      if (wave.length === 0) break;
      for (const { id } of wave) lastOffered[id] = ask.id;
      const times = wave.map((coach) => ({ coach, time: answerTime(seed, ask, coach) }));
      const first = times.toSorted((a, b) => a.time - b.time)[0];
      winner = first !== undefined && first.time <= 1 ? first.coach : undefined;
      // Whoever holds an offer that another takes neither answered it nor let it pass.
      if (winner === undefined) for (const coach of wave) policy.learn?.(coach, ask, false);
      else policy.learn?.(winner, ask, true);
      offered += wave.length;
      waited += winner === undefined ? 1 : (first?.time ?? 1);
      lapsed++;
      left = left.filter((coach) => !wave.includes(coach));
    }
    for (const { id, newcomerWeek } of able) {
      if (newcomerWeek > 0 && lastOffered[id] === -1) passedBy[id] = (passedBy[id] ?? 0) + 1;
    }
    if (winner === undefined) {
      // Everybody who could was asked, or nobody could: the learner reads "nobody yet". All else would be silence.
      if (left.length > 0) limbo++;
      continue;
    }
    minutes[winner.id] = (minutes[winner.id] ?? 0) + ask.minutes;
    taken[winner.id] = (taken[winner.id] ?? 0) + 1;
    chosen += winner.skills[ask.skill] ?? 0;
    strongest += Math.max(...there.map(({ skills }) => skills[ask.skill] ?? 0));
  }
  return {
    gini: giniOf(minutes),
    busiestTenth: busiestTenthOf(minutes),
    ofGreedy: strongest === 0 ? 0 : chosen / strongest,
    newcomersLate: passedBy.filter((count) => count > PATIENCE).length,
    limbo,
    offers: offered / asks.length,
    wait: waited / asks.length,
  };
}
