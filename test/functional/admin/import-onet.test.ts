import { beforeEach, expect, test } from "vitest";
import { type FileGiven, importWorld } from "./import-world.ts";

const world = importWorld();
beforeEach(() => world.fresh());

const lines = (...rows: string[][]) => rows.map((cells) => cells.join("\t")).join("\r\n");
const RATED = ["O*NET-SOC Code", "Element ID", "Element Name", "Scale ID", "Data Value"];
const skillsFile: FileGiven = [
  "Skills.txt",
  lines(
    RATED,
    ["99-0001.00", "2.B.1.z", 'Humming "in tune"', "IM", "3"],
    ["99-0001.00", "2.B.1.z", 'Humming "in tune"', "LV", "4"],
    ["99-0002.00", "2.B.3.z", "Whittling", "IM", "2"],
    ["99-0002.00", "1.A.1.z", "Wondering", "IM", "2"],
  ),
];
const knowledgeFile: FileGiven = ["Knowledge.txt", lines(RATED, ["99-0001.00", "2.C.9.z", "Moss", "IM", "3"])];
const toolsFile: FileGiven = [
  "Technology Skills.txt",
  lines(
    ["O*NET-SOC Code", "Example", "Commodity Code", "Commodity Title", "Hot Technology", "In Demand"],
    ["99-0001.00", "Mossy Notes", "990001", "Moss keeping software", "N", "N"],
    ["99-0002.00", "Mossy Notes", "990001", "Moss keeping software", "N", "N"],
    ["99-0002.00", "SQL", "990002", "Query software", "Y", "N"],
  ),
];
const others: FileGiven[] = [
  [
    "Content Model Reference.txt",
    lines(["Element ID", "Element Name", "Description"], ["2.C.9.z", "Moss Lore", "All of it"]),
  ],
  [
    "Occupation Data.txt",
    lines(["O*NET-SOC Code", "Title", "Description"], ["99-0001.00", "Moss keepers", "Keep moss."]),
  ],
];

test("O*NET's files become skills, tools below their commodity, and again the same", async () => {
  const files = [toolsFile, skillsFile, knowledgeFile, ...others];
  const { counts, rows, run } = await world.bring("onet", files);
  expect(counts).toEqual({ add: 6, join: 1 });
  expect(rows).toContain("join SQL: joined to “SQL”, which is here already; broader: nothing → “Query software”");
  expect(await world.skill('Humming "in tune"')).toMatchObject({
    kind: "soft",
    source: "onet",
    sourceId: "element:2.B.1.z",
  });
  expect(await world.skill("Whittling")).toMatchObject({ kind: "hard" });
  expect(await world.skill("Moss Lore")).toMatchObject({ kind: "hard" });
  expect(await world.skill("Mossy Notes")).toMatchObject({ broader: "moss-keeping-software" });
  expect(await world.skill("SQL")).toMatchObject({ broader: "query-software" });
  expect(run.report.notes.join()).toContain("Occupation Data.txt is about occupations");
  expect((await world.bring("onet", files)).counts).toEqual({ same: 7 });
});

test("a file that is left out makes nothing of it gone", async () => {
  await world.bring("onet", [skillsFile, knowledgeFile, toolsFile]);
  expect((await world.bring("onet", [knowledgeFile])).counts).toEqual({ same: 1 });
  const fewer: FileGiven = ["Skills.txt", String(skillsFile[1]).split("\r\n").slice(0, 2).join("\n")];
  expect((await world.bring("onet", [fewer])).rows).toEqual([
    "gone Whittling: is not in the source any more; it stays here",
  ]);
});

test("files without skills say which ones to bring", async () => {
  const { run } = await world.bring("onet", others);
  expect([run.status, run.problem]).toEqual(["failed", "invalid"]);
  expect(run.report.faults).toEqual([
    {
      path: "Content Model Reference.txt",
      message: expect.stringContaining("bring Skills.txt, Knowledge.txt") as string,
    },
  ]);
});
