import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Knower } from "../../../server/matching/knows.ts";
import { MOST_WAITING, type RouteContext, whomToAsk } from "../../../server/matching/route.ts";
import type { MatchLoad, MatchPerson } from "../../../server/matching/types.ts";
import { DAY, load, NOW, person } from "./world.ts";

const CONTEXT: RouteContext = {
  now: NOW,
  learner: null,
  exclude: new Set(),
  tieBreak: "ask",
  skillName: () => "window functions",
  mainSkillId: "window-functions",
};
const knower = (personId: string, strength: number): Knower => ({
  personId,
  strength,
  evidence: [{ skillId: "window-functions", kind: "answered", count: 4, lastAt: NOW - 30 * DAY }],
  here: [],
});

interface Standing {
  readonly id: string;
  readonly strength?: number;
  readonly person?: Partial<MatchPerson>;
  readonly load?: Partial<MatchLoad>;
}

function route(standings: readonly Standing[], context: Partial<RouteContext> = {}) {
  return whomToAsk(
    standings.map(({ id, strength = 0.5 }) => knower(id, strength)),
    new Map(standings.map((one) => [one.id, person(one.id, one.person)])),
    new Map(standings.map((one) => [one.id, load(one.id, one.load)])),
    { ...CONTEXT, ...context },
  );
}
const order = (standings: readonly Standing[], context: Partial<RouteContext> = {}): string[] =>
  route(standings, context).map(({ personId }) => personId);

describe("who may be asked at all", () => {
  test.each<[string, Omit<Standing, "id">]>([
    ["has not confirmed", { person: { confirmed: false } }],
    ["has left", { person: { leftAt: NOW } }],
    ["is paused", { person: { pausedUntil: NOW + 1 } }],
    ["has not joined yet", { person: { joinedAt: NOW + DAY } }],
    ["has no capacity left", { load: { acceptedThisWeek: 3 } }],
    ["takes no asks", { person: { asksPerWeek: 0 } }],
    ["holds ten waiting offers", { load: { waitingOffers: MOST_WAITING } }],
  ])("nobody who %s", (_, standing) => {
    expect(
      order([
        { id: "out", strength: 1, ...standing },
        { id: "in", strength: 0.1 },
      ]),
    ).toEqual(["in"]);
  });

  test("nobody who is excluded, as the asker is from their own search", () => {
    expect(order([{ id: "asker" }, { id: "other" }], { exclude: new Set(["asker"]) })).toEqual(["other"]);
  });

  test("nobody whom the organisation does not know", () => {
    expect(whomToAsk([knower("gone", 1)], new Map(), new Map(), CONTEXT)).toEqual([]);
  });

  test("a pause or leave that is over costs nothing", () => {
    const plain = { id: "a", strength: 0.6 };
    const back = { id: "b", strength: 0.6 + 1e-9, person: { pausedUntil: NOW - 100 * DAY } };
    expect(order([plain, back])).toEqual(["b", "a"]);
  });

  test("someone without any load on record may be asked", () => {
    expect(whomToAsk([knower("a", 1)], new Map([["a", person("a")]]), new Map(), CONTEXT)).toHaveLength(1);
  });
});

