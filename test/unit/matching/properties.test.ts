import fc from "fast-check";
import { expect, test } from "vitest";
import { type RouteContext, whomToAsk } from "../../../server/matching/route.ts";
import type { MatchLoad } from "../../../server/matching/types.ts";
import { DAY, load, NOW, person } from "./world.ts";

const CONTEXT: RouteContext = {
  now: NOW,
  learner: null,
  exclude: new Set(),
  tieBreak: "ask",
  skillName: String,
  mainSkillId: null,
};

const one = fc.record({
  id: fc.constantFrom("a", "b", "c", "d", "e", "f", "g", "h"),
  strength: fc.integer({ min: 1, max: 100 }),
  capacity: fc.integer({ min: 0, max: 4 }),
  acceptedThisWeek: fc.integer({ min: 0, max: 4 }),
  waitingOffers: fc.integer({ min: 0, max: 11 }),
  recentMinutes: fc.integer({ min: 0, max: 600 }),
  offeredDaysAgo: fc.integer({ min: 0, max: 100 }),
});
type One = typeof one extends fc.Arbitrary<infer Value> ? Value : never;
const some = fc.uniqueArray(one, { selector: ({ id }) => id, minLength: 2 });

function order(
  list: readonly One[],
  more: (id: string) => Partial<MatchLoad> = () => ({}),
  context = CONTEXT,
): string[] {
  return whomToAsk(
    list.map(({ id, strength }) => ({ personId: id, strength: strength / 100, evidence: [], here: [] })),
    new Map(list.map(({ id, capacity }) => [id, person(id, { asksPerWeek: capacity })])),
    new Map(
      list.map(({ id, offeredDaysAgo, capacity: _, strength: __, ...rest }) => [
        id,
        load(id, { ...rest, lastOfferedAt: NOW - offeredDaysAgo * DAY, ...more(id) }),
      ]),
    ),
    context,
  ).map(({ personId }) => personId);
}

test("the same inputs give the same order, in whatever order they come", () => {
  fc.assert(
    fc.property(some, (list) => {
      expect(order(list.toReversed())).toEqual(order(list));
    }),
    { numRuns: 50 },
  );
});

test("capacity and waiting limits hold, and who is excluded is never named", () => {
  fc.assert(
    fc.property(some, (list) => {
      const exclude = new Set(["a"]);
      for (const id of order(list, undefined, { ...CONTEXT, exclude })) {
        const { acceptedThisWeek, capacity, waitingOffers } = list.find((each) => each.id === id)!;
        expect(acceptedThisWeek < capacity && waitingOffers < 10 && id !== "a").toBe(true);
      }
    }),
    { numRuns: 50 },
  );
});

test("having declined what they were offered never lowers a rank", () => {
  fc.assert(
    fc.property(some, (list) => {
      const { id } = list[0]!;
      const before = order(list).indexOf(id);
      const declined = order(list, (other) => (other === id ? { lastAskedAt: null } : {})).indexOf(id);
      expect(declined).toBeLessThanOrEqual(before);
    }),
    { numRuns: 50 },
  );
});
