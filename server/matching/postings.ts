import type { Numbers, ReadLabel } from "./read-labels.ts";
import { rootOf } from "./roots.ts";

/** Which labels hold a word. */
export interface Postings {
  /** By number of a stem, the number of its root; a root's own for itself. */
  readonly root: Int32Array;
  /** Labels that hold root r: `postings[postingStart[r]]` up to `postings[postingStart[r + 1]]`; none for stems. */
  readonly postingStart: Int32Array;
  readonly postings: Int32Array;
  /** The most that a label can be worth where no other of its words brings more than this one; descending. */
  readonly postingMost: Float32Array;
}

/** A share of a name that is matched at the weight of a title counts in full, less of it less than in proportion. */
const WHOLE = 0.8;

/** What a share of a label counts. Of a part of the share it is at most that part. */
export const held = (share: number): number => (share < WHOLE ? share * Math.sqrt(share / WHOLE) : share);

/** By label and root: the share of the label that the root and its stems in it are, times how many roots it has. */
function reachOf({ bag }: ReadLabel, root: Int32Array, idf: Float32Array, unit: number): Map<number, number> {
  const reach = new Map<number, number>();
  for (const word of bag) {
    const of = root[word] ?? word;
    reach.set(of, (reach.get(of) ?? 0) + (idf[word] ?? 0) * unit);
  }
  for (const [of, share] of reach) reach.set(of, share * reach.size);
  return reach;
}

/** Posting lists over the words of labels; `unit` and `coverage` by a label's number, as in `Labels`. */
export function buildPostings(
  labels: readonly ReadLabel[],
  numbers: Numbers,
  idf: Float32Array,
  { unit, coverage }: { readonly unit: Float32Array; readonly coverage: Float32Array },
): Postings {
  const root = Int32Array.from(numbers.of, ([key, number]) =>
    key.startsWith("~") ? number : (numbers.of.get(`~${rootOf(key)}`) ?? number),
  );
  const lists: { label: number; most: number }[][] = Array.from(root, () => []);
  for (const [number, label] of labels.entries()) {
    for (const [of, reach] of reachOf(label, root, idf, unit[number] ?? 0))
      lists[of]?.push({ label: number, most: held(reach) * (coverage[number] ?? 0) });
  }
  const postingStart = new Int32Array(root.length + 1);
  for (const [word, list] of lists.entries()) {
    postingStart[word + 1] = (postingStart[word] ?? 0) + list.length;
    list.sort((a, b) => b.most - a.most || a.label - b.label);
  }
  const all = lists.flat();
  return {
    root,
    postingStart,
    postings: Int32Array.from(all, ({ label }) => label),
    postingMost: Float32Array.from(all, ({ most }) => most),
  };
}
