import type { Availability, Hours, MatchLoad, Window } from "./types.ts";
import { clockTime, instantOf, localDay, placeOf, weekdayOf } from "./zones.ts";

const MINUTE = 60_000;
const DAY_MINUTES = 1_440;
/** How far ahead working time is looked for. */
const SEARCH_DAYS = 21;
/** Medians over fewer answers would tell about single people's single days. */
const FEWEST_ANSWERS = 5;
const OFFICE: readonly Window[] = [1, 2, 3, 4, 5].map((day) => ({ day, from: "09:00", to: "17:00" }));

/** From and to in minutes from midnight, each weekday's in a row, merged; index 1 to 7. */
type Week = readonly (readonly number[])[];
const weeks = new WeakMap<readonly Window[], Week>();

function minutesOf(time: string): number {
  const match = /^(\d{1,2}):(\d{2})$/.exec(time);
  if (match === null) return Number.NaN;
  const minutes = Number(match[1]) * 60 + Number(match[2]);
  return Number(match[2]) < 60 && minutes <= DAY_MINUTES ? minutes : Number.NaN;
}

function merged(stretches: readonly [number, number][]): number[] {
  const flat: number[] = [];
  for (const [from, to] of stretches.toSorted((a, b) => a[0] - b[0])) {
    const end = flat.at(-1);
    if (end !== undefined && from <= end) flat[flat.length - 1] = Math.max(end, to);
    else flat.push(from, to);
  }
  return flat;
}

function readWeek(windows: readonly Window[]): Week {
  const stretches: [number, number][][] = Array.from({ length: 8 }, () => []);
  for (const { day, from, to } of windows) {
    const start = minutesOf(from);
    const end = minutesOf(to);
    if (!Number.isInteger(day) || day < 1 || day > 7 || Number.isNaN(start + end) || start === end) continue;
    if (end > start) stretches[day]?.push([start, end]);
    else {
      if (start < DAY_MINUTES) stretches[day]?.push([start, DAY_MINUTES]);
      if (end > 0) stretches[(day % 7) + 1]?.push([0, end]);
    }
  }
  return stretches.map(merged);
}

function weekOf(person: Hours): Week {
  const known = weeks.get(person.windows);
  if (known !== undefined) return known;
  const week = readWeek(person.windows);
  const read = week.every((day) => day.length === 0) ? readWeek(OFFICE) : week;
  weeks.set(person.windows, read);
  return read;
}

/** Calls back with each stretch of work (epoch milliseconds) on the given local days, in order, until told to stop. */
function eachStretch(person: Hours, first: number, last: number, visit: (from: number, to: number) => boolean): void {
  const week = weekOf(person);
  for (let day = first; day <= last; day++) {
    const stretches = week[weekdayOf(day)] ?? [];
    for (let at = 0; at < stretches.length; at += 2) {
      const from = instantOf(person.timeZone, day, stretches[at] ?? 0);
      const to = instantOf(person.timeZone, day, stretches[at + 1] ?? 0);
      if (to > from && !visit(from, to)) return;
    }
  }
}

/** When the stretch of work that runs at an instant ends, across midnight too; null outside working hours. */
function endOfWork(person: Hours, at: number): number | null {
  const today = localDay(person.timeZone, at);
  let end: number | null = null;
  eachStretch(person, today, today + SEARCH_DAYS, (from, to) => {
    if (end === null ? from <= at && at < to : from <= end && to > end) end = to;
    return end === null ? from <= at : from <= end;
  });
  return end;
}

/** Whether somebody is at work at an instant. Without windows of their own people work Monday to Friday, 9 to 17. */
export function isWorking(person: Hours, at: number): boolean {
  const today = localDay(person.timeZone, at);
  let working = false;
  eachStretch(person, today, today, (from, to) => {
    working = from <= at && at < to;
    return !working && to <= at;
  });
  return working;
}

