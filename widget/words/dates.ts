/** How times and numbers are written; English sentences, 24-hour clock, the reader's own time zone. */
const LANGUAGE = "en-GB";

/** Something that can be read as a moment: ISO 8601, or milliseconds since 1970. */
export type Moment = string | number;

const clockFormat = () => new Intl.DateTimeFormat(LANGUAGE, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
const dayFormat = () => new Intl.DateTimeFormat(LANGUAGE, { weekday: "long" });
const dateFormat = () => new Intl.DateTimeFormat(LANGUAGE, { day: "numeric", month: "long" });
const fullDateFormat = () => new Intl.DateTimeFormat(LANGUAGE, { day: "numeric", month: "long", year: "numeric" });

const startOfDay = (at: Moment) => {
  const day = new Date(at);
  day.setHours(0, 0, 0, 0);
  return day;
};

/** Whole calendar days from `now` to `at`, negative in the past. */
const daysApart = (at: Moment, now: Moment) =>
  Math.round((startOfDay(at).getTime() - startOfDay(now).getTime()) / 86_400_000);

/** `14:42`. */
export const clock = (at: Moment) => clockFormat().format(new Date(at));

/** `3 May`, with the year when it is not this one. */
export const date = (at: Moment, now: Moment) => {
  const sameYear = new Date(at).getFullYear() === new Date(now).getFullYear();
  return (sameYear ? dateFormat() : fullDateFormat()).format(new Date(at));
};

/** A day as people name it: `today`, `tomorrow`, `yesterday`, `Monday` within a week, then `3 May`. */
export const day = (at: Moment, now: Moment) => {
  const apart = daysApart(at, now);
  if (apart === 0) return "today";
  if (apart === 1) return "tomorrow";
  if (apart === -1) return "yesterday";
  return apart > 1 && apart < 7 ? dayFormat().format(new Date(at)) : date(at, now);
};

/** `14:42` today, `tomorrow 09:00`, `Monday 09:00`, `3 May, 09:00`. */
export const when = (at: Moment, now: Moment) => {
  const apart = daysApart(at, now);
  if (apart === 0) return clock(at);
  const name = day(at, now);
  return apart > 6 || apart < -1 ? `${name}, ${clock(at)}` : `${name} ${clock(at)}`;
};

/** `May`, or `May 2025` when it is not this year. */
export const month = (at: Moment, now: Moment) => {
  const sameYear = new Date(at).getFullYear() === new Date(now).getFullYear();
  const options: Intl.DateTimeFormatOptions = sameYear ? { month: "long" } : { month: "long", year: "numeric" };
  return new Intl.DateTimeFormat(LANGUAGE, options).format(new Date(at));
};

/** Monday (1) to Sunday (7), in full. */
export const weekday = (number: number) => dayFormat().format(new Date(2024, 0, number));

/** `15 min`, `1 h`. */
export const minutes = (count: number) => (count % 60 === 0 && count > 0 ? `${count / 60} h` : `${count} min`);

/** A number with its thousands apart. */
export const number = (count: number) => new Intl.NumberFormat(LANGUAGE).format(count);

const plural = new Intl.PluralRules("en");
/** `1 ask`, `4 asks`: the count and the noun that goes with it. */
export const counted = (count: number, one: string, other = `${one}s`) =>
  `${number(count)} ${plural.select(count) === "one" ? one : other}`;

/** `Two`, `three` … up to nine in letters, as people write in sentences. */
export const inWords = (count: number) =>
  ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"][count] ?? number(count);

/** `Portuguese` for `pt`; the tag itself when nobody knows its name. */
export const language = (tag: string) => {
  try {
    return new Intl.DisplayNames(["en"], { type: "language" }).of(tag) ?? tag;
  } catch {
    return tag;
  }
};
