import type { Model } from "./learned-model.ts";
import { eachWord, type Place, type Vector } from "./learned-words.ts";
import type { Piece } from "./page.ts";
import type { SkillHit } from "./types.ts";

/** Words that are told beside the one that led most, and the share of its worth that they must have. */
const MOST_WORDS = 3;
const LEAST_SHARE = 0.4;
/** So many of a skill's lessons, evenly taken, tell which words led to it. */
const MOST_LESSONS = 50;

/** What each word of the page adds to a skill, by its place in the vector: likeness to lessons tagged with it, corrected. */
function worthOf(model: Model, { words, weights }: Vector, skill: number): Float64Array {
  const { lessonsOf, pages, whole, plain, correction, room } = model;
  for (let place = 0; place < words.length; place++) room.places[words[place] ?? 0] = place + 1;
  const worth = new Float64Array(words.length);
  const start = lessonsOf.start[skill] ?? 0;
  const end = lessonsOf.start[skill + 1] ?? 0;
  const step = Math.max(1, Math.ceil((end - start) / MOST_LESSONS));
  for (let at = start; at < end; at += step) {
    const lesson = lessonsOf.columns[at] ?? 0;
    const share = step * (lesson < whole ? plain : 1);
    for (let place = pages.start[lesson] ?? 0, last = pages.start[lesson + 1] ?? 0; place < last; place++) {
      const own = (room.places[pages.columns[place] ?? 0] ?? 0) - 1;
      if (own < 0) continue;
      worth[own] = (worth[own] ?? 0) + share * (weights[own] ?? 0) * (pages.values[place] ?? 0);
    }
  }
  for (const word of words) room.places[word] = 0;
  const { width, values } = model.words;
  for (let place = 0; place < words.length; place++) {
    const from = (words[place] ?? 0) * width;
    let sum = 0;
    for (let at = 0; at < width; at++) sum += (values[from + at] ?? 0) * (correction[skill * width + at] ?? 0);
    worth[place] = (worth[place] ?? 0) + (weights[place] ?? 0) * sum;
  }
  return worth;
}

/** The words of the page that led most to a skill by what was learned; null where none did. */
export function explain(
  model: Model,
  pieces: readonly Piece[],
  vector: Vector,
  skill: number,
): Pick<SkillHit, "matched" | "where"> | null {
  const worth = worthOf(model, vector, skill);
  const placeOf = new Map(Array.from(vector.words, (word, place) => [word, place]));
  const best: { worth: number; place: Place }[] = [];
  eachWord(pieces, (word, place) => {
    const own = worth[placeOf.get(model.vocabulary.numbers.get(word) ?? -1) ?? -1] ?? 0;
    if (own > 0) best.push({ worth: own, place });
  });
  best.sort((a, b) => b.worth - a.worth);
  const first = best[0];
  if (first === undefined) return null;
  const { piece } = first.place;
  const kept: Place[] = [];
  for (const one of best) {
    const { first: from, last } = one.place;
    const isNew = kept.every((other) => last < other.first || from > other.last);
    if (one.place.piece !== piece || one.worth < first.worth * LEAST_SHARE || !isNew) continue;
    const text = wordsAt(one.place).toLowerCase();
    if (kept.length < MOST_WORDS && kept.every((other) => wordsAt(other).toLowerCase() !== text)) kept.push(one.place);
  }
  kept.sort((a, b) => a.first - b.first);
  return { matched: kept.map(wordsAt).join(" … "), where: piece.field };
}

/** A place's words as they stand in the text. */
function wordsAt({ piece, first, last }: Place): string {
  return piece.text.slice(piece.tokens[first]?.start, piece.tokens[last]?.end);
}

/** The words of the page that a skill's own names hold (`wanted`, by number), from the piece that has most of them. */
export function namedWords(wanted: ReadonlySet<number>, pieces: readonly Piece[]): Pick<SkillHit, "matched" | "where"> {
  let best: Pick<SkillHit, "matched" | "where"> = { matched: "", where: "title" };
  let most = 0;
  for (const { field, text, tokens, entries } of pieces) {
    const held = tokens.filter((_, at) => wanted.has(entries[at]?.root ?? -1) || wanted.has(entries[at]?.stem ?? -1));
    const words = [...new Set(held.map(({ start, end }) => text.slice(start, end)))];
    if (words.length <= most) continue;
    most = words.length;
    best = { matched: words.join(" … "), where: field };
  }
  return best;
}
