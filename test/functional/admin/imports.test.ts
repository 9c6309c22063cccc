import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ImportReport } from "../../../server/contract/admin.ts";
import { evidence, feed, orgs, people, skills } from "../../../server/db/schema/index.ts";
import { importRoutes } from "../../../server/routes/imports.ts";
import { type Caller, codeOf, openWorld, type World } from "../people/world.ts";

let world: World;
let orgId: string;
let admin: Caller;

beforeAll(async () => {
  world = await openWorld(importRoutes);
}, 30_000);
afterAll(() => world.close());

/** Each test has an organisation of its own. */
const fresh = async () => {
  orgId = await world.addOrg("Acme");
  admin = await world.addPerson(orgId, {
    name: "Ida Lindqvist",
    email: "ida@acme.org",
    role: "admin",
    languages: ["sv", "en"],
  });
};
const send = async (what: "people" | "skills", csv: string, apply = true): Promise<ImportReport> => {
  const answer = await world.call(admin, "POST", `/api/admin/imports/${what}`, { csv, apply });
  expect(answer.status).toBe(200);
  return (await answer.json()) as ImportReport;
};
const personBy = async (email: string) =>
  (await world.db.inOrg(orgId, (tx) => tx.select().from(people).where(eq(people.email, email))))[0];
const skillBy = async (id: string) =>
  (
    await world.db.inOrg(orgId, (tx) =>
      tx
        .select()
        .from(skills)
        .where(and(eq(skills.orgId, orgId), eq(skills.id, id))),
    )
  )[0];
const evidenceOf = (personId: string) =>
  world.db.inOrg(orgId, (tx) => tx.select().from(evidence).where(eq(evidence.personId, personId)));
const version = () =>
  world.db.inOrg(orgId, async (tx) => (await tx.select({ version: orgs.matchingVersion }).from(orgs))[0]?.version ?? 0);
const file = async (what: "people" | "skills") => {
  const answer = await world.call(admin, "GET", `/api/admin/exports/${what}.csv`);
  expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "text/csv; charset=utf-8"]);
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(await answer.arrayBuffer());
};

const NEW_PEOPLE = `email,name,department,title,time_zone,languages,manager_email,role,expert,skills
Nina@Acme.org,Nina Berg,Finance,Controller,Europe/Oslo,nb|en,ida@acme.org,member,yes,SQL|difficult feedback|alchemy
omar@acme.org,Omar Said,Finance,,,,nina@acme.org,,,
`;

