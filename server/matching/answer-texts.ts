import { SMALL } from "./plain-words.ts";
import { rootOf } from "./roots.ts";
import { tokenise } from "./tokens.ts";
import type { MatchAnswerText } from "./types.ts";
import { presence } from "./worth.ts";

/** Of one person's answers the newest count, and of each the beginning. */
const MOST_ANSWERS_EACH = 200;
const LONGEST = 2_000;
/** BM25: how soon a word said again adds no more, how much length takes away, and at how many words it takes nothing. */
const SATURATION = 1.2;
const BY_LENGTH = 0.75;
const USUAL_LENGTH = 150;
const MOST_WORDS = 400;
/** Likeness of a question that makes an answer to it one "like this one". */
const ALIKE = 0.2;

/**
 * The words of past answers, as posting lists: the rows of word w are `start[w]` up to `start[w + 1]`, ordered by
 * answer; answers are ordered by person, then by age.
 */
export interface AnswerIndex {
  readonly words: ReadonlyMap<string, number>;
  readonly start: Int32Array;
  readonly answer: Int32Array;
  /** What the word counts in the answer before its rarity, by row. */
  readonly share: Float32Array;
  /** By answer: whose it is, and its time in epoch milliseconds. */
  readonly person: Int32Array;
  readonly at: Float64Array;
  /** By a person's number: how many answers. */
  readonly answersOf: Int32Array;
  /** Natural logarithms of n + ½. */
  readonly log: Float64Array;
  readonly scratch: { readonly sum: Float64Array; readonly touched: Int32Array };
}

/** What a person's past answers say about a question. */
export interface Likeness {
  /** Likenesses squared, faded with age and added up. */
  votes: number;
  /** The most alike of the answers that are alike enough to speak of. */
  similar: { readonly likeness: number; readonly at: number } | null;
}

function wordsOf(text: string): string[] {
  const words: string[] = [];
  for (const { stem } of tokenise(text.length > LONGEST ? text.slice(0, LONGEST) : text)) {
    if (!SMALL.has(stem)) words.push(rootOf(stem));
  }
  return words;
}

