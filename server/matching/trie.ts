/** A trie over word numbers: children in one open-addressing table, the labels that end at a node as a chain. */
export interface Trie {
  /** Node of each entry, −1 where the place is free; its length is a power of two. */
  readonly from: Int32Array;
  readonly word: Int32Array;
  readonly to: Int32Array;
  /** By word: the node that phrases beginning with it share, −1 for none. Most words of a page begin no phrase. */
  readonly begin: Int32Array;
  /** First label that ends at a node, then `nextLabel` of it, −1 at the end. */
  readonly firstLabel: Int32Array;
  readonly nextLabel: Int32Array;
}

/** Where the child of a node by a word lies in the table, or the free place where it would. */
function placeOf(trie: Trie, node: number, word: number): number {
  const mask = trie.from.length - 1;
  const mixed = Math.imul(Math.imul(node, 0x9e3779b1) ^ word, 0x85ebca6b);
  let place = (mixed ^ (mixed >>> 15)) & mask;
  while (trie.from[place] !== -1 && (trie.from[place] !== node || trie.word[place] !== word))
    place = (place + 1) & mask;
  return place;
}

/** The child of a node by a word's number, or −1. The root is 0. */
export function childOf(trie: Trie, node: number, word: number): number {
  const place = placeOf(trie, node, word);
  return trie.from[place] === -1 ? -1 : (trie.to[place] ?? -1);
}

/** A trie of phrases; a label's number is its phrase's place. Empty phrases are found nowhere. */
export function buildTrie(phrases: readonly (readonly number[])[]): Trie {
  const most = phrases.reduce((sum, phrase) => sum + phrase.length, 0);
  const size = 2 ** Math.ceil(Math.log2(Math.max(4, most * 2)));
  const words = phrases.reduce((highest, phrase) => Math.max(highest, (phrase[0] ?? -1) + 1), 0);
  const trie: Trie = {
    begin: new Int32Array(words).fill(-1),
    from: new Int32Array(size).fill(-1),
    word: new Int32Array(size),
    to: new Int32Array(size),
    firstLabel: new Int32Array(most + 1).fill(-1),
    nextLabel: new Int32Array(phrases.length).fill(-1),
  };
  let nodes = 1;
  for (const [label, phrase] of phrases.entries()) {
    let node = 0;
    for (const word of phrase) {
      const place = placeOf(trie, node, word);
      if (trie.from[place] === -1) {
        trie.from[place] = node;
        trie.word[place] = word;
        trie.to[place] = nodes++;
      }
      node = trie.to[place] ?? 0;
    }
    if (node === 0) continue;
    trie.begin[phrase[0] ?? 0] = childOf(trie, 0, phrase[0] ?? 0);
    trie.nextLabel[label] = trie.firstLabel[node] ?? -1;
    trie.firstLabel[node] = label;
  }
  return trie;
}