describe("people from a file", () => {
  test("a dry run tells all and changes nothing", async () => {
    await fresh();
    const before = await version();
    const report = await send("people", NEW_PEOPLE, false);
    expect(report).toMatchObject({ applied: false, counts: { add: 2, change: 0, same: 0, refuse: 0 } });
    expect(await personBy("nina@acme.org")).toBeUndefined();
    expect(await version()).toBe(before);
  });

  test("are added with what the file says, and wait to confirm it", async () => {
    await fresh();
    const before = await version();
    const report = await send("people", NEW_PEOPLE);
    expect(report.rows).toEqual([
      {
        line: 2,
        action: "add",
        subject: "nina@acme.org",
        notes: ["not in the list of skills, and kept as proposals: “alchemy”"],
      },
      { line: 3, action: "add", subject: "omar@acme.org", notes: [] },
    ]);
    const nina = await personBy("nina@acme.org");
    const omar = await personBy("omar@acme.org");
    expect(nina).toMatchObject({
      name: "Nina Berg",
      department: "Finance",
      title: "Controller",
      timeZone: "Europe/Oslo",
    });
    expect(nina).toMatchObject({ languages: ["nb", "en"], managerId: admin.id, expert: true, confirmedAt: null });
    expect(omar).toMatchObject({ managerId: nina?.id, role: "member", timeZone: "UTC" });
    const given = await evidenceOf(nina?.id ?? "");
    expect(new Set(given.map(({ skillId, kind }) => `${skillId} ${kind}`))).toEqual(
      new Set(["giving-feedback endorsed", "sql endorsed"]),
    );
    expect(given[0]?.note).toContain("organisation");
    expect(await version()).toBe(before + 1);
  });

  test("again are the same, and change in place", async () => {
    await fresh();
    await send("people", NEW_PEOPLE);
    expect((await send("people", NEW_PEOPLE)).counts).toEqual({ add: 0, change: 0, same: 2, refuse: 0 });
    const nina = await personBy("nina@acme.org");
    const report = await send("people", "email;department;skills\r\nnina@acme.org;Audit;sql|window-functions\r\n");
    expect(report.rows).toEqual([
      {
        line: 2,
        action: "change",
        subject: "nina@acme.org",
        notes: ["department: “Finance” → “Audit”", "skills: window-functions"],
      },
    ]);
    expect(await personBy("nina@acme.org")).toMatchObject({ id: nina?.id, department: "Audit", title: "Controller" });
    expect(await evidenceOf(nina?.id ?? "")).toHaveLength(3);
    const told = await world.db.inOrg(orgId, (tx) =>
      tx
        .select()
        .from(feed)
        .where(eq(feed.personId, nina?.id ?? "")),
    );
    expect(told).toMatchObject([{ kind: "me" }]);
  });

  test("keep what they have confirmed about themself", async () => {
    await fresh();
    const report = await send(
      "people",
      "email,name,time_zone,languages,skills\nida@acme.org,Ida L,Asia/Tokyo,ja,sql\n",
    );
    expect(report.rows[0]).toMatchObject({
      action: "change",
      notes: [
        expect.stringContaining("name"),
        expect.stringContaining("skills stay"),
        expect.stringContaining("time zone and languages stay"),
      ],
    });
    expect(await personBy("ida@acme.org")).toMatchObject({ name: "Ida L", timeZone: "UTC", languages: ["sv", "en"] });
    expect(await evidenceOf(admin.id)).toEqual([]);
  });

  test("who cannot be taken are refused row by row, and the others are taken", async () => {
    await fresh();
    await world.addPerson(orgId, { email: "gone@acme.org", leftAt: new Date("2026-05-01T12:00:00Z") });
    const rows = [
      "email,name,time_zone,role,expert,languages,manager_email",
      "not an address,A,,,,,",
      ",A,,,,,",
      "noname@acme.org,,,,,,",
      "zone@acme.org,A,Europe/Atlantis,,,,",
      "role@acme.org,A,,owner,,,",
      "expert@acme.org,A,,,perhaps,,",
      "language@acme.org,A,,,,not a language,",
      "manager@acme.org,A,,,,,nobody",
      "gone@acme.org,Gone,,,,,",
      "ida@acme.org,,,member,,,",
      "fine@acme.org,Fine,,,,,unknown@acme.org",
      "FINE@acme.org,Twice,,,,,",
      "short@acme.org,A",
    ];
    const report = await send("people", rows.join("\n"));
    expect(report.counts).toEqual({ add: 1, change: 0, same: 0, refuse: 12 });
    expect(report.rows.map(({ line, notes }) => [line, notes.join(";")])).toEqual([
      [2, "the e-mail address is not valid"],
      [3, "has no e-mail address"],
      [4, "has no name"],
      [5, "“Europe/Atlantis” is not a known time zone; write it like Europe/Lisbon"],
      [6, "the role is neither member nor admin"],
      [7, "expert is neither yes nor no"],
      [8, "“not a language” is not a language; write them like en|pt-BR"],
      [9, "the manager's e-mail address is not valid"],
      [10, "left on 2026-05-01"],
      [11, "you cannot take your own role away with a file"],
      [12, "the manager unknown@acme.org is not known here, and was left out"],
      [13, "line 12 is about the same address"],
      [14, "has 2 cells where the first line has 7"],
    ]);
    expect(await personBy("fine@acme.org")).toMatchObject({ name: "Fine", managerId: null });
  });

  test("a misspelt column is told", async () => {
    await fresh();
    const report = await send("people", "email,name,departmnet\na@acme.org,A,Finance\n", false);
    expect(report.rows[0]).toMatchObject({
      line: 1,
      notes: ["the column “departmnet” is not known here and was left out"],
    });
    expect(report.counts).toEqual({ add: 1, change: 0, same: 0, refuse: 0 });
  });

  test("another organisation's people are other people", async () => {
    await fresh();
    await world.addPerson(await world.addOrg("Other"), { email: "nina@acme.org", name: "Another Nina" });
    expect((await send("people", NEW_PEOPLE)).counts.add).toBe(2);
  });

  test("are taken by the thousand", async () => {
    await fresh();
    const csv = `email,name,skills\n${Array.from({ length: 4_500 }, (_, nth) => `p${nth}@acme.org,Person ${nth},sql`).join("\n")}`;
    expect((await send("people", csv)).counts).toEqual({ add: 4_500, change: 0, same: 0, refuse: 0 });
    expect((await send("people", csv)).counts.same).toBe(4_500);
    expect(await evidenceOf((await personBy("p4499@acme.org"))?.id ?? "")).toMatchObject([{ skillId: "sql" }]);
  }, 30_000);
});

