interface Past {
  /** ISO 8601. */
  at: string;
  coachId: string;
  tookPlace: boolean;
}

/**
 * Whose turn it is to coach: whoever coached longest ago, those who never did first, in the order of their seats. So by
 * the end of a first cycle each has coached once. Null while there are not two.
 */
export function turnOf(members: readonly string[], sessions: readonly Past[]): string | null {
  if (members.length < 2) return null;
  const last = new Map<string, number>();
  for (const { at, coachId, tookPlace } of sessions) {
    if (tookPlace) last.set(coachId, Math.max(last.get(coachId) ?? 0, Date.parse(at)));
  }
  const longestAgo = (id: string) => last.get(id) ?? 0;
  return members.reduce((first, other) => (longestAgo(other) < longestAgo(first) ? other : first));
}
