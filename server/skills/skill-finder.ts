/** What a skill can be found by. */
export interface Findable {
  id: string;
  name: string;
  aliases: readonly string[];
  /** Names in other languages, by tag. */
  names?: Readonly<Record<string, readonly string[]>>;
}

/** A label as it is compared: in any case, and however its accents are written. */
export const folded = (label: string) => label.normalize("NFC").trim().toLowerCase();

/** Finds skills by id, else by name, else by alias or by a name in another language, in any case. */
export function skillFinder(skills: Iterable<Findable>): (label: string) => string | undefined {
  const ids = new Map<string, string>();
  const names = new Map<string, string>();
  const aliases = new Map<string, string>();
  const elsewhere = new Map<string, string>();
  for (const { id, name, aliases: others, names: foreign = {} } of skills) {
    ids.set(folded(id), id);
    names.set(folded(name), id);
    for (const alias of others) aliases.set(folded(alias), id);
    for (const own of Object.values(foreign).flat()) elsewhere.set(folded(own), id);
  }
  return (label) => {
    const key = folded(label);
    return ids.get(key) ?? names.get(key) ?? aliases.get(key) ?? elsewhere.get(key);
  };
}
