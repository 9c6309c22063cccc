import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import type { ImportRun } from "../../../server/contract/import.ts";
import type { Problem } from "../../../server/contract/problem.ts";
import { importRuns, people } from "../../../server/db/schema/index.ts";
import { newOrg, newPerson } from "../../factories/service.ts";
import { type FileGiven, importWorld } from "./import-world.ts";

const world = importWorld();
beforeEach(() => world.fresh());

const PLAIN =
  "id,name,kind,aliases,broader,names:de,names:fr\nknots,Tying knots,hard,rope work,,Knoten|Knotenkunde,nœuds\n";
const answerOf = async (answer: Response) => ({ status: answer.status, body: (await answer.json()) as Problem });
/** A run of this organisation that seems to go on elsewhere. */
const elsewhere = async (beatAt: Date) => {
  const id = "01900000-0000-7000-8000-0000000000aa";
  const report = { apply: true, files: ["x.csv"], counts: null, notes: [], faults: [] };
  const given = { orgId: world.orgId(), id, kind: "esco", startedBy: world.admin().id, status: "running" } as const;
  await world
    .service()
    .db.inOrg(world.orgId(), (tx) => tx.insert(importRuns).values({ ...given, report, at: beatAt, beatAt }));
  return id;
};

describe("plain skills as a long import", () => {
  test("are written with their names in other languages, and come out as they went in", async () => {
    expect((await world.bring("skills", [["s.csv", PLAIN]])).rows).toEqual(["add Tying knots: "]);
    expect(await world.skill("Tying knots")).toMatchObject({
      source: "own",
      names: { de: ["Knoten", "Knotenkunde"], fr: ["nœuds"] },
    });
    const { body } = await world.admin().get("/api/admin/exports/skills.csv");
    expect((await world.bring("skills", [["s.csv", String(body)]])).counts).toEqual({ same: 4 });
  });

  test("name a skill that was merged: its target learns the name, and nothing comes back", async () => {
    await world.bring("skills", [["s.csv", PLAIN]]);
    await world.merge("knots", "sql");
    const before = await world.skillCount();
    const { rows } = await world.bring("skills", [["s.csv", PLAIN]]);
    expect(rows).toEqual([
      "change SQL: aliases: “structured query language” → “structured query language,Tying knots,rope work”; knots was merged into this skill",
    ]);
    expect([await world.skillCount(), (await world.skill("SQL"))?.name]).toEqual([before, "SQL"]);
  });
});

describe("files that are broken", () => {
  const broken: [string, FileGiven, RegExp][] = [
    ["a line without end", ["x.csv", `name\n${"x".repeat(2_000_000)}`], /row after line 1 that does not end/],
    ["an open quote", ["q.csv", 'name\nKnots\n"Rope\n'], /quotation mark on line 3 or after it/],
    ["another header", ["h.csv", "colour,size\nred,2\n"], /needs the columns name in its first line/],
    ["nothing", ["e.csv", ""], /is empty/],
    ["too many rows", ["m.csv", `name\n${"k\n".repeat(100_001)}`], /more than 100000 rows/],
  ];
  test.each(broken)("by %s are told so, and nothing is changed", async (_what, file, message) => {
    const before = await world.skillCount();
    const { run } = await world.bring("skills", [file]);
    expect([run.status, run.problem]).toEqual(["failed", "invalid"]);
    expect(run.report.faults).toEqual([{ path: file[0], message: expect.stringMatching(message) as string }]);
    expect(await world.skillCount()).toBe(before);
  });

  const bytes = (text: string, encoding: BufferEncoding) => new Uint8Array(Buffer.from(text, encoding));
  const letters: [FileGiven, RegExp][] = [
    [["u.csv", bytes("\ufeffname\nKnots\n", "utf16le")], /saved as UTF-16; save it as UTF-8/],
    [["l.csv", bytes("name\nKnots\nN\u00f6te\n", "latin1")], /letters on line 3 that are not UTF-8/],
    [["n.csv", "name\nKnots\0\n"], /holds a NUL on line 2/],
  ];
  test.each(letters)("by their letters are refused before anything begins", async (file, message) => {
    const { status, body } = await answerOf(await world.begin("skills", [file], true));
    expect([status, body.fields]).toEqual([
      422,
      [{ path: file[0], message: expect.stringMatching(message) as string }],
    ]);
  });

  test("or of another kind, or too many, or too large are refused before anything begins", async () => {
    const esco: FileGiven = ["skills_en.csv", "conceptType,conceptUri,preferredLabel\n"];
    const wrong = await answerOf(await world.begin("skills", [esco], false));
    expect([wrong.status, wrong.body.fields?.[0]]).toEqual([
      422,
      { path: "skills_en.csv", message: "looks like ESCO, not like plain skills: choose ESCO and try again" },
    ]);
    const two = await answerOf(
      await world.begin(
        "skills",
        [
          ["a.csv", PLAIN],
          ["b.csv", PLAIN],
        ],
        false,
      ),
    );
    expect(two.body.fields?.[0]?.message).toContain("one too many");
    expect((await world.begin("skills", [["a.csv", "x".repeat(41_500_000)]], false)).status).toBe(413);
    expect((await world.begin("skills", [], false)).status).toBe(422);
    expect((await world.begin("recipes", [["a.csv", PLAIN]], false)).status).toBe(422);
  });
});

