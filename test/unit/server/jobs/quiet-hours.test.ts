import { describe, expect, test } from "vitest";
import { MINUTE } from "../../../../server/clock.ts";
import { endOfQuietHours } from "../../../../server/jobs/send-mail.ts";

const endAt = (now: string, quietHours: { from: string; to: string } | null, timeZone: string) =>
  endOfQuietHours({ quietHours, timeZone }, { now: () => new Date(now) })?.toISOString() ?? null;

describe("when quiet hours end", () => {
  test.each<[string, string, { from: string; to: string } | null, string, string | null]>([
    ["nobody set any", "2026-05-06T23:00:00Z", null, "UTC", null],
    ["they are empty", "2026-05-06T23:00:00Z", { from: "08:00", to: "08:00" }, "UTC", null],
    [
      "before midnight, the next morning",
      "2026-05-06T23:00:00Z",
      { from: "20:00", to: "08:00" },
      "UTC",
      "2026-05-07T08:00:00.000Z",
    ],
    [
      "after midnight, the same morning",
      "2026-05-07T03:00:00Z",
      { from: "20:00", to: "08:00" },
      "UTC",
      "2026-05-07T08:00:00.000Z",
    ],
    [
      "at their first minute they have begun",
      "2026-05-06T20:00:00Z",
      { from: "20:00", to: "08:00" },
      "UTC",
      "2026-05-07T08:00:00.000Z",
    ],
    ["at their last they are over", "2026-05-07T08:00:00Z", { from: "20:00", to: "08:00" }, "UTC", null],
    ["within one day", "2026-05-06T12:30:00Z", { from: "12:00", to: "13:00" }, "UTC", "2026-05-06T13:00:00.000Z"],
    ["until midnight", "2026-05-06T23:30:00Z", { from: "22:00", to: "00:00" }, "UTC", "2026-05-07T00:00:00.000Z"],
    [
      "by the person's own clock",
      "2026-05-06T22:30:00Z",
      { from: "20:00", to: "08:00" },
      "Asia/Kolkata",
      "2026-05-07T02:30:00.000Z",
    ],
    [
      "on the last day of a year",
      "2026-12-31T23:30:00Z",
      { from: "20:00", to: "07:00" },
      "UTC",
      "2027-01-01T07:00:00.000Z",
    ],
    // Berlin, 29 March 2026: 02:00 is followed by 03:00.
    [
      "over the night that is an hour short",
      "2026-03-28T22:00:00Z",
      { from: "22:00", to: "07:00" },
      "Europe/Berlin",
      "2026-03-29T05:00:00.000Z",
    ],
    [
      "at a time that the clocks leave out",
      "2026-03-29T00:30:00Z",
      { from: "22:00", to: "02:30" },
      "Europe/Berlin",
      "2026-03-29T01:30:00.000Z",
    ],
    // Berlin, 25 October 2026: 02:00 to 03:00 comes twice.
    [
      "over the night that is an hour long",
      "2026-10-24T21:00:00Z",
      { from: "22:00", to: "07:00" },
      "Europe/Berlin",
      "2026-10-25T06:00:00.000Z",
    ],
    // Cairo, 24 April 2026: there is no midnight.
    [
      "at a midnight that is left out",
      "2026-04-23T21:30:00Z",
      { from: "22:00", to: "00:00" },
      "Africa/Cairo",
      "2026-04-23T22:00:00.000Z",
    ],
  ])("%s", (_when, now, quietHours, timeZone, end) => {
    expect(endAt(now, quietHours, timeZone)).toBe(end);
  });

  test("the end lies ahead and is not quiet, at every quarter of an hour around every change of clocks", () => {
    const changes: [string, string][] = [
      ["Europe/Berlin", "2026-03-28T12:00:00Z"],
      ["Europe/Berlin", "2026-10-24T12:00:00Z"],
      ["America/New_York", "2026-11-01T00:00:00Z"],
      ["Australia/Lord_Howe", "2026-04-04T06:00:00Z"],
      ["Africa/Cairo", "2026-04-23T12:00:00Z"],
    ];
    const hours = [
      { from: "22:00", to: "07:00" },
      { from: "23:00", to: "01:30" },
      { from: "22:00", to: "02:30" },
      { from: "01:15", to: "01:45" },
      { from: "00:00", to: "03:00" },
    ];
    const wrong: unknown[] = [];
    for (const [timeZone, from] of changes) {
      for (const quietHours of hours) {
        for (let quarter = 0; quarter < 96; quarter++) {
          const now = new Date(Date.parse(from) + quarter * 15 * MINUTE);
          const end = endOfQuietHours({ quietHours, timeZone }, { now: () => now });
          if (end === null) continue;
          const isOver = endOfQuietHours({ quietHours, timeZone }, { now: () => end }) === null;
          if (!(end > now) || !isOver) wrong.push([timeZone, quietHours, now.toISOString(), end.toISOString()]);
        }
      }
    }
    expect(wrong).toEqual([]);
  });
});
