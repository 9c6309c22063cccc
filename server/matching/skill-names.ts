import { SMALL } from "./plain-words.ts";
import { rootOf } from "./roots.ts";
import { tokenise } from "./tokens.ts";

/** A name as it is looked up: its own letters, then its words in any order by stem, then by root. */
export interface NameKeys {
  readonly letters: string;
  readonly stems: string;
  readonly roots: readonly string[];
}

const joined = (words: readonly string[]): string => words.toSorted().join(" ");

/** The keys of a name; words such as "of" make no difference. */
export function keysOf(text: string, stems: readonly string[] = tokenise(text).map(({ stem }) => stem)): NameKeys {
  const telling = stems.filter((stem) => !SMALL.has(stem));
  return { letters: text.toLowerCase(), stems: joined(telling), roots: telling.map(rootOf).toSorted() };
}

/** Longer names are not looked up. */
const MOST_WORDS = 6;

type Kind = "letters" | "stems" | "roots";

/** Finds skills by names that somebody else wrote; keeps what `wanted` may ask for. */
export class SkillNames {
  readonly #skills: Readonly<Record<Kind, Map<string, Set<number>>>> = {
    letters: new Map(),
    stems: new Map(),
    roots: new Map(),
  };
  /** Skills whose name has one word more than these roots. */
  readonly #near = new Map<string, Set<number>>();

  constructor(wanted: readonly NameKeys[]) {
    for (const { letters, stems, roots } of wanted) {
      this.#skills.letters.set(letters, new Set());
      this.#skills.stems.set(stems, new Set());
      this.#skills.roots.set(roots.join(" "), new Set());
      this.#near.set(roots.join(" "), new Set());
    }
  }

  add(skill: number, { letters, stems, roots }: NameKeys): void {
    if (roots.length > MOST_WORDS) return;
    this.#skills.letters.get(letters)?.add(skill);
    this.#skills.stems.get(stems)?.add(skill);
    this.#skills.roots.get(roots.join(" "))?.add(skill);
    if (roots.length < 2) return;
    for (let without = 0; without < roots.length; without++) {
      this.#near.get(roots.filter((_, place) => place !== without).join(" "))?.add(skill);
    }
  }

  /** Skills by their own letters, else by stems, else by roots, else the only one whose name has one word more. */
  find({ letters, stems, roots }: NameKeys): ReadonlySet<number> {
    const key = roots.join(" ");
    const { letters: byLetters, stems: byStems, roots: byRoots } = this.#skills;
    for (const found of [byLetters.get(letters), byStems.get(stems), byRoots.get(key)])
      if (found !== undefined && found.size > 0) return found;
    const near = this.#near.get(key);
    return near?.size === 1 ? near : new Set();
  }
}
