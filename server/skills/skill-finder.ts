/** What a skill can be found by. */
export interface Findable {
  id: string;
  name: string;
  aliases: readonly string[];
}

const folded = (label: string) => label.normalize("NFC").trim().toLowerCase();

/** Finds skills by id, else by name, else by alias, in any case. */
export function skillFinder(skills: Iterable<Findable>): (label: string) => string | undefined {
  const ids = new Map<string, string>();
  const names = new Map<string, string>();
  const aliases = new Map<string, string>();
  for (const { id, name, aliases: others } of skills) {
    ids.set(folded(id), id);
    names.set(folded(name), id);
    for (const alias of others) aliases.set(folded(alias), id);
  }
  return (label) => {
    const key = folded(label);
    return ids.get(key) ?? names.get(key) ?? aliases.get(key);
  };
}
