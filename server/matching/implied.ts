import { BUSINESS } from "./implied/business.ts";
import { CLOUD } from "./implied/cloud.ts";
import { DATA } from "./implied/data.ts";
import { DESIGN } from "./implied/design.ts";
import { EDUCATION } from "./implied/education.ts";
import { ENGINEERING } from "./implied/engineering.ts";
import { FINANCE } from "./implied/finance.ts";
import { HEALTH } from "./implied/health.ts";
import { LANGUAGES } from "./implied/languages.ts";
import { LEARNING_MACHINES } from "./implied/learning-machines.ts";
import { MARKETING } from "./implied/marketing.ts";
import { OFFICE_TOOLS } from "./implied/office-tools.ts";
import { PEOPLE } from "./implied/people.ts";
import { SCIENCE } from "./implied/science.ts";
import { SECURITY } from "./implied/security.ts";
import { SOCIETY } from "./implied/society.ts";
import { TRADES } from "./implied/trades.ts";
import { ALSO_NAMES } from "./plain-words.ts";
import { keysOf, type NameKeys, type SkillNames } from "./skill-names.ts";
import { tokenise } from "./tokens.ts";
import { buildTrie, type Trie } from "./trie.ts";

// General knowledge of workplace learning, of our own writing: a page that says "TensorFlow" is about deep learning,
// whatever the skill is called here. Each entry has the words of a page, a ">" and the names of skills that they imply,
// nearest first. A name that no skill has is passed over.
// prettier-ignore
const ENTRIES = [
  LANGUAGES, ENGINEERING, OFFICE_TOOLS, DATA, LEARNING_MACHINES, CLOUD, SECURITY, BUSINESS, SOCIETY, FINANCE, TRADES,
  MARKETING, DESIGN, PEOPLE, EDUCATION, SCIENCE, HEALTH,
];

/** How much less each further name of an entry counts. */
const FURTHER = 0.1;

/** What words of a page imply, by the number of their phrase. */
export interface Implied {
  readonly trie: Trie;
  /** What phrase p implies: places `start[p]` up to `start[p + 1]`. */
  readonly start: Int32Array;
  readonly skill: Int32Array;
  /** 0 to 1. */
  readonly strength: Float32Array;
  /** 1 for a word of every day that counts only with a capital, such as "Excel". */
  readonly capital: Uint8Array;
}

interface Phrase {
  readonly stems: readonly string[];
  readonly implies: ReadonlyMap<NameKeys, number>;
}

/** The entries of a text as their two sides; each may run over several lines, further ones of the names indented. */
function sidesOf(text: string): { words: string; names: string }[] {
  return [...text.matchAll(/((?:^[^>\s].*\n)+)> (.*(?:\n .*)*)/gm)].map(([, words = "", names = ""]) => ({
    words: words.trim().replace(/\s+/g, " "),
    names: names.replace(/\s+/g, " "),
  }));
}

function readEntries(): Phrase[] {
  const keys = new Map<string, NameKeys>();
  const keysFor = (name: string): NameKeys => {
    const known = keys.get(name) ?? keysOf(name);
    keys.set(name, known);
    return known;
  };
  const phrases = new Map<string, Map<NameKeys, number>>();
  for (const { words, names } of ENTRIES.flatMap(sidesOf)) {
    const targets = names.split("; ").map(keysFor);
    for (const phrase of words.split(", ")) {
      const implies = phrases.get(phrase) ?? new Map<NameKeys, number>();
      phrases.set(phrase, implies);
      for (const [place, target] of targets.entries()) {
        implies.set(target, Math.max(implies.get(target) ?? 0, 1 / (1 + FURTHER * place)));
      }
    }
  }
  return [...phrases].map(([text, implies]) => ({ stems: tokenise(text).map(({ stem }) => stem), implies }));
}

/** Read once: the same for every organisation. */
const PHRASES: readonly Phrase[] = readEntries();

/** The names that general knowledge may ask for. */
export const IMPLIED_NAMES: readonly NameKeys[] = [...new Set(PHRASES.flatMap(({ implies }) => [...implies.keys()]))];

/** What the words of general knowledge imply among an organisation's skills; `take` numbers a stem. */
export function buildImplied(names: SkillNames, take: (stem: string) => number): Implied {
  const start = new Int32Array(PHRASES.length + 1);
  const skills: number[] = [];
  const strengths: number[] = [];
  const found = new Map<NameKeys, ReadonlySet<number>>();
  for (const [phrase, { implies }] of PHRASES.entries()) {
    const best = new Map<number, number>();
    for (const [target, strength] of implies) {
      const targets = found.get(target) ?? names.find(target);
      found.set(target, targets);
      for (const skill of targets) best.set(skill, Math.max(best.get(skill) ?? 0, strength));
    }
    skills.push(...best.keys());
    strengths.push(...best.values());
    start[phrase + 1] = skills.length;
  }
  return {
    trie: buildTrie(
      PHRASES.map(({ stems }, phrase) => (start[phrase] === start[phrase + 1] ? [] : stems.map((stem) => take(stem)))),
    ),
    start,
    skill: Int32Array.from(skills),
    strength: Float32Array.from(strengths),
    capital: Uint8Array.from(PHRASES, ({ stems: [first = "", ...more] }) =>
      more.length === 0 && ALSO_NAMES.has(first) ? 1 : 0,
    ),
  };
}
