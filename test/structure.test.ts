import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openPglite } from "../server/db/pglite.ts";
import { migratedDump } from "./factories/migrated-dump.ts";
import { filesBelow, mentionOf, reachedFrom, readRoom, root, routesOf, type SourceFile } from "./structure/house.ts";

// The house rules, each a test. A rule nobody checks is a wish.

const server = readRoom("server");
const widget = readRoom("widget");
const extension = readRoom("extension");
const tests = readRoom("test");
const sample = readRoom("sample/lms");
const product = [...server, ...widget, ...extension];
const all = [...product, ...sample, ...tests];

const within = (files: readonly SourceFile[], folder: string) => files.filter(({ path }) => path.startsWith(folder));

/** Imports of these files that are not allowed, as "file imports what". */
function strays(files: readonly SourceFile[], isStray: (target: string, typeOnly: boolean) => boolean): string[] {
  return files.flatMap(({ path, imports }) =>
    imports
      .filter(({ file, specifier, typeOnly }) => isStray(file ?? specifier, typeOnly))
      .map(({ specifier }) => `${path} imports ${specifier}`),
  );
}

const leadsTo =
  (...folders: string[]) =>
  (target: string) =>
    folders.some((folder) => target.startsWith(folder));

test("extension → widget → server/contract ← server, and nothing imports test", () => {
  expect(strays(product, leadsTo("test/"))).toEqual([]);
  expect(strays(server, leadsTo("widget/", "extension/"))).toEqual([]);
  expect(strays(widget, leadsTo("extension/", "wxt"))).toEqual([]);
  const notTheContract = (target: string) => target.startsWith("server/") && !target.startsWith("server/contract/");
  expect(strays([...widget, ...extension], notTheContract)).toEqual([]);
});

test("the sample platform is somebody else's: it knows nothing of the product, and only tests know it", () => {
  expect(
    strays(sample, (target) => !/^(?:sample\/lms\/|node:|hono(?:\/|$)|@hono\/node-server$|jose$)/.test(target)),
  ).toEqual([]);
  expect(strays(product, leadsTo("sample/"))).toEqual([]);
  const reached = reachedFrom(["sample/lms/main.ts"]);
  expect(sample.filter(({ path }) => !reached.has(path)).map(({ path }) => path)).toEqual([]);
});

test("the contract imports zod/mini and nothing else", () => {
  expect(
    strays(
      within(server, "server/contract/"),
      (target) => target !== "zod/mini" && !target.startsWith("server/contract/"),
    ),
  ).toEqual([]);
});

test("matching is pure: it imports nothing but types", () => {
  const notItself = (target: string, typeOnly: boolean) => !target.startsWith("server/matching/") && !typeOnly;
  expect(strays(within(server, "server/matching/"), notItself)).toEqual([]);
});

test("routes and jobs are on top, the database at the bottom", () => {
  const verbs = ["asks", "people", "skills", "knowledge", "auth", "feed", "lti", "csv", "pages"].flatMap((room) =>
    within(server, `server/${room}/`),
  );
  expect(strays(verbs, leadsTo("server/routes/", "server/jobs/", "server/demo/"))).toEqual([]);
  expect(strays(within(server, "server/jobs/"), leadsTo("server/routes/", "server/pages/", "server/demo/"))).toEqual(
    [],
  );
  const above = ["routes", "jobs", "asks", "people", "skills", "knowledge", "auth", "feed", "lti", "pages", "demo"].map(
    (room) => `server/${room}/`,
  );
  expect(strays(within(server, "server/db/"), leadsTo(...above))).toEqual([]);
});

test("only the database's room imports a driver", () => {
  const driver = /^(?:pg|postgres|@electric-sql\/pglite.*|drizzle-orm\/(?:node-postgres|pglite|postgres-js).*)$/;
  const elsewhere = server.filter(({ path }) => !path.startsWith("server/db/"));
  expect(
    strays([...elsewhere, ...widget, ...extension], (target, typeOnly) => driver.test(target) && !typeOnly),
  ).toEqual([]);
});

test("models are handed a carrier: they know neither the network nor the store", () => {
  expect(
    strays(within(widget, "widget/model/"), leadsTo("widget/client/", "widget/local/", "widget/ui/", "dexie")),
  ).toEqual([]);
  expect(strays(within(widget, "widget/ui/"), leadsTo("widget/client/", "widget/local/", "dexie"))).toEqual([]);
});

test("in the extension page, panels and background meet only in calls and storage", () => {
  const room = (name: string) => within(extension, `extension/${name}/`);
  const rooms = ["page", "panel", "background"];
  for (const name of rooms) {
    const others = rooms.filter((other) => other !== name).map((other) => `extension/${other}/`);
    expect(strays(room(name), leadsTo(...others))).toEqual([]);
  }
});

test("there is no drawer for what has no place", () => {
  const drawer = /(?:^|\/)(?:utils?|helpers?|common|shared|misc|lib|manager)(?:\/|\.tsx?$)/;
  expect(all.filter(({ path }) => drawer.test(path)).map(({ path }) => path)).toEqual([]);
});

test("files are in kebab-case", () => {
  const kebab = /^(?:[a-z0-9-]+\/)*[a-z0-9-]+(?:\.(?:test|spec|config|d))?\.tsx?$/;
  expect(all.filter(({ path }) => !kebab.test(path)).map(({ path }) => path)).toEqual([]);
});

