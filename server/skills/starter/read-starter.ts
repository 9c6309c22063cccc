import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { parse } from "csv-parse/sync";
import * as z from "zod/mini";

/** A skill of the taxonomy that a new organisation begins with. */
export interface StarterSkill {
  /** A slug, unique over all files. */
  readonly id: string;
  readonly name: string;
  readonly kind: "hard" | "soft";
  /** Other names: acronyms, spellings, product names, words of course titles, some in other languages. */
  readonly aliases: readonly string[];
  /** The one wider skill that this is a part of. */
  readonly broader: string | null;
  readonly related: readonly string[];
  /** Names in other languages by primary BCP 47 tag, the first of each being the one to show; of much used skills only. */
  readonly names: Readonly<Record<string, readonly string[]>>;
}

const Row = z.object({
  id: z.string().check(z.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)),
  name: z.string().check(z.minLength(1)),
  kind: z.enum(["hard", "soft"]),
  aliases: z.string(),
  broader: z.string(),
  related: z.string(),
});

const NamesRow = z.object({ id: z.string(), names: z.string().check(z.minLength(1)) });

type Names = ReadonlyMap<string, Record<string, string[]>>;

/**
 * Every starter skill, in the order of file names and lines; throws when a row is not of the expected shape. Names in
 * other languages are in a file for each below `names/`.
 */
export function readStarter(): StarterSkill[] {
  const folder = import.meta.dirname;
  const names = readNames(join(folder, "names"));
  return csvIn(folder).flatMap((file) => readSkills(join(folder, file), names));
}

const csvIn = (folder: string): string[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith(".csv"))
    .toSorted();

const rowsOf = (path: string): unknown[] => parse(readFileSync(path, "utf8"), { columns: true });

function readNames(folder: string): Names {
  const names = new Map<string, Record<string, string[]>>();
  for (const file of csvIn(folder)) {
    const language = basename(file, ".csv");
    for (const row of rowsOf(join(folder, file))) {
      const { id, names: cell } = NamesRow.parse(row);
      names.set(id, { ...names.get(id), [language]: list(cell) });
    }
  }
  return names;
}

function readSkills(path: string, names: Names): StarterSkill[] {
  return rowsOf(path).map((row) => {
    const { id, name, kind, aliases, broader, related } = Row.parse(row);
    return {
      id,
      name,
      kind,
      aliases: list(aliases),
      broader: broader || null,
      related: list(related),
      names: names.get(id) ?? {},
    };
  });
}

function list(cell: string): string[] {
  return cell === "" ? [] : cell.split("|");
}
