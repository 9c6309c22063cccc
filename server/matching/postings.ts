import type { Numbers, ReadLabel } from "./read-labels.ts";
import { rootOf } from "./roots.ts";

// A label counts only where enough of it stands on the page, so most labels are known to fall short by the rarest of
// their words that the page holds: what is more frequent can add no more than its own share. This is the prefix filter of
// similarity joins (Chaudhuri, Ganti and Kaushik, "A primitive operator for similarity joins", ICDE 2006), with the sums
// of the page's weights, and with lists in the order of their bounds, as in MaxScore (Turtle and Flood, 1995).

/** Which labels hold a word. */
export interface Postings {
  /** By number of a stem, the number of its root; a root's own for itself. */
  readonly root: Int32Array;
  /** Labels that hold root r: `postings[postingStart[r]]` up to `postings[postingStart[r + 1]]`; none for stems. */
  readonly postingStart: Int32Array;
  readonly postings: Int32Array;
  /** The size of the label's share that the root and its stems are. */
  readonly postingOwn: Float32Array;
  /** The same of all its other words that are no rarer. The sum of both descends along a list. */
  readonly postingRest: Float32Array;
}

/** A share of a name that is matched at the weight of a title counts in full, less of it less than in proportion. */
const WHOLE = 0.8;

/** What a share of a label counts. */
export const held = (share: number): number => (share < WHOLE ? share * Math.sqrt(share / WHOLE) : share);

/**
 * The size that a label's share must have for `held(share) * coverage` to come to a value. Sizes are shares times
 * `sizeUnit` of the label: they add up as shares do, and one bound holds for all labels.
 */
export const leastSize = (value: number): number => Math.cbrt(value ** 2 * WHOLE);

/** The size of a label's whole share. */
const sizeUnit = (coverage: number): number => Math.cbrt(coverage ** 2);

/** By root, what it and its stems in a label are of the label, as a size. */
function sizesOf({ bag }: ReadLabel, root: Int32Array, idf: Float32Array, unit: number): Map<number, number> {
  const sizes = new Map<number, number>();
  for (const word of bag) {
    const of = root[word] ?? word;
    sizes.set(of, (sizes.get(of) ?? 0) + (idf[word] ?? 0) * unit);
  }
  return sizes;
}

interface Posting {
  readonly label: number;
  readonly own: number;
  readonly rest: number;
}

/** A label's postings by root; `frequency` tells how many labels hold a root. */
function postingsOf(label: number, sizes: ReadonlyMap<number, number>, frequency: Int32Array): [number, Posting][] {
  return [...sizes].map(([root, own]) => {
    let rest = 0;
    for (const [other, size] of sizes) {
      if (other !== root && (frequency[other] ?? 0) >= (frequency[root] ?? 0)) rest += size;
    }
    return [root, { label, own, rest }];
  });
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
  const sizes = labels.map((label, number) =>
    sizesOf(label, root, idf, (unit[number] ?? 0) * sizeUnit(coverage[number] ?? 0)),
  );
  const frequency = new Int32Array(root.length);
  for (const ofLabel of sizes) for (const of of ofLabel.keys()) frequency[of] = (frequency[of] ?? 0) + 1;
  const lists: Posting[][] = Array.from(root, () => []);
  for (const [label, ofLabel] of sizes.entries()) {
    for (const [of, posting] of postingsOf(label, ofLabel, frequency)) lists[of]?.push(posting);
  }
  const postingStart = new Int32Array(root.length + 1);
  for (const [word, list] of lists.entries()) {
    postingStart[word + 1] = (postingStart[word] ?? 0) + list.length;
    list.sort((a, b) => b.own + b.rest - (a.own + a.rest) || a.label - b.label);
  }
  const all = lists.flat();
  return {
    root,
    postingStart,
    postings: Int32Array.from(all, ({ label }) => label),
    postingOwn: Float32Array.from(all, ({ own }) => own),
    postingRest: Float32Array.from(all, ({ rest }) => rest),
  };
}
