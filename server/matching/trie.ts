/** A trie over word numbers: children in one open-addressing table, the labels that end at a node as a chain. */
export interface Trie {
  /** Node, word and child, which lie together, in each place of the table; −1 for the node where it is free. */
  readonly children: Int32Array;
  /** Places of the table less one; they are a power of two. */
  readonly mask: number;
  /** By word: the node that phrases beginning with it share, −1 for none. Most words of a page begin no phrase. */
  readonly begin: Int32Array;
  /** First label that ends at a node, then `nextLabel` of it, −1 at the end. */
  readonly firstLabel: Int32Array;
  readonly nextLabel: Int32Array;
}

/** Numbers in a place of the table, one of them unused, so that a place lies in one line of the processor's cache. */
const PLACE = 4;
const WORD = 1;
const CHILD = 2;

/** Where the child of a node by a word lies in the table, or the free place where it would. */
function placeOf({ children, mask }: Trie, node: number, word: number): number {
  const mixed = Math.imul(Math.imul(node, 0x9e3779b1) ^ word, 0x85ebca6b);
  let place = (mixed ^ (mixed >>> 15)) & mask;
  for (;;) {
    const at = place * PLACE;
    const from = children[at] as number;
    if (from === -1 || (from === node && children[at + WORD] === word)) return at;
    place = (place + 1) & mask;
  }
}

/** The child of a node by a word's number, or −1. The root is 0. */
export function childOf(trie: Trie, node: number, word: number): number {
  const at = placeOf(trie, node, word);
  return trie.children[at] === -1 ? -1 : (trie.children[at + CHILD] as number);
}

/** A trie of phrases; a label's number is its phrase's place. Empty phrases are found nowhere. */
export function buildTrie(phrases: readonly (readonly number[])[]): Trie {
  const most = phrases.reduce((sum, phrase) => sum + phrase.length, 0);
  const size = 2 ** Math.ceil(Math.log2(Math.max(4, most * 2)));
  const words = phrases.reduce((highest, phrase) => Math.max(highest, (phrase[0] ?? -1) + 1), 0);
  const trie: Trie = {
    begin: new Int32Array(words).fill(-1),
    children: new Int32Array(size * PLACE).fill(-1),
    mask: size - 1,
    firstLabel: new Int32Array(most + 1).fill(-1),
    nextLabel: new Int32Array(phrases.length).fill(-1),
  };
  let nodes = 1;
  for (const [label, phrase] of phrases.entries()) {
    let node = 0;
    for (const word of phrase) {
      const at = placeOf(trie, node, word);
      if (trie.children[at] === -1) {
        trie.children[at] = node;
        trie.children[at + WORD] = word;
        trie.children[at + CHILD] = nodes++;
      }
      node = trie.children[at + CHILD] ?? 0;
    }
    if (node === 0) continue;
    trie.begin[phrase[0] ?? 0] = childOf(trie, 0, phrase[0] ?? 0);
    trie.nextLabel[label] = trie.firstLabel[node] ?? -1;
    trie.firstLabel[node] = label;
  }
  return trie;
}
