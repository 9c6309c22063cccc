import * as inboxWords from "../words/en/inbox.ts";

export interface LaterTime {
  readonly id: "hour" | "afternoon" | "morning" | "monday";
  readonly label: string;
  /** ISO 8601. */
  readonly at: string;
}

const AFTERNOON = 14;
const MORNING = 9;

/** The given hour of the day that lies `days` after `now`, in the reader's own time zone. */
function hourOf(now: number, days: number, hour: number): Date {
  const at = new Date(now);
  at.setDate(at.getDate() + days);
  at.setHours(hour, 0, 0, 0);
  return at;
}

/** The next Monday morning that is not today. */
export const nextMonday = (now: number) => hourOf(now, (8 - new Date(now).getDay()) % 7 || 7, MORNING).toISOString();

/** The following morning. */
export const tomorrowMorning = (now: number) => hourOf(now, 1, MORNING).toISOString();

/** The morning of the day `days` after today. */
export const morningIn = (now: number, days: number) => hourOf(now, days, MORNING).toISOString();

/** Until when something can wait: only times that lie ahead, none of them twice. */
export function laterTimes(now: number): LaterTime[] {
  const times: LaterTime[] = [
    { id: "hour", label: inboxWords.inAnHour, at: new Date(now + 3_600_000).toISOString() },
    { id: "afternoon", label: inboxWords.thisAfternoon, at: hourOf(now, 0, AFTERNOON).toISOString() },
    { id: "morning", label: inboxWords.tomorrowMorning, at: tomorrowMorning(now) },
    { id: "monday", label: inboxWords.onMonday, at: nextMonday(now) },
  ];
  return times.filter(
    ({ id, at }, index) =>
      (id !== "afternoon" || Date.parse(at) > now + 3_600_000) && times.findIndex((other) => other.at === at) === index,
  );
}
