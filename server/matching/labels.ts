import { ALSO_NAMES, SMALL } from "./plain-words.ts";
import type { MatchSkill } from "./types.ts";

/** One way of writing a skill. */
export interface Label {
  readonly text: string;
  /** 1 for what a curator wrote, less for what a rule made of it. */
  readonly trust: number;
  /** Counts only when the page writes it in the very same letters: acronyms made by rule, `R`, `Go`. */
  readonly exact: boolean;
  /** Primary BCP 47 tag of a name in another language, null where it counts on any page. */
  readonly language: string | null;
}

const PARENTHESES = /\s*\(([^()]*)\)\s*/;
const ACRONYM = /^(?=.*[A-Z].*[A-Z])[A-Za-z\d&/+.-]{2,12}$/;
const PRODUCT = /software|language|framework|library|package|system|tool|platform/i;

/** The initials of a name of three to five words, such as `SEO`. */
function initialsOf(name: string): string | null {
  const words = name.split(/[\s-]+/).filter((word) => word !== "" && !SMALL.has(word.toLowerCase()));
  if (words.length < 3 || words.length > 5 || !words.every((word) => /^[A-Za-z]/.test(word))) return null;
  return words.map((word) => word.charAt(0).toUpperCase()).join("");
}

/** Acronyms and names in a script of their own are not mistaken for words of another language. */
const isAnywhere = (text: string): boolean => ACRONYM.test(text) || !/\p{Script=Latin}/u.test(text);

type Add = (text: string, trust: number, exact?: boolean) => void;

/** "Key Performance Indicators (KPIs)" is two names; "Python (Programming Language)" is one that says what it is. */
function addWithoutParentheses(inside: string, outside: string, add: Add): void {
  if (ACRONYM.test(inside)) {
    add(outside, 1);
    add(inside, 1);
    return;
  }
  if (/language/i.test(inside)) add(`${outside} programming`, 1);
  if (PRODUCT.test(inside)) add(outside, 0.95);
  // "Closing (Sales)" would be met by chance on any page.
  else if (/\s/.test(outside)) add(outside, 0.8);
}

function addDerived(text: string, add: Add): void {
  const inside = PARENTHESES.exec(text)?.[1]?.trim();
  const outside = inside === undefined ? text : text.replace(PARENTHESES, " ").trim();
  if (inside !== undefined) addWithoutParentheses(inside, outside, add);
  if (/\.js$/i.test(outside)) {
    const name = outside.slice(0, -3);
    add(`${name} js`, 1);
    add(`${name}js`, 1);
    if (name.length > 4) add(name, 0.9);
  }
  const initials = initialsOf(outside);
  if (initials !== null) add(initials, 0.8, true);
}

/**
 * The ways of writing a skill: its name and aliases as they are, then what rules make of them (without the words in
 * parentheses, the acronym in them, spellings of `.js`, initials), then its names in other languages. No text comes twice
 * in a language.
 */
export function labelsOf({ name, aliases, names = {} }: Pick<MatchSkill, "name" | "aliases" | "names">): Label[] {
  const labels = new Map<string, Label>();
  const add: Add = (text, trust, exact = false) => {
    const key = text.toLowerCase();
    if (text.trim() === "" || labels.has(key)) return;
    labels.set(key, { text, trust, exact: exact || ALSO_NAMES.has(key), language: null });
  };
  const written = [name, ...aliases];
  for (const text of written) add(text, 1);
  for (const text of written) addDerived(text, add);
  for (const [language, texts] of Object.entries(names)) {
    for (const text of texts) {
      const key = `${language} ${text.toLowerCase()}`;
      if (text.trim() === "" || labels.has(text.toLowerCase()) || labels.has(key)) continue;
      labels.set(key, { text, trust: 1, exact: false, language: isAnywhere(text) ? null : language });
    }
  }
  return [...labels.values()];
}
