import type { skills } from "../db/schema/index.ts";
import { leadsTo } from "./import/plan-skills.ts";
import { distinctLabels } from "./labels-of.ts";

type SkillRow = typeof skills.$inferSelect;
type Chain = { get(id: string): { broader: string | null } | undefined };

/** What a skill is once another one is merged into it: its own words first, and a place in which nothing runs in a circle. */
export function mergedSkill(from: SkillRow, into: SkillRow, all: Chain): Partial<SkillRow> {
  const names = { ...into.names };
  for (const [language, labels] of Object.entries(from.names)) {
    names[language] = distinctLabels([...(names[language] ?? []), ...labels]);
  }
  const related = new Set([...into.related, ...from.related]);
  related.delete(from.id);
  related.delete(into.id);
  return {
    names,
    aliases: newAliases(from, into),
    related: [...related],
    broader: broaderOf(from, into, all),
  };
}

/** All other names of the skill that stays, those of the one that goes among them. */
export const newAliases = (from: SkillRow, into: SkillRow): string[] =>
  distinctLabels([...into.aliases, from.name, ...from.aliases], [into.name]);

/**
 * A skill into which one above it is merged takes that one's place; else it stays where it is, or goes where the other
 * one was if it had no place yet.
 */
function broaderOf(from: SkillRow, into: SkillRow, all: Chain): string | null {
  if (leadsTo(into.id, from.id, all)) return from.broader;
  if (into.broader !== null || leadsTo(from.id, into.id, all)) return into.broader;
  return from.broader;
}
