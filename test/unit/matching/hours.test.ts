import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addWorkingMinutes,
  availabilityOf,
  isWorking,
  nextWorking,
  overlapMinutesToday,
  worksUntil,
} from "../../../server/matching/hours.ts";
import type { Hours, Window } from "../../../server/matching/types.ts";
import { load } from "./world.ts";

const at = (iso: string): number => Date.parse(iso);
const iso = (instant: number): string => new Date(instant).toISOString().replace(":00.000Z", "Z");
const on = (days: readonly number[], from: string, to: string): Window[] => days.map((day) => ({ day, from, to }));
const WEEKDAYS = [1, 2, 3, 4, 5];
const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];
const hours = (timeZone: string, windows: readonly Window[] = []): Hours => ({ timeZone, windows });
const ZONES = [
  "Europe/Lisbon",
  "Europe/Berlin",
  "America/New_York",
  "America/Sao_Paulo",
  "Asia/Kolkata",
  "Asia/Tokyo",
  "Australia/Lord_Howe",
  "Asia/Kathmandu",
  "Pacific/Chatham",
  "Africa/Casablanca",
  "Pacific/Apia",
  "UTC",
];
const instants = fc.integer({ min: at("2019-01-01T00:00Z"), max: at("2031-01-01T00:00Z") });

describe("isWorking", () => {
  const lisbon = hours("Europe/Lisbon");

  test.each([
    ["2026-11-23T08:59Z", false],
    ["2026-11-23T09:00Z", true],
    ["2026-11-23T16:59Z", true],
    ["2026-11-23T17:00Z", false],
    ["2026-11-22T12:00Z", false],
    ["2026-07-06T08:00Z", true],
  ])("without windows of their own, Monday to Friday 9 to 17: %s", (instant, expected) => {
    expect(isWorking(lisbon, at(instant))).toBe(expected);
  });

  test("a night shift runs into the next day, over Sunday's midnight too", () => {
    const night = hours("UTC", on([7], "22:00", "06:00"));
    expect(isWorking(night, at("2026-11-22T23:00Z"))).toBe(true);
    expect(isWorking(night, at("2026-11-23T05:59Z"))).toBe(true);
    expect(isWorking(night, at("2026-11-23T06:00Z"))).toBe(false);
    expect(worksUntil(night, at("2026-11-22T23:00Z"))).toBe("06:00");
  });

  test("windows that cannot be read are left out; if none is left, office hours stand", () => {
    const odd = hours("UTC", [
      { day: 9, from: "09:00", to: "10:00" },
      { day: 1, from: "soon", to: "later" },
      { day: 2, from: "09:00", to: "09:00" },
    ]);
    expect(isWorking(odd, at("2026-11-24T12:00Z"))).toBe(true);
    expect(isWorking(odd, at("2026-11-22T12:00Z"))).toBe(false);
  });
});

describe("addWorkingMinutes", () => {
  test.each([
    ["2026-11-23T10:00Z", 240, "2026-11-23T14:00Z"],
    ["2026-11-23T15:00Z", 240, "2026-11-24T11:00Z"],
    ["2026-11-23T03:00Z", 60, "2026-11-23T10:00Z"],
    ["2026-11-20T16:30Z", 60, "2026-11-23T09:30Z"],
    ["2026-11-23T09:00Z", 480, "2026-11-23T17:00Z"],
    ["2026-11-22T12:00Z", 0, "2026-11-22T12:00Z"],
  ])("office hours in Lisbon: from %s, %i minutes end at %s", (from, minutes, end) => {
    expect(iso(addWorkingMinutes(hours("Europe/Lisbon"), at(from), minutes))).toBe(end);
  });

  test("hours skipped or repeated by the clocks are worked as they really are", () => {
    const early = hours("Europe/Berlin", on(EVERY_DAY, "00:00", "06:00"));
    expect(iso(addWorkingMinutes(early, at("2026-03-28T23:00Z"), 300))).toBe("2026-03-29T04:00Z");
    expect(iso(addWorkingMinutes(early, at("2026-03-28T23:00Z"), 360))).toBe("2026-03-29T23:00Z");
    expect(iso(addWorkingMinutes(early, at("2026-10-24T22:00Z"), 420))).toBe("2026-10-25T05:00Z");
  });

  test("the search is bounded by 21 days", () => {
    const rare = hours("UTC", on([1], "09:00", "09:10"));
    const from = at("2026-11-22T12:00Z");
    expect(addWorkingMinutes(rare, from, 10_000)).toBe(from + 21 * 86_400_000);
  });

  test("never earlier than real time, later with more minutes, and adds up", () => {
    const week = fc.array(
      fc.tuple(fc.constantFrom(...EVERY_DAY), fc.integer({ min: 0, max: 20 }), fc.integer({ min: 1, max: 4 })),
      {
        minLength: 3,
        maxLength: 8,
      },
    );
    const spread = fc.tuple(
      fc.constantFrom(...ZONES),
      week,
      instants,
      fc.integer({ min: 1, max: 300 }),
      fc.integer({ min: 1, max: 300 }),
    );
    const two = (hour: number): string => `${String(hour).padStart(2, "0")}:00`;
    fc.assert(
      fc.property(spread, ([zone, stretches, from, first, second]) => {
        const person = hours(
          zone,
          stretches.map(([day, hour, length]) => ({ day, from: two(hour), to: two(hour + length) })),
        );
        const one = addWorkingMinutes(person, from, first);
        const bound = from + 21 * 86_400_000;
        expect(one).toBeGreaterThanOrEqual(Math.min(bound, from + first * 60_000));
        const both = addWorkingMinutes(person, from, first + second);
        if (both < bound) expect(addWorkingMinutes(person, one, second)).toBe(both);
        if (one < bound) expect(isWorking(person, one - 1)).toBe(true);
      }),
    );
  });
});

