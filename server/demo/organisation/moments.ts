import { DateTime } from "luxon";
import { between } from "./seed.ts";
import type { SamplePerson } from "./types.ts";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** `days` (fractions allowed) before `now`. */
export function daysBefore(now: Date, days: number): Date {
  return new Date(now.getTime() - days * DAY);
}

export function minutesAfter(date: Date, minutes: number): Date {
  return new Date(date.getTime() + minutes * MINUTE);
}

/** A moment of a working morning or afternoon, Monday to Thursday, about so many days ago in that time zone. */
export function workingMoment(now: Date, days: number, timeZone: string, seed: string): Date {
  const day = DateTime.fromJSDate(now, { zone: timeZone }).minus({ days }).startOf("day");
  const shifted = day.minus({ days: Math.max(0, day.weekday - 4) });
  const minute = between(9 * 60, 15 * 60, "moment", seed);
  return shifted
    .set({
      hour: Math.floor(minute / 60),
      minute: minute % 60,
      second: between(3, 57, "second", seed),
    })
    .toJSDate();
}

/** `date` itself when the person is at work then, else a little after they begin the next time. */
export function nextAtWork(date: Date, person: SamplePerson, seed: string): Date {
  const local = DateTime.fromJSDate(date, { zone: person.timeZone });
  for (let ahead = 0; ahead < 8; ahead += 1) {
    const day = local.plus({ days: ahead });
    for (const { from, to } of person.windows.filter((window) => window.day === day.weekday)) {
      const opens = DateTime.fromISO(`${day.toISODate() ?? ""}T${from}`, { zone: person.timeZone });
      const closes = DateTime.fromISO(`${day.toISODate() ?? ""}T${to}`, { zone: person.timeZone });
      if (local >= opens && local < closes) return date;
      if (local < opens) return opens.plus({ minutes: between(2, 50, "opens", seed) }).toJSDate();
    }
  }
  return date;
}