describe("a long import", () => {
  test("tells its report as a file in which no cell is a formula", async () => {
    const { run } = await world.bring("skills", [["s.csv", 'name,kind\n"=HYPERLINK(1)",hard\nKnots,stiff\n']], false);
    const { body, headers } = await world.admin().get(`/api/admin/imports/runs/${run.id}/report.csv`);
    expect(headers.get("content-type")).toBe("text/csv; charset=utf-8");
    expect(String(body).replace("\ufeff", "").split("\r\n")).toEqual([
      "file,line,action,subject,notes",
      "s.csv,2,add,'=HYPERLINK(1),",
      "s.csv,3,refuse,Knots,the kind is neither hard nor soft",
      "",
    ]);
    expect(await world.rowsOf(run.id, "action=refuse&limit=1")).toMatchObject([{ seq: 2, line: 3 }]);
    expect(await world.rowsOf(run.id, "after=2")).toEqual([]);
  });

  test("waits for the one before it, until that one's node is known to be gone", async () => {
    const now = world.service().clock.now();
    const id = await elsewhere(now);
    const refused = await answerOf(await world.begin("skills", [["s.csv", PLAIN]], true));
    expect([refused.status, refused.body.code]).toEqual([409, "conflict"]);
    world.service().clock.advance(61_000);
    const { body } = (await world.admin().get("/api/admin/imports/runs")) as { body: { runs: ImportRun[] } };
    expect(body.runs).toMatchObject([{ id, status: "failed", problem: "away" }]);
    expect((await world.bring("skills", [["s.csv", PLAIN]])).counts).toEqual({ add: 1 });
  });

  test("is cancelled wherever it runs, once; and one that has ended cannot be", async () => {
    const id = await elsewhere(world.service().clock.now());
    const path = `/api/admin/imports/runs/${id}`;
    expect((await world.admin().delete(path)).status).toBe(204);
    expect((await world.admin().delete(path)).status).toBe(204);
    expect((await world.ended(id)).status).toBe("cancelled");
    const { run } = await world.bring("skills", [["s.csv", PLAIN]]);
    expect((await world.admin().delete(`/api/admin/imports/runs/${run.id}`)).status).toBe(409);
  });

  test("leaves nothing when it is cancelled on its way", async () => {
    const before = await world.skillCount();
    const many = `name\n${Array.from({ length: 20_000 }, (_, nth) => `Knot ${nth}`).join("\n")}\n`;
    const run = (await (await world.begin("skills", [["s.csv", many]], true)).json()) as ImportRun;
    expect((await world.admin().delete(`/api/admin/imports/runs/${run.id}`)).status).toBe(204);
    await world.service().services.imports.stop();
    expect([(await world.ended(run.id)).status, await world.skillCount()]).toEqual(["cancelled", before]);
  });

  test("that the service stops is told as such, and leaves nothing", async () => {
    const before = await world.skillCount();
    const many = `name\n${Array.from({ length: 20_000 }, (_, nth) => `Rope ${nth}`).join("\n")}\n`;
    const run = (await (await world.begin("skills", [["s.csv", many]], true)).json()) as ImportRun;
    await world.service().services.imports.stop();
    expect(await world.ended(run.id)).toMatchObject({ status: "failed", problem: "away" });
    expect(await world.skillCount()).toBe(before);
  });

  test("changes nothing once whoever began it is no admin any more", async () => {
    const id = world.admin().id;
    const many = `name\n${Array.from({ length: 5_000 }, (_, nth) => `Loop ${nth}`).join("\n")}\n`;
    const run = (await (await world.begin("skills", [["s.csv", many]], true)).json()) as ImportRun;
    await world
      .service()
      .db.inOrg(world.orgId(), (tx) => tx.update(people).set({ role: "member" }).where(eq(people.id, id)));
    const before = await world.skillCount();
    const other = await newPerson(world.service(), world.orgId(), { role: "admin" });
    await expect
      .poll(async () => ((await other.get(`/api/admin/imports/runs/${run.id}`)).body as ImportRun).status, {
        timeout: 30_000,
        interval: 200,
      })
      .toBe("failed");
    expect(await world.skillCount()).toBe(before);
  });
});

test("members, strangers and other organisations are kept out of long imports", async () => {
  const { run } = await world.bring("skills", [["s.csv", PLAIN]], false);
  const member = await newPerson(world.service(), world.orgId());
  const foreign = await newPerson(world.service(), await newOrg(world.service(), "Other"), { role: "admin" });
  for (const [method, path] of [
    ["GET", `/api/admin/imports/runs/${run.id}`],
    ["GET", `/api/admin/imports/runs/${run.id}/rows`],
    ["GET", `/api/admin/imports/runs/${run.id}/report.csv`],
    ["DELETE", `/api/admin/imports/runs/${run.id}`],
  ] as const) {
    const call = (who: typeof member) => (method === "GET" ? who.get(path) : who.delete(path));
    expect([(await call(member)).status, (await call(foreign)).status], `${method} ${path}`).toEqual([403, 404]);
  }
  expect((await member.get("/api/admin/imports/runs")).status).toBe(403);
  expect((await world.begin("skills", [["s.csv", PLAIN]], true, member.token)).status).toBe(403);
  expect((await world.begin("skills", [["s.csv", PLAIN]], true, "nobody")).status).toBe(401);
});
