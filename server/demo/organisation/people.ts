import { daysBefore, minutesAfter } from "./moments.ts";
import { between, namedId } from "./seed.ts";
import { entry, type Row, type Source } from "./source.ts";
import type { SamplePerson, SampleWindow } from "./types.ts";

/** The whole staff, in the order of `people.csv`. */
export function makePeople(source: Source, now: Date): SamplePerson[] {
  return source.rows.map((row) => makePerson(source, row, now));
}

/** The id of the person with that key. */
export function personId(source: Source, key: string): string {
  return namedId(source.slug, "person", key);
}

function makePerson(source: Source, row: Row, now: Date): SamplePerson {
  const role = entry(source.roles, row.role);
  // The first role of the file is the one at the top.
  const top = Object.values(source.roles)[0]?.lead ?? role.lead;
  const manager = row.key === role.lead ? top : role.lead;
  const joinedAt = daysBefore(now, joinedDaysAgo(row));
  return {
    id: personId(source, row.key),
    name: row.name,
    email: `${row.key.replaceAll("-", ".")}@${source.slug}.example`,
    role: row.flags.includes("admin") ? "admin" : "member",
    department: role.department,
    title: row.title,
    site: row.site,
    timeZone: entry(source.sites, row.site),
    languages: row.languages,
    managerId: manager === row.key ? null : personId(source, manager),
    windows: week(row),
    asksPerWeek: capacity(row),
    ...(row.flags.includes("paused") ? { pausedUntil: daysBefore(now, -between(6, 20, "pause", row.key)) } : {}),
    joinedAt,
    confirmedAt: row.flags.includes("new") ? null : minutesAfter(joinedAt, between(60, 4000, "confirmed", row.key)),
    leftAt: row.flags.includes("left") ? daysBefore(now, between(15, 60, "left", row.key)) : null,
    expert: row.flags.includes("expert"),
  };
}

function joinedDaysAgo({ key, flags }: Row): number {
  if (flags.includes("new")) return between(1, 4, "joined", key);
  if (flags.includes("recent")) return between(115, 135, "joined", key);
  return between(400, 3000, "joined", key);
}

function capacity({ key, role, flags }: Row): number {
  if (flags.includes("generous")) return 4;
  return role === "executive" ? 1 : between(2, 5, "capacity", key);
}

/** Where the week begins on Sunday. */
const SUNDAY_TO_THURSDAY = new Set(["Amman", "Haifa"]);

function week({ key, site, flags }: Row): SampleWindow[] {
  const days = SUNDAY_TO_THURSDAY.has(site) ? [7, 1, 2, 3, 4] : [1, 2, 3, 4, 5];
  if (flags.includes("parttime")) return days.slice(0, 4).map((day) => ({ day, from: "09:00", to: "13:30" }));
  if (flags.includes("early")) return days.map((day) => ({ day, from: "07:00", to: "15:30" }));
  if (flags.includes("late")) return days.map((day) => ({ day, from: "11:00", to: "19:30" }));
  const [from, to] = HABITS[between(0, HABITS.length - 1, "habit", key)] ?? ["09:00", "17:00"];
  if (between(1, 5, "lunch", key) > 1) return days.map((day) => ({ day, from, to }));
  return days.flatMap((day) => [
    { day, from, to: "12:00" },
    { day, from: "13:00", to },
  ]);
}

const HABITS: readonly (readonly [string, string])[] = [
  ["08:00", "16:00"],
  ["08:30", "17:00"],
  ["09:00", "17:00"],
  ["09:00", "17:30"],
  ["09:30", "18:00"],
  ["10:00", "18:00"],
];
