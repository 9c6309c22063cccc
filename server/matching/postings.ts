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
  /** Labels that hold root r: postings `postingStart[r]` up to `postingStart[r + 1]`; none for stems. */
  readonly postingStart: Int32Array;
  /** `POSTING` columns for each posting, whole numbers here, sizes at the same places in `postingSizes`. */
  readonly postings: Int32Array;
  readonly postingSizes: Float32Array;
}

/** Columns of a posting; they lie together because few of a list are read. */
export const POSTING = 6;
/** The number of the label. */
export const LABEL = 0;
/** The size of all roots of the label that are no rarer than this one, itself among them; descends along a list. */
export const WHOLE = 1;
/** The size of the root and its stems. */
export const OWN = 2;
/** The largest of the others, or the root itself with no size. */
export const NEXT = 3;
/** The size of `NEXT` and its stems for each unit of its idf. */
export const NEXT_UNIT = 4;
/** The size of all the others. */
export const REST = 5;

/** A share of a name that is matched at the weight of a title counts in full, less of it less than in proportion. */
const IN_FULL = 0.8;

/** What a share of a label counts. */
export const held = (share: number): number => (share < IN_FULL ? share * Math.sqrt(share / IN_FULL) : share);

/**
 * The size that a label's share must have for `held(share) * coverage` to come to a value. Sizes are shares times
 * `sizeUnit` of the label: they add up as shares do, and one bound holds for all labels.
 */
export const leastSize = (value: number): number => Math.cbrt(value ** 2 * IN_FULL);

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
  readonly next: number;
  readonly nextOwn: number;
  readonly rest: number;
}

/** A label's postings by root; `frequency` tells how many labels hold a root. */
function postingsOf(label: number, sizes: ReadonlyMap<number, number>, frequency: Int32Array): [number, Posting][] {
  return [...sizes].map(([root, own]) => {
    let next = root;
    let nextOwn = 0;
    let rest = 0;
    for (const [other, size] of sizes) {
      if (other === root || (frequency[other] ?? 0) < (frequency[root] ?? 0)) continue;
      rest += size;
      if (size <= nextOwn) continue;
      next = other;
      nextOwn = size;
    }
    return [root, { label, own, next, nextOwn, rest: Math.max(0, rest - nextOwn) }];
  });
}

const wholeOf = ({ own, nextOwn, rest }: Posting): number => own + nextOwn + rest;

/** All lists in one, by columns. */
function packPostings(all: readonly Posting[], idf: Float32Array): Pick<Postings, "postings" | "postingSizes"> {
  const postings = new Int32Array(all.length * POSTING);
  const postingSizes = new Float32Array(postings.buffer);
  for (const [place, posting] of all.entries()) {
    const { label, own, next, nextOwn, rest } = posting;
    const at = place * POSTING;
    postings[at + LABEL] = label;
    postings[at + NEXT] = next;
    postingSizes[at + WHOLE] = wholeOf(posting);
    postingSizes[at + OWN] = own;
    postingSizes[at + NEXT_UNIT] = nextOwn / (idf[next] ?? 1);
    postingSizes[at + REST] = rest;
  }
  return { postings, postingSizes };
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
    list.sort((a, b) => wholeOf(b) - wholeOf(a) || a.label - b.label);
  }
  return { root, postingStart, ...packPostings(lists.flat(), idf) };
}
