import type { MatchSkill } from "./types.ts";

/** A first word with the only capital of the name; anything else is an acronym or a name of its own. */
const CAPITALISED = /^\p{Lu}\p{Ll}+(?=[\s-]|$)(?!.*\p{Lu})/u;

/**
 * Gives a skill's name as it stands within a sentence: "Window functions" becomes "window functions", "Python" stays.
 * A first word loses its capital in a soft skill, and where the taxonomy itself writes that word small somewhere; an
 * unknown id is "this".
 */
export function speaker(skills: readonly MatchSkill[]): (skillId: string) => string {
  const small = new Set<string>();
  for (const { name, aliases } of skills) {
    for (const text of [name, ...aliases])
      for (const word of text.split(/[\s/()-]+/)) if (/^\p{Ll}/u.test(word)) small.add(word);
  }
  const names = new Map<string, string>();
  for (const { id, name, kind } of skills) {
    const first = CAPITALISED.exec(name)?.[0];
    const isPlain = first !== undefined && (kind === "soft" || small.has(first.toLowerCase()));
    names.set(id, isPlain ? first.toLowerCase() + name.slice(first.length) : name);
  }
  return (skillId) => names.get(skillId) ?? "this";
}
