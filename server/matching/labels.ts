import type { MatchSkill } from "./types.ts";

/** One way of writing a skill. */
export interface Label {
  readonly text: string;
  /** 1 for what a curator wrote, less for what a rule made of it. */
  readonly trust: number;
  /** Counts only when the page writes it in the very same letters: acronyms made by rule, `R`, `Go`. */
  readonly exact: boolean;
}

const PARENTHESES = /\s*\(([^()]*)\)\s*/;
const ACRONYM = /^(?=.*[A-Z].*[A-Z])[A-Za-z\d&/+.-]{2,12}$/;
const TAIL =
  /\s+(?:programming|programming language|software|framework|tools?|techniques|methodolog(?:y|ies)|technolog(?:y|ies)|skills|platform|management system|administration)$/i;
// Words of every day that are also names or acronyms of skills.
const EVERYDAY = new Set(
  "a act an and are art as at be by c can cart chef do excel for go i ict in is it lean make man me my no of on one or pages plot r rest scratch set so soar spark swift the to up us we who".split(
    " ",
  ),
);
const SMALL = new Set("a an and as at by for from in into of on or the to with".split(" "));

/** Whether a label would be met by chance in lower case, so that the page must write it as the label does. */
function isEveryday(text: string): boolean {
  return EVERYDAY.has(text.toLowerCase());
}

/** The initials of a name of three words or more, such as `SEO`. */
function initialsOf(name: string): string | null {
  const words = name.split(/[\s-]+/).filter((word) => word !== "" && !SMALL.has(word.toLowerCase()));
  if (words.length < 3 || words.length > 5 || !words.every((word) => /^[A-Za-z]/.test(word))) return null;
  return words.map((word) => word.charAt(0).toUpperCase()).join("");
}

function addDerived(text: string, add: (text: string, trust: number, exact?: boolean) => void): void {
  const inside = PARENTHESES.exec(text)?.[1]?.trim();
  const outside = inside === undefined ? text : text.replace(PARENTHESES, " ").trim();
  if (inside !== undefined) {
    add(outside, 0.95);
    if (ACRONYM.test(inside)) add(inside, 1);
    if (/language/i.test(inside)) add(`${outside} programming`, 1);
  }
  if (/\.js$/i.test(outside)) {
    const stem = outside.slice(0, -3);
    add(`${stem} js`, 1);
    add(`${stem}js`, 1);
    if (stem.length > 4) add(stem, 0.9);
  }
  if (/^\w{1,2}-\w/.test(outside)) add(outside.replace("-", ""), 1);
  const short = outside.replace(TAIL, "");
  if (short !== outside && short.length > 1) add(short, 0.8);
  const initials = initialsOf(outside);
  if (initials !== null) add(initials, 0.8, true);
}

/**
 * The ways of writing a skill: its name and aliases as they are, then what rules make of them (without the words in
 * parentheses, the acronym in them, without a tail such as "software", initials). No text comes twice.
 */
export function labelsOf(skill: MatchSkill): Label[] {
  const labels = new Map<string, Label>();
  const add = (text: string, trust: number, exact = false): void => {
    const key = text.toLowerCase();
    if (text.trim() === "" || labels.has(key)) return;
    labels.set(key, { text, trust, exact: exact || isEveryday(text) });
  };
  const written = [skill.name, ...skill.aliases];
  for (const text of written) add(text, 1);
  for (const text of written) addDerived(text, add);
  return [...labels.values()];
}
