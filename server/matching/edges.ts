import type { MatchSkill } from "./types.ts";

/** A way from a skill to a neighbour and the share of the neighbour's evidence that counts. */
export interface Edge {
  readonly skill: number;
  readonly share: number;
}

const NARROWER_SHARE = 0.6;
const BROADER_SHARE = 0.35;
const RELATED_SHARE = 0.25;

/** By a skill's number, the neighbours whose evidence counts for it in part. */
export function buildEdges(skills: readonly MatchSkill[], numberOf: ReadonlyMap<string, number>): Edge[][] {
  const shares = skills.map(() => new Map<number, number>());
  const add = (from: number, to: number | undefined, share: number): void => {
    if (to === undefined || from === to) return;
    shares[from]?.set(to, Math.max(share, shares[from].get(to) ?? 0));
  };
  for (const [number, { broader, related }] of skills.entries()) {
    const wider = broader === null ? undefined : numberOf.get(broader);
    add(number, wider, BROADER_SHARE);
    // Who can do a part of it can do some of it.
    if (wider !== undefined) add(wider, number, NARROWER_SHARE);
    for (const id of related) {
      const neighbour = numberOf.get(id);
      add(number, neighbour, RELATED_SHARE);
      if (neighbour !== undefined) add(neighbour, number, RELATED_SHARE);
    }
  }
  return shares.map((ofSkill) => [...ofSkill].map(([skill, share]) => ({ skill, share })));
}
