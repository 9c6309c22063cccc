import { eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { courses, orgs } from "../../../server/db/schema/index.ts";
import { importWorld } from "./import-world.ts";

const world = importWorld();
beforeEach(() => world.fresh());

const CSV = `id,title,description,modules,url,language,skills
sql-1,SQL from the ground up,"Tables, and how to ask them",Rows|Columns,https://lms.example/sql,en,SQL|analytic functions|juggling
,Talk about prices,,,,,negotiation
`;
const kept = () => world.service().db.inOrg(world.orgId(), (tx) => tx.select().from(courses).orderBy(courses.id));
const version = () =>
  world.service().db.inOrg(world.orgId(), async (tx) => {
    const [org] = await tx.select().from(orgs).where(eq(orgs.orgId, world.orgId()));
    return org?.matchingVersion ?? 0;
  });

test("courses are kept with their skills by id, name or alias; unknown ones are told", async () => {
  const before = await version();
  expect((await world.bring("courses", [["c.csv", CSV]], false)).counts).toEqual({ add: 2 });
  expect([await kept(), await version()]).toEqual([[], before]);
  const { rows } = await world.bring("courses", [["c.csv", CSV]]);
  expect(rows).toEqual([
    "add SQL from the ground up: not in the list of skills, and kept as proposals: “juggling”",
    "add Talk about prices: ",
  ]);
  expect(await kept()).toMatchObject([
    { id: "sql-1", modules: ["Rows", "Columns"], language: "en", skillIds: ["sql", "window-functions"] },
    { id: "talk-about-prices", description: "", url: null, skillIds: ["negotiation"] },
  ]);
  expect(await version()).toBeGreaterThan(before);
});

test("again are the same; a column that is left out leaves what is; merged skills are followed", async () => {
  await world.bring("courses", [["c.csv", CSV]]);
  expect((await world.bring("courses", [["c.csv", CSV]])).counts).toEqual({ same: 2 });
  await world.merge("window-functions", "sql");
  const { rows } = await world.bring("courses", [
    ["c.csv", "id;title;skills\nsql-1;SQL, from the ground up;window-functions\n"],
  ]);
  expect(rows).toEqual(
    [
      "change SQL from the ground up: title: “SQL from the ground up” → “SQL, from the ground up”; skills: “sql,window-functions” → “sql”",
    ].map((row) => row.replace("change SQL from", "change SQL, from")),
  );
  expect(await kept()).toMatchObject([{ modules: ["Rows", "Columns"], skillIds: ["sql"] }, {}]);
});

test("rows that make no sense are refused, the others taken", async () => {
  const csv = [
    "id,title,url,language,skills",
    "a,,,,sql",
    "b,Bees,javascript:alert(1),,sql",
    "c,Cows,,english please,sql",
    "d,Ducks,,,sql",
    "d,Ducks again,,,sql",
  ].join("\n");
  const { rows } = await world.bring("courses", [["c.csv", csv]]);
  expect(rows).toEqual([
    "refuse a: has no title",
    "refuse Bees: the url is no address of the web",
    "refuse Cows: the language is no tag such as en or pt-BR",
    "add Ducks: ",
    "refuse Ducks again: line 5 is about the same course",
  ]);
});

test("a file out comes in again as the same, formulas and all", async () => {
  const hostile = '"=HYPERLINK(1)","+1"\n';
  await world.bring("courses", [["c.csv", `title,description,skills\n${hostile.trim()},SQL\n`]]);
  const { status, body } = await world.admin().get("/api/admin/exports/courses.csv");
  expect(status).toBe(200);
  expect(String(body)).not.toMatch(/[,\n]"?[=+]/);
  expect((await world.bring("courses", [["c.csv", String(body)]])).counts).toEqual({ same: 1 });
});