describe("skills from a file", () => {
  test("are added, found by any of their names, and changed in place", async () => {
    await fresh();
    const csv =
      "name,kind,aliases,broader,related\nGlass blowing,hard,lampworking|glass art,,\nKiln care,,,glass art,SQL|nothing known\n";
    expect((await send("skills", csv, false)).counts.add).toBe(2);
    expect(await skillBy("glass-blowing")).toBeUndefined();
    const report = await send("skills", csv);
    expect(report.rows[1]).toEqual({
      line: 3,
      action: "add",
      subject: "Kiln care",
      notes: ["related, but not known here, and left out: “nothing known”"],
    });
    expect(await skillBy("glass-blowing")).toMatchObject({
      name: "Glass blowing",
      kind: "hard",
      aliases: ["lampworking", "glass art"],
      broader: null,
    });
    expect(await skillBy("kiln-care")).toMatchObject({ kind: "hard", broader: "glass-blowing", related: ["sql"] });
    expect((await send("skills", csv)).counts).toEqual({ add: 0, change: 0, same: 2, refuse: 0 });
    const changed = await send("skills", "id,name,broader\nkiln-care,Kiln maintenance,\n");
    expect(changed.rows[0]?.notes).toEqual([
      "name: “Kiln care” → “Kiln maintenance”",
      "broader: “glass-blowing” → nothing",
    ]);
    expect(await skillBy("kiln-care")).toMatchObject({ name: "Kiln maintenance", broader: null, related: ["sql"] });
  });

  test("are refused when they clash, and never make a circle", async () => {
    await fresh();
    const rows = [
      "id,name,kind,broader",
      "structured,sql,hard,",
      "-bad id,Something,hard,",
      "third,Third,medium,",
      "fourth,,hard,",
      "up,Up,hard,down",
      "down,Down,hard,up",
      "down,Down again,hard,",
      "lost,Lost,hard,nowhere",
    ];
    const report = await send("skills", rows.join("\n"));
    expect(report.rows.map(({ action, notes }) => [action, notes.join(";")])).toEqual([
      ["refuse", "the skill sql has this name already"],
      ["refuse", "the id is not valid; write it like window-functions"],
      ["refuse", "the kind is neither hard nor soft"],
      ["refuse", "has no name"],
      ["add", ""],
      ["add", "“up” cannot be broader: it is a part of this one"],
      ["refuse", "line 7 is about the same skill"],
      ["add", "the broader skill “nowhere” is not known here, and was left out"],
    ]);
    expect([(await skillBy("up"))?.broader, (await skillBy("down"))?.broader]).toEqual(["down", null]);
  });

  test("may turn an edge around", async () => {
    await fresh();
    await send("skills", "id,name,broader\nwindow-functions,Window functions,\nsql,SQL,window-functions\n");
    expect([(await skillBy("sql"))?.broader, (await skillBy("window-functions"))?.broader]).toEqual([
      "window-functions",
      null,
    ]);
  });
});