test("the next working instant is now at work, else when work starts", () => {
  const office = hours("Europe/Lisbon");
  expect(nextWorking(office, at("2026-11-23T10:00Z"))).toBe(at("2026-11-23T10:00Z"));
  expect(iso(nextWorking(office, at("2026-11-22T10:00Z")) ?? 0)).toBe("2026-11-23T09:00Z");
});

describe("overlapMinutesToday", () => {
  const lisbon = hours("Europe/Lisbon");
  const newYork = hours("America/New_York");

  test("counts what is left of the hours that both work", () => {
    expect(overlapMinutesToday(lisbon, newYork, at("2026-11-23T09:00Z"))).toBe(180);
    expect(overlapMinutesToday(lisbon, newYork, at("2026-11-23T16:00Z"))).toBe(60);
    expect(overlapMinutesToday(lisbon, newYork, at("2026-11-23T18:00Z"))).toBe(0);
  });

  test("counts the learner's day, which may be tomorrow elsewhere", () => {
    const tokyo = hours("Asia/Tokyo", on([2], "09:00", "12:00"));
    const evening = hours("America/New_York", on([1], "18:00", "24:00"));
    expect(overlapMinutesToday(tokyo, evening, at("2026-11-23T15:00Z"))).toBe(180);
  });

  test("is the same both ways within one zone, and never more than either works", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 22 }), fc.integer({ min: 0, max: 22 }), instants, (a, b, now) => {
        const one = hours("Europe/Berlin", on(EVERY_DAY, `${a}:00`, `${a + 1}:00`));
        const other = hours("Europe/Berlin", on(EVERY_DAY, `${b}:00`, `${b + 1}:30`));
        const shared = overlapMinutesToday(one, other, now);
        expect(shared).toBe(overlapMinutesToday(other, one, now));
        expect(shared).toBeLessThanOrEqual(60);
      }),
    );
  });
});

describe("availabilityOf", () => {
  const lisbon = hours("Europe/Lisbon", on(WEEKDAYS, "09:00", "17:00"));
  const learner = hours("Europe/Berlin", on(WEEKDAYS, "09:00", "17:00"));
  const noon = at("2026-11-23T12:00Z");

  test("says place, hours in common and the usual time to answer", () => {
    const answerMinutes = [30, 100, 110, 240, 600];
    expect(availabilityOf(lisbon, learner, load("a", { answerMinutes }), noon)).toEqual({
      timeZone: "Europe/Lisbon",
      openNow: true,
      until: "17:00",
      overlapMinutesToday: 240,
      usuallyAnswersMinutes: 110,
      text: "Lisbon, 4 h with you today · usually answers within 2 hours",
    });
  });

  test("tells no median over fewer than five", () => {
    const answer = availabilityOf(lisbon, learner, load("a", { answerMinutes: [1, 2, 3, 4] }), noon);
    expect(answer).toMatchObject({ usuallyAnswersMinutes: null, text: "Lisbon, 4 h with you today" });
  });

  test("without a learner, or out of hours, says only the place", () => {
    expect(availabilityOf(lisbon, null, null, noon).text).toBe("Lisbon");
    expect(availabilityOf(lisbon, learner, null, at("2026-11-22T12:00Z"))).toMatchObject({
      openNow: false,
      until: null,
      overlapMinutesToday: 0,
      text: "Lisbon",
    });
  });

  test.each([
    [at("2026-11-23T14:30Z"), "Lisbon, 1½ h with you today"],
    [at("2026-11-23T15:20Z"), "Lisbon, 40 min with you today"],
  ])("rounds hours down to halves", (now, text) => expect(availabilityOf(lisbon, learner, null, now).text).toBe(text));

  test.each([
    [3, "5 minutes"],
    [22, "25 minutes"],
    [50, "an hour"],
    [61, "2 hours"],
    [481, "a day"],
    [1_500, "2 days"],
  ])("a median of %i minutes is “%s”", (minutes, words) => {
    const answerMinutes = Array.from({ length: 5 }, () => minutes);
    expect(availabilityOf(lisbon, null, load("a", { answerMinutes }), noon).text).toBe(
      `Lisbon · usually answers within ${words}`,
    );
  });
});
