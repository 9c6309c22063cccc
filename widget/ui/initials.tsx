const segmenter = new Intl.Segmenter(undefined, { granularity: "grapheme" });
const firstSign = (word: string) => [...segmenter.segment(word)][0]?.segment ?? "";

/** Up to two signs for a name: first and last word, whole graphemes, so that emoji and joined letters survive. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/u).filter(Boolean);
  const first = words[0] ?? "";
  const last = words.length > 1 ? (words.at(-1) ?? "") : "";
  return (firstSign(first) + firstSign(last)).toLocaleUpperCase() || "?";
}

/** One of six quiet tints, always the same for the same person. */
export function tintOf(id: string): number {
  let sum = 0;
  for (const sign of id) sum = (sum * 31 + (sign.codePointAt(0) ?? 0)) % 9973;
  return sum % 6;
}

/** A person as two letters in a quiet colour. Always beside the name, so hidden from screen readers. */
export function Initials({ id, name }: { readonly id: string; readonly name: string }) {
  return (
    <span class="initials" data-tint={tintOf(id)} aria-hidden="true">
      {initialsOf(name)}
    </span>
  );
}
