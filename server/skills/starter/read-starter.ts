import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
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
}

const Row = z.object({
  id: z.string().check(z.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)),
  name: z.string().check(z.minLength(1)),
  kind: z.enum(["hard", "soft"]),
  aliases: z.string(),
  broader: z.string(),
  related: z.string(),
});

/** Every starter skill, in the order of file names and lines; throws when a row is not of the expected shape. */
export function readStarter(): StarterSkill[] {
  const folder = import.meta.dirname;
  const files = readdirSync(folder).filter((name) => name.endsWith(".csv"));
  return files.toSorted().flatMap((name) => readFile(join(folder, name)));
}

function readFile(path: string): StarterSkill[] {
  const rows: unknown[] = parse(readFileSync(path, "utf8"), { columns: true });
  return rows.map((row) => {
    const { id, name, kind, aliases, broader, related } = Row.parse(row);
    return {
      id,
      name,
      kind,
      aliases: list(aliases),
      broader: broader || null,
      related: list(related),
    };
  });
}

function list(cell: string): string[] {
  return cell === "" ? [] : cell.split("|");
}
