import { askedAtOnce } from "../../../server/matching/acceptance.ts";
import { usualOf, whomToAsk } from "../../../server/matching/route.ts";
import type { MatchLoad, MatchPerson } from "../../../server/matching/types.ts";
import type { Moment, Policy } from "./simulate.ts";
import type { World, WorldCoach } from "./world.ts";

const WEEK = 7 * 86_400_000;
/** A Monday, midnight in UTC. */
const START = Date.UTC(2026, 0, 5);
const ALL_WEEK = [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, from: "00:00", to: "24:00" }));
/** As in `server/people/current-load.ts`. */
const HALF_LIFE_WEEKS = 13;
const OFFERS_HALF_LIFE_WEEKS = 8;

type Value = (coach: WorldCoach, moment: Moment, mean: number) => number;
const by = (value: Value): (() => Policy) => {
  const choose: Policy["choose"] = (moment) => {
    const mean = moment.minutes.reduce((sum, minutes) => sum + minutes, 0) / moment.minutes.length;
    return moment.able
      .map((coach) => ({ coach, value: value(coach, moment, mean) }))
      .toSorted((a, b) => b.value - a.value || a.coach.id - b.coach.id)
      .slice(0, moment.held)
      .map(({ coach }) => coach);
  };
  return () => ({ choose });
};
const knows = (coach: WorldCoach, { ask }: Moment) => coach.skills[ask.skill] ?? 0;
const minutesOf = (coach: WorldCoach, { minutes }: Moment) => minutes[coach.id] ?? 0;
const blend = (lambda: number) =>
  by((coach, moment, mean) => knows(coach, moment) - (lambda * minutesOf(coach, moment)) / (mean + 100));

/** What the router is measured against. */
export const POLICIES: Readonly<Record<string, (world: World) => Policy>> = {
  strongest: by(knows),
  "strength less .1 × load": blend(0.1),
  "strength less .2 × load": blend(0.2),
  "strength less .4 × load": blend(0.4),
  "least loaded": by((coach, moment) => -minutesOf(coach, moment)),
};

function personOf({ id, capacity, newcomerWeek }: WorldCoach): MatchPerson {
  return {
    id: String(id),
    timeZone: "UTC",
    windows: ALL_WEEK,
    languages: [],
    asksPerWeek: capacity,
    pausedUntil: null,
    expert: false,
    confirmed: true,
    joinedAt: newcomerWeek > 0 ? START + newcomerWeek * WEEK : START - 52 * WEEK,
    leftAt: null,
  };
}

/** The product's own router, told of each coach what the service would tell it. */
export function ownRouter(world: World): Policy {
  const people = new Map(world.coaches.map((coach) => [String(coach.id), personOf(coach)]));
  const byId = new Map(world.coaches.map((coach) => [String(coach.id), coach]));
  const timeOf = (askId: number) => START + (askId / world.asks.length) * 26 * WEEK;
  const loads = world.coaches.map(({ id }) => ({
    personId: String(id),
    acceptedThisWeek: 0,
    waitingOffers: 0,
    lastOfferedAt: null as number | null,
    recentMinutes: 0,
    answerMinutes: [],
    answeredOffers: 0,
    expiredOffers: 0,
  }));
  const load = new Map<string, MatchLoad>(loads.map((one) => [one.personId, one]));
  const counted = new Float64Array(world.coaches.length);
  let week = 0;
  return {
    choose: (moment) => {
      const { ask, able, held } = moment;
      const fade = 0.5 ** ((ask.week - week) / HALF_LIFE_WEEKS);
      const fadeOffers = 0.5 ** ((ask.week - week) / OFFERS_HALF_LIFE_WEEKS);
      week = ask.week;
      for (const [id, one] of loads.entries()) {
        const total = moment.minutes[id] ?? 0;
        one.recentMinutes = one.recentMinutes * fade + total - (counted[id] ?? 0);
        counted[id] = total;
        one.answeredOffers *= fadeOffers;
        one.expiredOffers *= fadeOffers;
        one.acceptedThisWeek = moment.taken[id] ?? 0;
        const last = moment.lastOffered[id] ?? -1;
        one.lastOfferedAt = last < 0 ? null : timeOf(last);
      }
      const knowers = able
        .map((coach) => ({ personId: String(coach.id), strength: knows(coach, moment), evidence: [], here: [] }))
        .toSorted((a, b) => b.strength - a.strength);
      const usual = usualOf(loads);
      const order = whomToAsk(knowers, people, load, {
        now: Math.max(timeOf(ask.id), START + ask.week * WEEK),
        learner: null,
        exclude: new Set(),
        tieBreak: String(ask.id),
        minutes: ask.minutes,
        limit: held,
        atOnce: held,
        usual,
        skillName: String,
        mainSkillId: null,
      }).map(({ personId }) => personId);
      // As in `server/asks/choose.ts`: as few as are likely to be enough, and after a lapse as many as may.
      const many = held === 1 || moment.lapsed > 0 ? held : askedAtOnce(order, load, usual, held);
      return order.slice(0, many).flatMap((personId) => byId.get(personId) ?? []);
    },
    learn: (coach, _, answered) => {
      const one = loads[coach.id];
      if (one === undefined) return;
      if (answered) one.answeredOffers++;
      else one.expiredOffers++;
    },
  };
}
