/** Takes a word from `start` up to `end`, UTF-16 offsets. */
type Take = (start: number, end: number, afterBreak: boolean) => void;

// By ASCII code: 1 for digits, 2 for letters, 4 for what no phrase runs across; other characters tell nothing.
const DIGIT = 1;
const LETTER = 2;
const BREAKS = 4;
const KIND = Uint8Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code);
  if (/\d/.test(character)) return DIGIT;
  if (/[a-z]/i.test(character)) return LETTER;
  return /[.;:!?|()[\]{}\n\r]/.test(character) ? BREAKS : 0;
});
const WORDLY = DIGIT | LETTER;
const PLAIN = /^[\0-\x7f\xa0\u2013\u2014\u2018\u2019\u201c\u201d\u2022\u2026]*$/;
const APOSTROPHE = 0x27;
const CURLED = 0x2019;
const AND = 0x26;
const PLUS = 0x2b;
const HASH = 0x23;
const STOP = 0x2e;

/** Whether a text is ASCII, but for the quotation marks and dashes of print: then `readPlain` may read it. */
export const isPlain = (text: string): boolean => PLAIN.test(text);

export const isApostrophe = (code: number): boolean => code === APOSTROPHE || code === CURLED;

function kindAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code < 128) return KIND[code] ?? 0;
  // A dash or a bullet; NaN past the end is neither.
  return code === 0x2013 || code === 0x2014 || code === 0x2022 ? BREAKS : 0;
}

const isWordly = (text: string, at: number): boolean => (kindAt(text, at) & WORDLY) !== 0;

/** Where the ending of `node.js`, `asp.net` or `socket.io` that stands at a full stop ends, else −1. */
function endOfEnding(text: string, at: number, endings: readonly string[]): number {
  for (const ending of endings) {
    const end = at + ending.length;
    if (text.slice(at, end).toLowerCase() === ending && !isWordly(text, end)) return end;
  }
  return -1;
}

/** What belongs to a word after its letters and digits: `c++`, `c#`, `node.js`. */
function withEnding(text: string, end: number): number {
  const code = text.charCodeAt(end);
  if (code === PLUS) return text.charCodeAt(end + 1) === PLUS ? end + 2 : end;
  if (code === HASH) return isWordly(text, end + 1) ? end : end + 1;
  if (code !== STOP) return end;
  return Math.max(end, endOfEnding(text, end, [".js", ".net", ".io"]));
}

/** Where the word that starts at a place ends, or −1 if none does. */
function endOfWord(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code === AND) return at + 1;
  if (code === STOP && !isWordly(text, at - 1)) return endOfEnding(text, at, [".net"]);
  if (!isWordly(text, at)) return -1;
  const next = text.charCodeAt(at + 1);
  const isPair = next === AND && kindAt(text, at) === LETTER && kindAt(text, at + 2) === LETTER;
  if (isPair && !isWordly(text, at + 3)) return at + 3;
  let end = at + 1;
  while (isWordly(text, end)) end++;
  return withEnding(text, end);
}

/** Hands over the words of a plain text in order: what the general pattern finds, several times as fast. */
export function readPlain(text: string, take: Take): void {
  let afterBreak = false;
  for (let at = 0; at < text.length;) {
    const end = endOfWord(text, at);
    if (end < 0) {
      if (kindAt(text, at) === BREAKS) afterBreak = true;
      at++;
      continue;
    }
    take(at, end, afterBreak);
    afterBreak = false;
    at = end;
  }
}
