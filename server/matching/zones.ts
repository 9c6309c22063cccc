const DAY = 86_400_000;
/** A cache larger than this is dropped whole; a day of one zone takes one entry. */
const MOST_DAYS = 20_000;

interface ZoneDay {
  /** Milliseconds that the zone is ahead of UTC before and after `change`. */
  readonly before: number;
  readonly after: number;
  /** Epoch milliseconds of the change of clocks within this UTC day; infinite without one. */
  readonly change: number;
}

const formatters = new Map<string, Intl.DateTimeFormat>();
const days = new Map<string, Map<number, ZoneDay>>();
let cachedDays = 0;

function formatterOf(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone);
  if (known !== undefined) return known;
  const options: Intl.DateTimeFormatOptions = {
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
    hourCycle: "h23",
    era: "short",
  };
  let formatter: Intl.DateTimeFormat;
  try {
    formatter = new Intl.DateTimeFormat("en-US", { ...options, timeZone: zone });
  } catch {
    // A zone that this machine does not know must not keep anybody from being asked.
    formatter = new Intl.DateTimeFormat("en-US", { ...options, timeZone: "UTC" });
  }
  formatters.set(zone, formatter);
  return formatter;
}

function readOffset(zone: string, at: number): number {
  const part: Record<string, number> = {};
  for (const { type, value } of formatterOf(zone).formatToParts(at)) part[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at / 1_000) * 1_000;
}

function readDay(zone: string, day: number): ZoneDay {
  let low = day * DAY;
  let high = low + DAY;
  const before = readOffset(zone, low);
  const after = readOffset(zone, high);
  if (before === after) return { before, after, change: Number.POSITIVE_INFINITY };
  while (high - low > 1_000) {
    const middle = Math.floor((low + high) / 2_000) * 1_000;
    if (readOffset(zone, middle) === before) low = middle;
    else high = middle;
  }
  return { before, after, change: high };
}

/** Milliseconds that a zone's clocks are ahead of UTC at an instant; UTC's for a zone nobody knows. */
export function offsetAt(zone: string, at: number): number {
  const day = Math.floor(at / DAY);
  let ofZone = days.get(zone);
  if (ofZone === undefined) days.set(zone, (ofZone = new Map()));
  let known = ofZone.get(day);
  if (known === undefined) {
    if (++cachedDays > MOST_DAYS) {
      days.clear();
      days.set(zone, (ofZone = new Map()));
      cachedDays = 1;
    }
    known = readDay(zone, day);
    ofZone.set(day, known);
  }
  return at < known.change ? known.before : known.after;
}

/** Days from 1970-01-01 to the date that a zone's calendars show at an instant. */
export function localDay(zone: string, at: number): number {
  return Math.floor((at + offsetAt(zone, at)) / DAY);
}

/**
 * The instant when a zone's clocks show a time on a day, given in minutes from its midnight. A time that occurs twice
 * means the first; one that is skipped moves on by what was skipped.
 */
export function instantOf(zone: string, day: number, minutes: number): number {
  const wall = day * DAY + minutes * 60_000;
  const early = offsetAt(zone, wall - DAY);
  const late = offsetAt(zone, wall + DAY);
  // With the clocks of the day before the instant is right, unless they had changed by then.
  const first = wall - early;
  if (early === late || offsetAt(zone, first) === early) return first;
  const second = wall - late;
  return offsetAt(zone, second) === late ? second : first;
}

/** `17:00` as a zone's clocks show it at an instant. */
export function clockTime(zone: string, at: number): string {
  const local = (((at + offsetAt(zone, at)) % DAY) + DAY) % DAY;
  const minutes = Math.floor(local / 60_000);
  return `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
}

/** ISO weekday of a day counted from 1970-01-01, which was a Thursday. */
export function weekdayOf(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

/** The place that gives a zone its name, `Sao Paulo` for `America/Sao_Paulo`; `UTC` for zones without one. */
export function placeOf(zone: string): string {
  const place = zone.slice(zone.lastIndexOf("/") + 1).replaceAll("_", " ");
  return !zone.includes("/") || zone.startsWith("Etc/") ? "UTC" : place;
}
