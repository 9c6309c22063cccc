import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { clockTime, instantOf, localDay, offsetAt, placeOf, weekdayOf } from "../../../server/matching/zones.ts";

const at = (iso: string): number => Date.parse(iso);
const iso = (instant: number): string => new Date(instant).toISOString().replace(":00.000Z", "Z");
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

describe("zones", () => {
  test("the cached offset is what Intl says, at any second of any zone", () => {
    fc.assert(
      fc.property(fc.constantFrom(...ZONES), instants, (timeZone, instant) => {
        const shown = new Intl.DateTimeFormat("en-GB", { timeZone, hour: "2-digit", minute: "2-digit" }).format(
          instant,
        );
        expect(clockTime(timeZone, instant)).toBe(shown);
      }),
    );
  });

  test.each([
    ["Europe/Berlin", "2026-03-29T01:00:00Z", 1, 2],
    ["America/New_York", "2026-11-01T06:00:00Z", -4, -5],
    ["Australia/Lord_Howe", "2026-04-04T15:00:00Z", 11, 10.5],
  ])("%s changes its clocks to the second", (zone, change, before, after) => {
    expect(offsetAt(zone, at(change) - 1) / 3_600_000).toBe(before);
    expect(offsetAt(zone, at(change)) / 3_600_000).toBe(after);
  });

  test("a skipped time moves on, a repeated one is the first", () => {
    const spring = localDay("Europe/Berlin", at("2026-03-29T12:00Z"));
    expect(iso(instantOf("Europe/Berlin", spring, 150))).toBe("2026-03-29T01:30Z");
    const autumn = localDay("Europe/Berlin", at("2026-10-25T12:00Z"));
    expect(iso(instantOf("Europe/Berlin", autumn, 150))).toBe("2026-10-25T00:30Z");
  });

  test("a time of the wall clock and back is the same, but for those skipped", () => {
    fc.assert(
      fc.property(fc.constantFrom(...ZONES), instants, fc.integer({ min: 0, max: 1_439 }), (zone, instant, minutes) => {
        const day = localDay(zone, instant);
        const found = instantOf(zone, day, minutes);
        const wall = `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
        const skipped = offsetAt(zone, found - 86_400_000) !== offsetAt(zone, found + 86_400_000);
        if (!skipped) expect([localDay(zone, found), clockTime(zone, found)]).toEqual([day, wall]);
      }),
    );
  });

  test("an unknown zone is taken as UTC rather than refused", () => expect(offsetAt("Mars/Olympus", 0)).toBe(0));

  test("weekdays and places", () => {
    expect(weekdayOf(0)).toBe(4);
    expect(weekdayOf(localDay("UTC", at("2026-11-22T12:00Z")))).toBe(7);
    expect([
      placeOf("America/Sao_Paulo"),
      placeOf("America/Argentina/Buenos_Aires"),
      placeOf("UTC"),
      placeOf("Etc/GMT+3"),
    ]).toEqual(["Sao Paulo", "Buenos Aires", "UTC", "UTC"]);
  });
});
