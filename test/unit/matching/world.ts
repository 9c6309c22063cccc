import type { MatchEvidence, MatchLoad, MatchPerson, MatchSkill } from "../../../server/matching/types.ts";

/** Sunday, 22 November 2026, noon in UTC. */
export const NOW = Date.UTC(2026, 10, 22, 12);
export const DAY = 86_400_000;

export function skill(id: string, name: string, more: Partial<MatchSkill> = {}): MatchSkill {
  return { id, name, kind: "hard", aliases: [], broader: null, related: [], ...more };
}

export function person(id: string, more: Partial<MatchPerson> = {}): MatchPerson {
  return {
    id,
    timeZone: "UTC",
    windows: [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, from: "09:00", to: "17:00" })),
    languages: ["en"],
    asksPerWeek: 3,
    pausedUntil: null,
    expert: false,
    confirmed: true,
    joinedAt: NOW - 1_000 * DAY,
    leftAt: null,
    ...more,
  };
}

let made = 0;

export function evidence(personId: string, skillId: string, more: Partial<MatchEvidence> = {}): MatchEvidence {
  return { id: `e${made++}`, personId, skillId, kind: "answered", at: NOW - 30 * DAY, ...more };
}

export function load(personId: string, more: Partial<MatchLoad> = {}): MatchLoad {
  return { personId, acceptedThisWeek: 0, waitingOffers: 0, lastOfferedAt: NOW - 10 * DAY, answerMinutes: [], ...more };
}
