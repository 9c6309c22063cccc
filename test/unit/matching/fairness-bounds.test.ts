import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { priceOf, type RouteContext, whomToAsk } from "../../../server/matching/route.ts";
import type { MatchLoad, MatchPerson } from "../../../server/matching/types.ts";
import { DAY, load, NOW, person } from "./world.ts";

// What docs/matching.md promises of how the load spreads, and people who would break it.

interface One {
  readonly id: string;
  readonly strength: number;
  readonly person?: Partial<MatchPerson>;
}

/** A desk at which asks arrive one after another; whoever is named first takes it. */
function desk(all: readonly One[]) {
  const loads = new Map<string, MatchLoad>(all.map(({ id }) => [id, load(id, { recentMinutes: 0 })]));
  const people = new Map(all.map((one) => [one.id, person(one.id, one.person)]));
  const knowers = all.map(({ id, strength }) => ({ personId: id, strength, evidence: [], here: [] }));
  let asks = 0;
  return {
    ask(minutes: number, more: Partial<RouteContext> = {}): string[] {
      const ids = whomToAsk(knowers, people, loads, {
        now: NOW,
        learner: null,
        exclude: new Set(),
        tieBreak: `ask${asks++}`,
        minutes,
        skillName: String,
        mainSkillId: null,
        ...more,
      }).map(({ personId }) => personId);
      return ids;
    },
    give(id: string, more: Partial<MatchLoad>): void {
      loads.set(id, { ...(loads.get(id) ?? load(id)), ...more });
    },
    minutesOf: (id: string) => loads.get(id)?.recentMinutes ?? 0,
  };
}

const many = { asksPerWeek: 100_000 };
const named = (count: number) => Array.from({ length: count }, (_, place) => `p${place}`);

describe("the bound", () => {
  test("of two who are alike otherwise, whoever had fewer minutes comes first", () => {
    const minutes = fc.integer({ min: 0, max: 500 });
    fc.assert(
      fc.property(minutes, minutes, fc.constantFrom(5, 15, 30, 60), fc.string(), (a, b, long, tieBreak) => {
        fc.pre(a !== b);
        const two = desk([
          { id: "a", strength: 0.5 },
          { id: "b", strength: 0.5 },
        ]);
        two.give("a", { recentMinutes: a });
        two.give("b", { recentMinutes: b });
        // Far above the fair share everybody costs the most there is.
        fc.pre(priceOf(a, (a + b) / 2, long) < 0.3 || priceOf(b, (a + b) / 2, long) < 0.3);
        expect(two.ask(long, { tieBreak })[0]).toBe(a < b ? "a" : "b");
      }),
    );
  });

  test("no minutes make anybody cost more than .3, so whoever knows .5 more is asked first", () => {
    fc.assert(
      fc.property(fc.nat(1e6), fc.nat(1e5), fc.constantFrom(5, 15, 30, 60), (minutes, fairShare, long) => {
        const price = priceOf(minutes, fairShare, long);
        expect(price).toBeGreaterThanOrEqual(0);
        expect(price).toBeLessThanOrEqual(0.3);
      }),
    );
    const two = desk([
      { id: "knows", strength: 0.95, person: many },
      { id: "hardly", strength: 0.45, person: { asksPerWeek: 5 } },
    ]);
    two.give("knows", { recentMinutes: 1e6, acceptedThisWeek: 90, waitingOffers: 9, expiredOffers: 50 });
    expect(two.ask(60)[0]).toBe("knows");
  });
});

describe("people who would break it", () => {
  test("one star who knows everything, and all ask about one skill: colleagues who know nearly as much share it", () => {
    const ids = named(9);
    const all = desk([
      { id: "star", strength: 1, person: many },
      ...ids.map((id) => ({ id, strength: 0.8, person: many })),
    ]);
    for (let asked = 0; asked < 2_000; asked++) {
      const [first = ""] = all.ask(30);
      all.give(first, { recentMinutes: all.minutesOf(first) + 30 });
    }
    const total = 2_000 * 30;
    // The star pays .2 for their lead: at twice the fair share and a bit the others are asked.
    expect(all.minutesOf("star") / total).toBeLessThan(0.25);
    for (const id of ids) expect(all.minutesOf(id) / total).toBeGreaterThan(0.07);
  });

  test("a coach with a huge capacity gets no more than one alike with a usual one", () => {
    const all = desk([
      { id: "huge", strength: 0.7, person: { asksPerWeek: 1e9 } },
      { id: "usual", strength: 0.7, person: { asksPerWeek: 1_000 } },
    ]);
    for (let asked = 0; asked < 400; asked++) {
      const [first = ""] = all.ask(30);
      all.give(first, { recentMinutes: all.minutesOf(first) + 30 });
    }
    expect(Math.abs(all.minutesOf("huge") - all.minutesOf("usual"))).toBeLessThanOrEqual(60);
  });

  test.each([1, 2, 3])(
    "forty newcomers at once, %i asked at a time: each ask is the first offer of who has waited longest",
    (atOnce) => {
      const newcomers = named(40).map((id, place) => ({
        id,
        strength: 0.05,
        person: { joinedAt: NOW - 30 * DAY + place },
      }));
      const all = desk([...named(5).map((id) => ({ id: `strong-${id}`, strength: 0.95 })), ...newcomers]);
      for (const { id } of newcomers) all.give(id, { lastOfferedAt: null });
      for (const [place, { id }] of newcomers.entries()) {
        const wave = all.ask(15, { atOnce }).slice(0, atOnce);
        expect(wave).toContain(id);
        expect(wave.filter((one) => !one.startsWith("strong"))).toHaveLength(1);
        all.give(newcomers[place]!.id, { lastOfferedAt: NOW - 1 });
      }
    },
  );

  test("nobody at all, all of them full, a capacity of zero: an empty list, and no error", () => {
    expect(desk([]).ask(15)).toEqual([]);
    const full = desk(named(3).map((id) => ({ id, strength: 0.9, person: { asksPerWeek: 2 } })));
    for (const id of named(3)) full.give(id, { acceptedThisWeek: 2 });
    expect(full.ask(15)).toEqual([]);
    expect(desk([{ id: "none", strength: 1, person: { asksPerWeek: 0 } }]).ask(60)).toEqual([]);
  });
});
