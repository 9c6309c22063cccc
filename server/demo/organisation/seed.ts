import { createHash } from "node:crypto";

/** The same UUID for the same words, each time and everywhere (name-based, like version 5). */
export function namedId(...words: readonly string[]): string {
  const hex = createHash("sha1").update(words.join("\u001f")).digest("hex");
  const variant = ((Number.parseInt(hex.slice(16, 18), 16) & 0x3f) | 0x80).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-${variant}${hex.slice(18, 20)}-${hex.slice(20, 32)}`;
}

/** A whole number from `least` to `most`, both included; the same for the same words. */
export function between(least: number, most: number, ...words: readonly string[]): number {
  const hash = createHash("sha256").update(words.join("\u001f")).digest();
  return least + (hash.readUInt32BE(0) % (most - least + 1));
}

/** `count` of the items (or all there are), in an order that is the same for the same words. */
export function some<Item>(items: readonly Item[], count: number, ...words: readonly string[]): Item[] {
  return items
    .map((item, at) => ({ item, order: between(0, 0x7fffffff, ...words, String(at)) }))
    .toSorted((a, b) => a.order - b.order)
    .slice(0, count)
    .map(({ item }) => item);
}
