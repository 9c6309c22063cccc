import type { Availability, Reason } from "./types.ts";

/** What speaks for asking a person now; one sentence at most, and none where there is nothing to say. */
export function whyNow(availability: Availability, isNewcomer: boolean): Reason[] {
  if (isNewcomer) return [{ kind: "newcomer", about: "now", text: "is new among those who help" }];
  const { overlapMinutesToday: minutes, until } = availability;
  if (minutes >= 120)
    return [{ kind: "overlap", about: "now", text: `shares ${Math.floor(minutes / 60)} working hours with you today` }];
  if (minutes >= 60) return [{ kind: "overlap", about: "now", text: "shares a working hour with you today" }];
  if (until !== null) return [{ kind: "free_soon", about: "now", text: `is at work now, until ${until} their time` }];
  return [];
}