describe("whom to ask first", () => {
  test("the stronger of two who are alike otherwise", () => {
    expect(
      order([
        { id: "a", strength: 0.4 },
        { id: "b", strength: 0.6 },
      ]),
    ).toEqual(["b", "a"]);
  });

  test("the less loaded of equals, and load is measured by their own capacity", () => {
    expect(
      order([
        { id: "a", load: { acceptedThisWeek: 2 } },
        { id: "b", load: { acceptedThisWeek: 1 } },
      ]),
    ).toEqual(["b", "a"]);
    expect(
      order([
        { id: "a", load: { acceptedThisWeek: 2 } },
        { id: "b", person: { asksPerWeek: 10 }, load: { acceptedThisWeek: 2 } },
      ]),
    ).toEqual(["b", "a"]);
    expect(order([{ id: "a", load: { waitingOffers: 3 } }, { id: "b" }])).toEqual(["b", "a"]);
  });

  test("load never hides a far better answer", () => {
    expect(
      order([
        { id: "a", strength: 0.9, load: { acceptedThisWeek: 2 } },
        { id: "b", strength: 0.2 },
      ]),
    ).toEqual(["a", "b"]);
  });

  test("of equals, whoever is at work sooner, shares hours, shares a language or was asked longer ago", () => {
    const windows = [{ day: 3, from: "09:00", to: "17:00" }];
    expect(order([{ id: "a", person: { windows } }, { id: "b" }])).toEqual(["b", "a"]);
    const evening = [{ day: 7, from: "20:00", to: "23:00" }];
    const learner = { timeZone: "UTC", windows: evening, languages: ["pt-BR"] };
    const soon = [{ day: 7, from: "13:00", to: "17:00" }];
    const late = [{ day: 7, from: "13:00", to: "23:00" }];
    expect(
      order(
        [
          { id: "a", person: { windows: soon } },
          { id: "b", person: { windows: late } },
        ],
        { learner },
      ),
    ).toEqual(["b", "a"]);
    expect(order([{ id: "a" }, { id: "b", person: { languages: ["pt"] } }], { learner })).toEqual(["b", "a"]);
    expect(order([{ id: "a", load: { lastOfferedAt: NOW - DAY } }, { id: "b" }])).toEqual(["b", "a"]);
  });

  test("experts come after all peers, however strong", () => {
    const found = route([
      { id: "expert", strength: 1, person: { expert: true } },
      { id: "a", strength: 0.1 },
      { id: "b", strength: 0.2 },
    ]);
    expect(found.map(({ personId, expert }) => [personId, expert])).toEqual([
      ["b", false],
      ["a", false],
      ["expert", true],
    ]);
  });

  test("ties fall differently from ask to ask, and the same way for the same ask", () => {
    const equals = Array.from({ length: 8 }, (_, place) => ({ id: `p${place}` }));
    const firsts = new Set(Array.from({ length: 40 }, (_, ask) => order(equals, { tieBreak: `ask${ask}` })[0]));
    expect(firsts.size).toBeGreaterThan(4);
    expect(order(equals)).toEqual(order(equals.toReversed()));
  });

  test("names no more than asked for", () => expect(order([{ id: "a" }, { id: "b" }], { limit: 1 })).toHaveLength(1));
});

describe("minutes taken on lately", () => {
  const star = { id: "star", strength: 0.9, load: { recentMinutes: 600 } };
  const near = { id: "near", strength: 0.8, load: { recentMinutes: 60 } };

  test("a star who knows everything is spared long asks, and keeps the short ones", () => {
    expect(order([star, near], { minutes: 60 })).toEqual(["near", "star"]);
    expect(order([star, near], { minutes: 5 })).toEqual(["star", "near"]);
  });

  test("of equals whoever had fewer minutes, whatever their capacity", () => {
    const large = { id: "large", person: { asksPerWeek: 100 }, load: { recentMinutes: 120 } };
    expect(order([large, { id: "small", load: { recentMinutes: 30 } }])).toEqual(["small", "large"]);
  });

  test("what they declined or passed on is no time at which they were asked", () => {
    const declined = { id: "a", strength: 0.5 + 1e-9, load: { lastOfferedAt: NOW - 1, lastAskedAt: null } };
    expect(order([{ id: "b", load: { lastOfferedAt: null } }, declined])).toEqual(["a", "b"]);
  });
});