describe("files out", () => {
  test("come in again as the same, formulas and all", async () => {
    await fresh();
    const names = ["=HYPERLINK(1)", "+49 Max", "-", "@home", "'=1", "Ann; Lee, “x”", "two\nlines"];
    for (const [nth, name] of names.entries())
      await world.addPerson(orgId, { name, email: `p${nth}@acme.org`, expert: nth === 0 });
    await send("people", NEW_PEOPLE);
    const csv = await file("people");
    expect(
      csv.startsWith("\ufeffemail,name,department,title,time_zone,languages,manager_email,role,expert,skills\r\n"),
    ).toBe(true);
    expect(csv).not.toMatch(/[,\n]"?[=+\-@]/);
    const back = await send("people", csv);
    expect(back.counts).toEqual({ add: 0, change: 0, same: names.length + 3, refuse: 0 });
  });

  test("hold skills that the organisation listed, not what people say or show themself", async () => {
    await fresh();
    const person = await world.addPerson(orgId, { email: "quiet@acme.org" });
    await world.addEvidence(person, { kind: "self", skillId: "sql" });
    await send("people", NEW_PEOPLE);
    const lines = (await file("people")).split("\r\n");
    expect(lines.find((line) => line.startsWith("quiet@"))).toMatch(/,$/);
    expect(lines.find((line) => line.startsWith("nina@"))).toMatch(/,giving-feedback\|sql$/);
  });

  test("leave out who left, and other organisations", async () => {
    await fresh();
    await world.addPerson(orgId, { email: "gone@acme.org", leftAt: new Date("2026-05-01T12:00:00Z") });
    await world.addPerson(await world.addOrg("Other"), { email: "other@other.org" });
    expect(await file("people")).not.toMatch(/gone@|other@/);
  });

  test("of skills come in again as the same", async () => {
    await fresh();
    expect((await send("skills", await file("skills"))).counts).toEqual({ add: 0, change: 0, same: 3, refuse: 0 });
  });
});

describe("bodies that are no table", () => {
  test.each([
    ["nothing", { csv: "" }, 422],
    ["a binary file", { csv: "PK\u0003\u0004\0\0" }, 422],
    ["half of a letter", { csv: "email,name\na@x.org,\ud800" }, 422],
    ["no header", { csv: "a@x.org,Ann" }, 422],
    ["a number", { csv: 7 }, 422],
    ["no file", {}, 422],
  ])("%s is refused", async (_what, body, status) => {
    await fresh();
    for (const what of ["people", "skills"]) {
      const answer = await world.call(admin, "POST", `/api/admin/imports/${what}`, body);
      expect([answer.status, await codeOf(answer)]).toEqual([status, "invalid"]);
    }
  });

  test("too much of it is refused before it is read", async () => {
    await fresh();
    const answer = await world.call(admin, "POST", "/api/admin/imports/people", { csv: "x".repeat(6_000_001) });
    expect([answer.status, await codeOf(answer)]).toEqual([413, "too_large"]);
    const long = await world.call(admin, "POST", "/api/admin/imports/people", { csv: "x".repeat(5_000_001) });
    expect([long.status, await codeOf(long)]).toEqual([422, "invalid"]);
  });
});

test("members and strangers are kept out of files", async () => {
  await fresh();
  const member = await world.addPerson(orgId);
  for (const [method, path] of [
    ["POST", "/api/admin/imports/people"],
    ["POST", "/api/admin/imports/skills"],
    ["GET", "/api/admin/exports/people.csv"],
    ["GET", "/api/admin/exports/skills.csv"],
  ] as const) {
    const body = method === "POST" ? { csv: NEW_PEOPLE } : undefined;
    const answer = await world.call(member, method, path, body);
    expect([answer.status, await codeOf(answer)]).toEqual([403, "not_allowed"]);
    expect((await world.call(null, method, path, body)).status).toBe(401);
  }
});
