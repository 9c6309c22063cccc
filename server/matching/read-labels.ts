import { IMPLIED_NAMES } from "./implied.ts";
import { type Label, labelsOf } from "./labels.ts";
import { inflections, isGrammar } from "./languages.ts";
import { SMALL } from "./plain-words.ts";
import { rootOf } from "./roots.ts";
import { keysOf, SkillNames } from "./skill-names.ts";
import { tokenise } from "./tokens.ts";
import type { MatchSkill } from "./types.ts";

/** A label with its words as numbers. */
export interface ReadLabel {
  readonly skill: number;
  readonly trust: number;
  /** Its own letters where only they count, else null. */
  readonly exact: string | null;
  readonly language: string | null;
  /** Stems in their order. */
  readonly phrase: readonly number[];
  /** Stems and roots that tell something, each once. */
  readonly bag: readonly number[];
}

/** Numbers words in the order in which they come; a root's key starts with `~`. */
export class Numbers {
  readonly of = new Map<string, number>();

  take(key: string): number {
    const known = this.of.get(key);
    if (known !== undefined) return known;
    this.of.set(key, this.of.size);
    return this.of.size - 1;
  }
}

/** All labels of an organisation's skills, and what was met on the way. */
export interface ReadLabels {
  readonly labels: ReadLabel[];
  /** "Healthcare" where labels say "health care": stems and roots of both. */
  readonly joined: ReadonlyMap<string, readonly number[]>;
  /** Stems of other forms of a word in its language, with the word's stem. */
  readonly forms: ReadonlyMap<string, string>;
  /** Stems of German words, which may be a part of a longer one. */
  readonly german: ReadonlySet<string>;
  readonly names: SkillNames;
}

const SINGLE_CHARACTERS = /[\p{L}--[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]]/v;
const LEAST_JOINED = 3;

/** Reads the labels of skills; numbers their words by `numbers`. */
export function readLabels(skills: readonly MatchSkill[], numbers: Numbers): ReadLabels {
  const labels: ReadLabel[] = [];
  const joined = new Map<string, number[]>();
  const forms = new Map<string, string>();
  const german = new Set<string>();
  const names = new SkillNames(IMPLIED_NAMES);
  const numbersOf = (stem: string): number[] => [numbers.take(stem), numbers.take(`~${rootOf(stem)}`)];

  const met = new Set<string>();
  const readForeign = (language: string, text: string): void => {
    for (const { stem, start, end } of tokenise(text)) {
      const word = text.slice(start, end);
      if (isGrammar(language, stem) || met.has(`${language} ${word}`)) continue;
      met.add(`${language} ${word}`);
      if (language === "de" && stem.length > 5) german.add(stem);
      for (const form of inflections(language, word)) if (!forms.has(form)) forms.set(form, stem);
    }
  };

  const readLabel = (skill: number, { text, trust, exact, language }: Label): void => {
    const stems = tokenise(text).map(({ stem }) => stem);
    if (stems.length === 0) return;
    names.add(skill, keysOf(text, stems));
    // Of a label that counts in its own letters only, or that is read by single characters, a part tells nothing.
    const whole = exact || stems.some((stem) => stem.length === 1 && SINGLE_CHARACTERS.test(stem));
    const isSmall = (stem: string): boolean => SMALL.has(stem) || (language !== null && isGrammar(language, stem));
    const bag = whole ? [] : stems.filter((stem) => !isSmall(stem)).flatMap(numbersOf);
    const phrase = stems.map((stem) => numbers.take(stem));
    labels.push({ skill, trust, exact: exact ? text : null, language, phrase, bag: [...new Set(bag)] });
    if (whole) return;
    for (const [at, stem] of stems.entries()) {
      const next = stems[at + 1] ?? "";
      if (stem.length >= LEAST_JOINED && next.length >= LEAST_JOINED)
        joined.set(stem + next, [...numbersOf(stem), ...numbersOf(next)]);
    }
  };

  for (const [skill, named] of skills.entries()) {
    for (const label of labelsOf(named)) readLabel(skill, label);
    // A name that is an alias too has forms in its language all the same.
    for (const [language, texts] of Object.entries(named.names ?? {})) {
      for (const text of texts) readForeign(language, text);
    }
  }
  return { labels, joined, forms, german, names };
}
