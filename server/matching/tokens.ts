import { isApostrophe, isPlain, readPlain } from "./plain-text.ts";

/** A word of a text: what it is compared by, and where it stands in the original. */
export interface Token {
  /** Folded and stemmed. */
  readonly stem: string;
  /** UTF-16 offsets into the original text. */
  readonly start: number;
  readonly end: number;
  /** A full stop, colon or the like lies between this word and the one before: no phrase runs across. */
  readonly afterBreak: boolean;
}

/** Texts longer than this many UTF-16 units are read no further; nobody names a page with more. */
export const LONGEST_TEXT = 4_000;

// Scripts that are written without spaces are read a character at a time, so that a phrase is a run of characters.
const UNSPACED = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}`;
const WORD = new RegExp(
  [
    String.raw`[[${UNSPACED}]&&\p{L}]\p{M}*`,
    String.raw`(?<![\p{L}\p{N}])\.net(?![\p{L}\p{N}])`,
    String.raw`(?<![\p{L}\p{N}])[a-z]&[a-z](?![\p{L}\p{N}])`,
    String.raw`[[\p{L}\p{N}]--[${UNSPACED}]][[\p{L}\p{M}\p{N}\u200c\u200d]--[${UNSPACED}]]*` +
      String.raw`(?:\+\+|#(?![\p{L}\p{N}])|\.(?:js|net|io)(?![\p{L}\p{N}]))?`,
    "&",
  ].join("|"),
  "giv",
);
const BREAK = /[.;:!?|•·–—()[\]{}\n\r\u0964\u3002\uff0c\uff1a\uff1b\uff01\uff1f]/;
const NOT_ASCII = /[^\0-\x7f]/;
const LATIN_MARKS = /(?<=[\p{Script=Latin}\p{Script=Greek}]\p{M}*)\p{M}/gu;
const JOINERS = /[\u200c\u200d\s]/g;
const UNFOLDABLE = /[ßæœøłđðþı]/g;
const FOLDED: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  ı: "i",
};

/**
 * A word without what differs by habit: width and compatibility forms (NFKC), case, and accents of Latin and Greek
 * letters. Marks of other scripts are letters in their own right and stay. Folding twice changes nothing.
 */
export function fold(word: string): string {
  if (!NOT_ASCII.test(word)) return word.toLowerCase();
  const bare = word.normalize("NFKC").replace(JOINERS, "").toLowerCase();
  const plain = bare.normalize("NFD").replace(LATIN_MARKS, "");
  return plain.normalize("NFKC").replace(UNFOLDABLE, (letter) => FOLDED[letter] ?? letter);
}

/** The singular of an English plural, as far as endings tell; other words come back as they are. */
export function singular(word: string): string {
  const { length } = word;
  if (length < 4 || !word.endsWith("s") || NOT_ASCII.test(word)) return word;
  if (word.endsWith("ies")) return length > 4 ? `${word.slice(0, -3)}y` : word.slice(0, -1);
  if (word.endsWith("yses")) return `${word.slice(0, -2)}is`;
  if (/(?:ss|x|sh|[^a]ch|[rotp]ach)es$/.test(word)) return word.slice(0, -2);
  if (/(?:ss|us|is|[^a-z]s|\.js)$/.test(word)) return word;
  return word.slice(0, -1);
}

/** What two spellings of a word have in common: folded, singular, with American endings. */
export function stem(word: string): string {
  const one = singular(fold(word));
  if (one.length < 7) return one;
  return one
    .replace(/isation$/, "ization")
    .replace(/ising$/, "izing")
    .replace(/elling$/, "eling");
}

/** Stems of words that were read before; emptied when full. */
const stems = new Map<string, string>();
const MOST_STEMS = 50_000;

/** What a word as it is written is compared by. */
export function compared(raw: string): string {
  const known = stems.get(raw);
  if (known !== undefined) return known;
  // "APIs", but not "apis": only the capitals tell that this is no word in -is. "IT" is not the word "it".
  const bare = raw === "&" ? "and" : raw.length > 2 && /^[A-Z][A-Z\d]+s$/.test(raw) ? raw.slice(0, -1) : raw;
  const made = raw === "IT" ? raw : stem(bare);
  if (stems.size >= MOST_STEMS) stems.clear();
  if (raw.length < 40) stems.set(raw, made);
  return made;
}

/** Takes a word from `start` up to `end`, UTF-16 offsets; `afterBreak` as in {@link Token}. */
export type TakeWord = (start: number, end: number, afterBreak: boolean) => void;

/** Hands over the words of a text in order. `c++`, `c#`, `.net`, `node.js` and `p&l` are words; any script is accepted. */
export function eachWordOf(text: string, takeWord: TakeWord): void {
  const read = text.length > LONGEST_TEXT ? text.slice(0, LONGEST_TEXT) : text;
  const take: TakeWord = (start, end, afterBreak) => {
    // The s of "bachelor's" is no word.
    const isOwner = end - start === 1 && isLetterS(read, start) && isApostrophe(read.charCodeAt(start - 1));
    if (!isOwner) takeWord(start, end, afterBreak);
  };
  if (isPlain(read)) {
    readPlain(read, take);
    return;
  }
  let last = 0;
  for (const { index: start, 0: raw } of read.matchAll(WORD)) {
    take(start, start + raw.length, BREAK.test(read.slice(last, start)));
    last = start + raw.length;
  }
}

const isLetterS = (text: string, at: number): boolean => (text.charCodeAt(at) | 0x20) === 0x73;

/** The words of a text in order, as by {@link eachWordOf}. */
export function tokenise(text: string): Token[] {
  const tokens: Token[] = [];
  eachWordOf(text, (start, end, afterBreak) => {
    tokens.push({ stem: compared(text.slice(start, end)), start, end, afterBreak });
  });
  return tokens;
}

/** A text as its stems in a row: equal for two spellings of the same name. */
export function normalise(text: string): string {
  return tokenise(text)
    .map((token) => token.stem)
    .join(" ");
}
