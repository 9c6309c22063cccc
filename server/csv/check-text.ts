import { isUtf8 } from "node:buffer";
import type { Refuse } from "./parse-rows.ts";

const LOOK_AT = 4096;

/** Refuses bytes that are not text in UTF-8, and says what to do about it. */
export function checkText(bytes: Uint8Array, refuse: Refuse): void {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff) || isMostlyHalf(bytes))
    refuse("is saved as UTF-16; save it as UTF-8 (in a spreadsheet: “CSV UTF-8”)");
  const nul = bytes.indexOf(0);
  if (nul !== -1) refuse(`holds a NUL on line ${lineOf(bytes, nul)}: it is not a text file, or it is damaged`);
  if (!isUtf8(bytes))
    refuse(
      `has letters on line ${lineOf(bytes, firstLost(bytes))} that are not UTF-8; save it as UTF-8 (in a spreadsheet: “CSV UTF-8”)`,
    );
}

/** Every other byte a NUL, as in UTF-16 of Latin letters without a byte order mark. */
function isMostlyHalf(bytes: Uint8Array): boolean {
  const beginning = bytes.subarray(0, LOOK_AT);
  const halves = [0, 1].map((start) => beginning.filter((byte, place) => place % 2 === start && byte === 0).length);
  return beginning.length > 8 && Math.max(...halves) > beginning.length * 0.4;
}

function lineOf(bytes: Uint8Array, place: number): number {
  let line = 1;
  for (let at = bytes.indexOf(10); at !== -1 && at < place; at = bytes.indexOf(10, at + 1)) line++;
  return line;
}

/** Where the first piece that is no UTF-8 begins; to within a piece is not enough to name its line, so it is halved. */
function firstLost(bytes: Uint8Array): number {
  let good = 0;
  let bad = bytes.length;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (isUtf8(bytes.subarray(0, endOfLetter(bytes, middle)))) good = middle;
    else bad = middle;
  }
  return good;
}

/** The next place where a letter begins, so that none is cut in two. */
function endOfLetter(bytes: Uint8Array, place: number): number {
  let at = place;
  while (at < bytes.length && at < place + 3 && ((bytes[at] ?? 0) & 0xc0) === 0x80) at++;
  return at;
}
