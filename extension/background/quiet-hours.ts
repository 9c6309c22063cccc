import type { Me } from "../../server/contract/index.ts";

type Quiet = Pick<Me["availability"], "quietHours" | "timeZone">;

/** Whether a moment, in milliseconds since 1970, lies within the person's quiet hours; they may go past midnight. */
export function isQuiet({ quietHours, timeZone }: Quiet, now: number): boolean {
  if (quietHours === null || quietHours.from === quietHours.to) return false;
  const format = new Intl.DateTimeFormat("en-GB", { timeZone, hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  const time = format.format(now);
  const { from, to } = quietHours;
  return from < to ? time >= from && time < to : time >= from || time < to;
}
