import { folded } from "./skill-finder.ts";

/** Labels without white space around them and without repeats, in any case; those of `without` are left out. */
export function distinctLabels(labels: readonly string[], without: readonly string[] = []): string[] {
  const seen = new Set(without.map(folded));
  return labels
    .map((label) => label.normalize("NFC").replaceAll(/\s+/g, " ").trim())
    .filter((label) => {
      if (label === "" || seen.has(folded(label))) return false;
      seen.add(folded(label));
      return true;
    });
}