describe("a place for newcomers and returners", () => {
  const strong = ["a", "b", "c", "d"].map((id, place) => ({ id, strength: 0.9 - place / 100 }));
  const newcomer = { id: "new", strength: 0.15, person: { joinedAt: NOW - 20 * DAY }, load: { lastOfferedAt: null } };

  test("a newcomer whom nobody asked yet gets the second place, with a reason; the first where one is asked", () => {
    const found = route([...strong, newcomer]);
    expect(found.map(({ personId }) => personId)).toEqual(["a", "new", "b", "c", "d"]);
    expect(found[1]?.reasons.at(-1)?.kind).toBe("newcomer");
    expect(order([...strong, newcomer], { atOnce: 2 })[1]).toBe("new");
    expect(order([...strong, newcomer], { atOnce: 1 })[0]).toBe("new");
  });

  test("of several, whoever waits longest", () => {
    const earlier = { ...newcomer, id: "earlier", strength: 0.1, person: { joinedAt: NOW - 40 * DAY } };
    expect(order([...strong, newcomer, earlier])[1]).toBe("earlier");
  });

  test("a later newcomer who came far on their own takes no place from one who waits longer", () => {
    const later = { ...newcomer, id: "later", strength: 1, person: { joinedAt: NOW - DAY } };
    expect(order([...strong, newcomer, later]).slice(0, 3)).toEqual(["later", "new", "a"]);
  });

  test("somebody back from a pause, or not asked for two months, gets it too", () => {
    const back = {
      id: "back",
      strength: 0.1,
      person: { pausedUntil: NOW - 2 * DAY },
      load: { lastOfferedAt: NOW - 50 * DAY },
    };
    expect(order([...strong, back])[2]).toBe("back");
    expect(order([...strong, { id: "old", strength: 0.1, load: { lastOfferedAt: NOW - 61 * DAY } }])[2]).toBe("old");
  });

  test("one who has been asked, or stands among the first anyway, needs none", () => {
    expect(order([...strong, { ...newcomer, load: { lastOfferedAt: NOW - DAY } }]).at(-1)).toBe("new");
    expect(order([...strong, { ...newcomer, strength: 1 }, { ...newcomer, id: "second" }])).toEqual([
      "new",
      "a",
      "b",
      "c",
      "d",
      "second",
    ]);
  });

  test("somebody back from a pause who has been asked since is no returner", () => {
    const asked = {
      id: "back",
      strength: 0.1,
      person: { pausedUntil: NOW - 9 * DAY },
      load: { lastOfferedAt: NOW - DAY },
    };
    expect(order([...strong, asked]).at(-1)).toBe("back");
  });

  test("the place never opens a door that is closed", () => {
    const paused = { ...newcomer, person: { ...newcomer.person, pausedUntil: NOW + DAY } };
    expect(order([...strong, paused])).not.toContain("new");
  });
});

describe("what leaves", () => {
  test("order, reasons, hours and whether an expert: no score and no estimate", () => {
    const [first] = route([{ id: "a" }]);
    expect(Object.keys(first ?? {}).toSorted()).toEqual(["availability", "expert", "personId", "reasons"]);
    expect(JSON.stringify(first)).not.toMatch(/strength|score|value|rank/);
  });

  test("name, photo, grade, site and gender change no rank", () => {
    const standing = fc.record({
      id: fc.constantFrom("a", "b", "c", "d", "e"),
      strength: fc.integer({ min: 0, max: 100 }),
    });
    const said = fc.record({
      name: fc.string(),
      photo: fc.webUrl(),
      grade: fc.string(),
      site: fc.string(),
      gender: fc.string(),
    });
    fc.assert(
      fc.property(
        fc.uniqueArray(standing, { selector: ({ id }) => id }),
        fc.array(said, { minLength: 5, maxLength: 5 }),
        (list, more) => {
          const plain = list.map(({ id, strength }) => ({ id, strength: strength / 100 }));
          const dressed = plain.map((one, place) => ({ ...one, person: more[place] as Partial<MatchPerson> }));
          expect(order(dressed)).toEqual(order(plain));
        },
      ),
    );
  });
});
