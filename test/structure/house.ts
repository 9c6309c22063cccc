import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, posix, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../..", import.meta.url));

export interface Import {
  /** As written, such as `../db/schema/index.ts` or `zod/mini`. */
  specifier: string;
  /** The file that is meant, from the project's root; null for a package. */
  file: string | null;
  /** The package, such as `@hono/node-server`; null for a file. */
  packageName: string | null;
  typeOnly: boolean;
}

export interface SourceFile {
  /** From the project's root, with slashes. */
  path: string;
  text: string;
  lines: number;
  imports: Import[];
}

const SOURCE = /\.tsx?$/;
const IMPORT =
  /^\s*(?:import|export)\s+(type\s)?[^"'`;]*?from\s+["']([^"']+)["']|^\s*import\s+["']([^"']+)["']|\bimport\(\s*["']([^"']+)["']\s*\)/gm;

/** All files below a folder, from the project's root, with slashes. */
export function filesBelow(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join("/"));
}

/** The source files of a room, parsed as far as the house rules need it. */
export function readRoom(folder: string): SourceFile[] {
  return filesBelow(folder)
    .filter((path) => SOURCE.test(path))
    .map(readSource);
}

export function readSource(path: string): SourceFile {
  const text = readFileSync(join(root, path), "utf8");
  const imports = [...text.matchAll(IMPORT)].map(([, type, from, bare, dynamic]) =>
    importOf(path, from ?? bare ?? dynamic ?? "", type !== undefined),
  );
  return { path, text, lines: text.trimEnd().split("\n").length, imports };
}

function importOf(from: string, specifier: string, typeOnly: boolean): Import {
  if (specifier.startsWith(".")) {
    const file = posix.normalize(posix.join(posix.dirname(from), specifier.replace(/\?.*$/, "")));
    return { specifier, file, packageName: null, typeOnly };
  }
  const [first = "", second = ""] = specifier.split("/");
  return { specifier, file: null, packageName: first.startsWith("@") ? `${first}/${second}` : first, typeOnly };
}

/** Every file that the entries lead to by imports. */
export function reachedFrom(entries: readonly string[]): Set<string> {
  const reached = new Set<string>();
  const open = [...entries];
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    if (reached.has(path) || !existsSync(join(root, path))) continue;
    reached.add(path);
    if (SOURCE.test(path)) open.push(...readSource(path).imports.flatMap(({ file }) => file ?? []));
  }
  return reached;
}

/** Paths of operations and pages as they are put into the app, such as `/api/asks/:id`. */
export function routesOf(files: readonly SourceFile[]): { path: string; in: string }[] {
  return files.flatMap(({ path: file, text }) =>
    [...text.matchAll(/\b(?:operation|pageRoute)\(app, services, \{[^{}]*?\bpath: "([^"]+)"/g)].map(
      ([, path = ""]) => ({
        path,
        in: file,
      }),
    ),
  );
}

/** The pattern by which a test names a route: each parameter is one segment of whatever. */
export function mentionOf(path: string): RegExp {
  const segments = path
    .split("/")
    .map((segment) =>
      segment.startsWith(":") ? String.raw`(?:\$\{[^}]*\}|[^/\s"'\`]+)` : segment.replaceAll(".", String.raw`\.`),
    );
  return new RegExp(`["'\`}]?${segments.join("/")}(?=["'\`?#\\s])`);
}
