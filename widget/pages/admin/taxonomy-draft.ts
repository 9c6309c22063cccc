import type { AdminSkill, NewSkillBody, SkillBody, SkillName } from "../../../server/contract/index.ts";

/** A skill as it stands in the form: lists as lines. */
export interface SkillDraft {
  name: string;
  kind: "hard" | "soft";
  /** One a line. */
  aliases: string;
  /** A line for each language: `de: Verhandlung | Verhandlungsführung`. */
  names: string;
  broader: readonly SkillName[];
  related: readonly SkillName[];
  keepOldName: boolean;
}

export const emptyDraft = (name = ""): SkillDraft => ({
  name,
  kind: "hard",
  aliases: "",
  names: "",
  broader: [],
  related: [],
  keepOldName: true,
});

export const draftOf = ({ name, kind, aliases, names, broader, related }: AdminSkill): SkillDraft => ({
  name,
  kind,
  aliases: aliases.join("\n"),
  names: Object.entries(names)
    .map(([language, labels]) => `${language}: ${labels.join(" | ")}`)
    .join("\n"),
  broader: broader === null ? [] : [broader],
  related,
  keepOldName: true,
});

const linesOf = (text: string) =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");

const NAMES_LINE = /^([a-z]{2,3})\s*:\s*(\S.*)$/i;

/** The first line of names that cannot be read; null when all can. */
export const wrongNames = (names: string): string | null =>
  linesOf(names).find((line) => !NAMES_LINE.test(line)) ?? null;

export function bodyOf(draft: SkillDraft): NewSkillBody & Pick<SkillBody, "keepOldName"> {
  const names: Record<string, string[]> = {};
  for (const line of linesOf(draft.names)) {
    const [, language = "", labels = ""] = NAMES_LINE.exec(line) ?? [];
    const key = language.toLowerCase();
    const list = labels.split("|").map((label) => label.trim());
    names[key] = [...(names[key] ?? []), ...list.filter((label) => label !== "")];
  }
  return {
    name: draft.name.trim(),
    kind: draft.kind,
    aliases: linesOf(draft.aliases),
    names,
    broader: draft.broader[0]?.id ?? null,
    related: draft.related.map(({ id }) => id),
    keepOldName: draft.keepOldName,
  };
}