function countWords(words: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

interface Answer {
  readonly person: number;
  readonly at: number;
  readonly text: string;
}

/** The newest of each person's answers, by person; texts settle ties, so that the order of arrival changes nothing. */
function newestOfEach(answers: readonly MatchAnswerText[], personNumber: ReadonlyMap<string, number>): Answer[] {
  const known: Answer[] = [];
  for (const { personId, at, text } of answers) {
    const person = personNumber.get(personId);
    if (person !== undefined && Number.isFinite(at)) known.push({ person, at, text });
  }
  known.sort((a, b) => a.person - b.person || b.at - a.at || (a.text < b.text ? -1 : 1));
  let first = 0;
  return known.filter(({ person }, place) => {
    if (known[first]?.person !== person) first = place;
    return place - first < MOST_ANSWERS_EACH;
  });
}

/** An index over the words of answers; answers of people who are not given are left out. */
export function buildAnswers(
  answers: readonly MatchAnswerText[],
  personNumber: ReadonlyMap<string, number>,
): AnswerIndex {
  const kept = newestOfEach(answers, personNumber);
  const words = new Map<string, number>();
  const rows: { word: number; answer: number; share: number }[] = [];
  const answersOf = new Int32Array(kept.length === 0 ? 0 : personNumber.size);
  for (const [answer, { text, person }] of kept.entries()) {
    answersOf[person] = (answersOf[person] ?? 0) + 1;
    const all = wordsOf(text);
    const byLength = SATURATION * (1 - BY_LENGTH + (BY_LENGTH * all.length) / USUAL_LENGTH);
    for (const [word, count] of countWords(all)) {
      const number = words.get(word) ?? words.size;
      words.set(word, number);
      rows.push({ word: number, answer, share: (count * (SATURATION + 1)) / (count + byLength) });
    }
  }
  const start = new Int32Array(words.size + 1);
  for (const { word } of rows) start[word + 1] = (start[word + 1] ?? 0) + 1;
  for (let word = 0; word < words.size; word++) start[word + 1] = (start[word + 1] ?? 0) + (start[word] ?? 0);
  const next = start.slice();
  const answer = new Int32Array(rows.length);
  const share = new Float32Array(rows.length);
  for (const row of rows) {
    const place = next[row.word] ?? 0;
    answer[place] = row.answer;
    share[place] = row.share;
    next[row.word] = place + 1;
  }
  return {
    words,
    start,
    answer,
    share,
    person: Int32Array.from(kept, ({ person }) => person),
    at: Float64Array.from(kept, ({ at }) => at),
    answersOf,
    log: Float64Array.from({ length: kept.length + 2 }, (_, number) => Math.log(number + 0.5)),
    scratch: { sum: new Float64Array(kept.length), touched: new Int32Array(kept.length) },
  };
}

/** A word of the question: how much it counts there. */
function asked(question: string): Map<string, number> {
  const counts = countWords(wordsOf(question).slice(0, MOST_WORDS));
  for (const [word, count] of counts) counts.set(word, (3 * count) / (count + 2));
  return counts;
}

/**
 * Adds a word's rows to the answers' sums. How rare a word is, is asked of what *others* answered: so nobody's own
 * answers make their words more common, and one answer more never takes anything from the person who gave it.
 */
function addWord(index: AnswerIndex, word: number, weight: number, common: Map<number, number>, counted: number) {
  const { start, answer, share, person, answersOf, log, scratch } = index;
  const first = start[word] ?? 0;
  const end = start[word + 1] ?? 0;
  const all = end - first;
  let count = counted;
  for (let row = first; row < end;) {
    const who = person[answer[row] ?? 0] ?? 0;
    let last = row + 1;
    while (last < end && person[answer[last] ?? 0] === who) last++;
    const others = log[all - (last - row)] ?? 0;
    const rarity = weight * (Math.log(1 + person.length - (answersOf[who] ?? 0)) - others);
    common.set(who, (common.get(who) ?? 0) + weight * ((log[all] ?? 0) - others));
    for (; row < last; row++) {
      const place = answer[row] ?? 0;
      if (scratch.sum[place] === 0) scratch.touched[count++] = place;
      scratch.sum[place] = (scratch.sum[place] ?? 0) + rarity * (share[row] ?? 0);
    }
  }
  return count;
}

/**
 * By a person's number, how like a question those are that they answered. `now` in epoch milliseconds. The words of
 * the question are kept nowhere.
 */
export function likeQuestion(index: AnswerIndex, question: string, now: number): Map<number, Likeness> {
  const { words, start, person, at, answersOf, log, scratch } = index;
  const found = new Map<number, Likeness>();
  if (person.length === 0) return found;
  const common = new Map<number, number>();
  let total = 0;
  let known = 0;
  let count = 0;
  for (const [text, weight] of asked(question)) {
    const word = words.get(text);
    total += weight;
    known += weight * (log[word === undefined ? 0 : (start[word + 1] ?? 0) - (start[word] ?? 0)] ?? 0);
    if (word !== undefined) count = addWord(index, word, weight, common, count);
  }
  for (let place = 0; place < count; place++) {
    const number = scratch.touched[place] ?? 0;
    const who = person[number] ?? 0;
    const most = total * Math.log(1 + person.length - (answersOf[who] ?? 0)) - known + (common.get(who) ?? 0);
    const likeness = Math.min(1, (scratch.sum[number] ?? 0) / (most * (SATURATION + 1)));
    scratch.sum[number] = 0;
    const theirs = found.get(who) ?? { votes: 0, similar: null };
    theirs.votes += likeness ** 2 * presence(now - (at[number] ?? 0));
    if (likeness >= ALIKE && likeness > (theirs.similar?.likeness ?? 0)) {
      theirs.similar = { likeness, at: at[number] ?? 0 };
    }
    found.set(who, theirs);
  }
  return found;
}