test("nine files in ten have at most 200 lines, and none has more than 400", () => {
  const long = ({ lines }: SourceFile) => lines > 200;
  expect(all.filter(({ lines }) => lines > 400).map(({ path, lines }) => `${path}: ${lines}`)).toEqual([]);
  expect(product.filter(long).length / product.length).toBeLessThanOrEqual(0.1);
  expect(all.filter(long).length / all.length).toBeLessThanOrEqual(0.1);
});

test("entry points of the extension compose, and nothing else", () => {
  const entries = within(extension, "extension/entrypoints/");
  expect(entries.length).toBeGreaterThan(3);
  expect(entries.filter(({ lines }) => lines > 40).map(({ path }) => path)).toEqual([]);
});

test("what is to be done has a date, and is done by then", () => {
  const today = new Date().toISOString().slice(0, 10);
  const marks = product.flatMap(({ path, text }) =>
    [...text.matchAll(/\b(?:TODO|FIXME|XXX|HACK)\b:?\s*(?:\((\d{4}-\d\d-\d\d)\))?/g)].map(([mark, date]) => ({
      path,
      mark,
      date,
    })),
  );
  expect(marks.filter(({ date }) => date === undefined || date < today)).toEqual([]);
});

test("the environment is read in one place", () => {
  const readers = server.filter(({ path, text }) => {
    if (path === "server/env.ts" || path.startsWith("server/demo/")) return false;
    return text.replaceAll("readSettings(process.env,", "").includes("process.env");
  });
  const inBrowsers = [...widget, ...extension].filter(
    ({ path, text }) => text.includes("process.env") && !path.startsWith("extension/icons/"),
  );
  expect([...readers, ...inBrowsers].map(({ path }) => path)).toEqual([]);
});

test("nobody reaches around the types", () => {
  // A rule may be left out for one line, with its reason behind two dashes.
  const around = /@ts-(?:ignore|nocheck|expect-error)|(?:ox|es)lint-disable(?!-next-line [\w/-]+ -- \S)|\bas any\b/;
  expect(
    all.filter(({ path, text }) => path !== "test/structure.test.ts" && around.test(text)).map(({ path }) => path),
  ).toEqual([]);
});

test("each route has a functional test", () => {
  const routes = routesOf(within(server, "server/routes/"));
  expect(routes.length).toBeGreaterThan(40);
  const told = within(tests, "test/functional/").map(({ text }) => text);
  const untested = routes.filter(({ path }) => path !== "/" && !told.some((text) => mentionOf(path).test(text)));
  expect(untested.map(({ path, in: file }) => `${path} (${file})`)).toEqual([]);
});

test("each verb is reached by a route, a job or the start", () => {
  const reached = reachedFrom(
    filesBelow("server/routes").concat(
      filesBelow("server/jobs"),
      ...["compose.ts", "main.ts", "lti/rotate-keys-main.ts"].map((file) => `server/${file}`),
    ),
  );
  const verbs = ["asks", "people", "skills", "knowledge", "auth", "feed", "lti"].flatMap((room) =>
    within(server, `server/${room}/`),
  );
  expect(verbs.filter(({ path }) => !reached.has(path)).map(({ path }) => path)).toEqual([]);
});

test("each file of the product is reached from where it starts", () => {
  const entries = [
    ...["main.ts", "demo/main.ts", "db/migrate-main.ts", "lti/rotate-keys-main.ts"].map((file) => `server/${file}`),
    ...filesBelow("extension/entrypoints"),
    ...filesBelow("extension/icons"),
    ...filesBelow("widget/pages").filter((path) => /\/main\.tsx?$/.test(path)),
  ];
  const reached = reachedFrom(entries);
  expect(product.filter(({ path }) => !reached.has(path) && !path.endsWith(".d.ts")).map(({ path }) => path)).toEqual(
    [],
  );
});

test("each runtime dependency is named in docs/dependencies.md, and used", () => {
  const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as Record<
    "dependencies" | "optionalDependencies",
    Record<string, string>
  >;
  const told = readFileSync(join(root, "docs/dependencies.md"), "utf8");
  const names = Object.keys(manifest.dependencies);
  expect(
    [...names, ...Object.keys(manifest.optionalDependencies)].filter((name) => !told.includes(`\`${name}\``)),
  ).toEqual([]);
  const imported = new Set(product.flatMap(({ imports }) => imports.flatMap(({ packageName }) => packageName ?? [])));
  expect(names.filter((name) => !imported.has(name))).toEqual([]);
});

test("every table of an organisation's data is under row-level security, and its key begins with the organisation", async () => {
  const db = await openPglite({ loadDataDir: await migratedDump() });
  const { rows } = (await db.crossing("demo", (tx) =>
    tx.execute(`
      select c.relname as name, c.relrowsecurity as secured,
        (select count(*)::int from pg_policy p where p.polrelid = c.oid) as policies,
        (select a.attname from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
          where i.indrelid = c.oid and i.indisprimary) as key
      from pg_class c
      where c.relkind = 'r' and exists (
        select from pg_attribute a where a.attrelid = c.oid and a.attname = 'org_id' and not a.attisdropped)`),
  )) as { rows: { name: string; secured: boolean; policies: number; key: string | null }[] };
  await db.close();
  expect(rows.length).toBeGreaterThan(10);
  expect(rows.filter(({ secured, policies, key }) => !secured || policies === 0 || key !== "org_id")).toEqual([]);
});
