import { folded } from "../../skill-finder.ts";

/** A list after the source's latest word, with what came and what went. */
export interface Merged {
  list: string[];
  added: string[];
  removed: string[];
}

/**
 * Applies to a list what the source changed since its last word: what it says anew comes, what it took back goes. What
 * the organisation added or took away itself stays so.
 */
export function merged(
  here: readonly string[],
  before: readonly string[],
  now: readonly string[],
  key: (entry: string) => string = folded,
): Merged {
  const had = new Set(before.map(key));
  const says = new Set(now.map(key));
  const isDropped = (entry: string) => had.has(key(entry)) && !says.has(key(entry));
  const kept = here.filter((entry) => !isDropped(entry));
  const there = new Set(kept.map(key));
  const added = now.filter((entry) => !had.has(key(entry)) && !there.has(key(entry)));
  return { list: [...kept, ...added], added, removed: here.filter(isDropped) };
}
