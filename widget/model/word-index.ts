const WORD = /[\p{L}\p{N}]+/gu;
/** A word that this share of all texts has tells nothing. */
const COMMON = 0.5;

/** Words in one spelling: lower case, without accents, compatibility forms as one. */
export const wordsOf = (text: string): string[] =>
  text.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase().match(WORD) ?? [];

export interface WordIndex<Item> {
  /** The items that hold most of the telling words, best first; the last word typed may be the beginning of one. */
  find(text: string, limit: number): Item[];
}

interface Posting {
  readonly item: number;
  readonly weight: number;
}

/**
 * An inverted index over a few hundred short texts. `fieldsOf` gives an item's texts, each with what a word in it
 * weighs. A find reads the postings of the words typed, never the texts.
 */
export function indexWords<Item>(
  items: readonly Item[],
  fieldsOf: (item: Item) => readonly (readonly [text: string, weight: number])[],
): WordIndex<Item> {
  const postings = new Map<string, Posting[]>();
  for (const [item, value] of items.entries()) {
    const weights = new Map<string, number>();
    for (const [text, weight] of fieldsOf(value))
      for (const word of wordsOf(text)) weights.set(word, Math.max(weight, weights.get(word) ?? 0));
    for (const [word, weight] of weights) {
      const list = postings.get(word);
      if (list === undefined) postings.set(word, [{ item, weight }]);
      else list.push({ item, weight });
    }
  }
  const vocabulary = [...postings.keys()].toSorted();
  const rarity = (list: readonly Posting[]) => Math.log(1 + items.length / list.length);
  const telling = (list: readonly Posting[]) => items.length < 4 || list.length <= items.length * COMMON;

  function add(scores: Map<number, number>, list: readonly Posting[], factor: number): void {
    if (!telling(list)) return;
    for (const { item, weight } of list) scores.set(item, (scores.get(item) ?? 0) + weight * factor * rarity(list));
  }
  return {
    find(text, limit) {
      const scores = new Map<number, number>();
      const words = [...new Set(wordsOf(text))].filter((word) => word.length > 2 || /[^a-z]/u.test(word));
      for (const word of words) {
        add(scores, postings.get(word) ?? [], 1);
        if (word.length < 3) continue;
        for (let at = firstFrom(vocabulary, word); vocabulary[at]?.startsWith(word) === true; at++) {
          if (vocabulary[at] !== word) add(scores, postings.get(vocabulary[at] ?? "") ?? [], 0.6);
        }
      }
      return [...scores]
        .toSorted(([a, one], [b, two]) => two - one || a - b)
        .slice(0, limit)
        .flatMap(([item]) => items[item] ?? []);
    },
  };
}

/** The place of the first word that is not before `word`. */
function firstFrom(vocabulary: readonly string[], word: string): number {
  let low = 0;
  let high = vocabulary.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((vocabulary[middle] ?? "") < word) low = middle + 1;
    else high = middle;
  }
  return low;
}