/**
 * The instant by which somebody has worked so many minutes from `from` on: a deadline in their own hours. Gives
 * `from` plus 21 days where their calendar has less work than that.
 */
export function addWorkingMinutes(person: Hours, from: number, minutes: number): number {
  let left = minutes * MINUTE;
  if (left <= 0) return from;
  const today = localDay(person.timeZone, from);
  const bound = from + SEARCH_DAYS * DAY_MINUTES * MINUTE;
  let deadline = bound;
  eachStretch(person, today, today + SEARCH_DAYS + 1, (start, end) => {
    const work = end - Math.max(start, from);
    if (work <= 0) return true;
    if (work >= left) {
      deadline = Math.max(start, from) + left;
      return false;
    }
    left -= work;
    return end < bound;
  });
  return Math.min(deadline, bound);
}

/** The next instant, from `at` on, when somebody works; null when there is none within 21 days. */
export function nextWorking(person: Hours, at: number): number | null {
  const today = localDay(person.timeZone, at);
  let next: number | null = null;
  eachStretch(person, today, today + SEARCH_DAYS, (from, to) => {
    if (to <= at) return true;
    next = Math.max(from, at);
    return false;
  });
  return next;
}

/** Minutes that both work from `at` to the end of `b`'s calendar day: what can still be used, not what has passed. */
export function overlapMinutesToday(a: Hours, b: Hours, at: number): number {
  const day = localDay(b.timeZone, at);
  const midnight = instantOf(b.timeZone, day + 1, 0);
  let shared = 0;
  eachStretch(b, day, day, (fromB, toB) => {
    const from = Math.max(fromB, at);
    const to = Math.min(toB, midnight);
    if (to <= from) return true;
    eachStretch(a, localDay(a.timeZone, from), localDay(a.timeZone, to), (fromA, toA) => {
      shared += Math.max(0, Math.min(to, toA) - Math.max(from, fromA));
      return fromA < to;
    });
    return true;
  });
  return Math.floor(shared / MINUTE);
}

/** `17:00` in their own zone when somebody at work now stops; null when they are not at work. */
export function worksUntil(person: Hours, at: number): string | null {
  const end = endOfWork(person, at);
  return end === null ? null : clockTime(person.timeZone, end);
}

function medianOf(minutes: readonly number[]): number | null {
  if (minutes.length < FEWEST_ANSWERS) return null;
  const sorted = minutes.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? 0;
  return Math.round(sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? upper)) / 2);
}

function shownHours(minutes: number): string {
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  return `${hours}${minutes % 60 >= 30 ? "½" : ""} h`;
}

function shownAnswer(minutes: number): string {
  if (minutes <= 45) return `${Math.max(5, Math.ceil(minutes / 5) * 5)} minutes`;
  if (minutes <= 60) return "an hour";
  if (minutes <= 8 * 60) return `${Math.ceil(minutes / 60)} hours`;
  const days = Math.ceil(minutes / DAY_MINUTES);
  return days === 1 ? "a day" : `${days} days`;
}

/**
 * Where and when somebody can be reached, seen by a learner (or by nobody in particular), in numbers and in one line
 * such as "Lisbon, 4 h with you today · usually answers within 2 hours". A median only over five answers or more.
 */
export function availabilityOf(
  person: Hours,
  learner: Hours | null,
  load: MatchLoad | null,
  now: number,
): Availability {
  const until = worksUntil(person, now);
  const overlap = learner === null ? 0 : overlapMinutesToday(person, learner, now);
  const usual = medianOf(load?.answerMinutes ?? []);
  const place = placeOf(person.timeZone);
  const first = overlap > 0 ? `${place}, ${shownHours(overlap)} with you today` : place;
  return {
    timeZone: person.timeZone,
    openNow: until !== null,
    until,
    overlapMinutesToday: overlap,
    usuallyAnswersMinutes: usual,
    text: usual === null ? first : `${first} · usually answers within ${shownAnswer(usual)}`,
  };
}
