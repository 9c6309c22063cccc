import { beforeEach, describe, expect, test } from "vitest";
import { importWorld } from "./import-world.ts";

const world = importWorld();
beforeEach(() => world.fresh());

const HEADER =
  "conceptType,conceptUri,skillType,reuseLevel,preferredLabel,altLabels,hiddenLabels,status,modifiedDate,scopeNote,definition,inScheme,description";
const uri = (end: string) => `http://skills.example/concept/${end}`;
interface Concept {
  id: string;
  label: string;
  alt?: string[];
  status?: string;
  reuse?: string;
  type?: string;
}
const esco = (...concepts: Concept[]) =>
  [
    HEADER,
    ...concepts.map(
      ({ id, label, alt = [], status = "released", reuse = "", type = "" }) =>
        `KnowledgeSkillCompetence,${uri(id)},${type},${reuse},${label},"${alt.join("\n")}",,${status},,,,,"Some, words."`,
    ),
  ].join("\n");

const BASKETS = { id: "1", label: "weave baskets", alt: ["basket weaving", "plait baskets"] };
const KITES = { id: "2", label: "fly kites", alt: ["kite flying"] };
const LISTEN = { id: "3", label: "listen to the wind", reuse: "transversal", type: "skill/competence" };

describe("skills of ESCO", () => {
  test("are looked at first: nothing is changed", async () => {
    const before = await world.skillCount();
    const { counts, rows, run } = await world.bring("esco", [["skills_en.csv", esco(BASKETS, KITES)]], false);
    expect(counts).toEqual({ add: 2 });
    expect(rows).toEqual(["add weave baskets: ", "add fly kites: "]);
    expect(run.report.notes.join()).toContain("ESCO does not tell hard from soft");
    expect([await world.skillCount(), await world.origins()]).toEqual([before, []]);
  });

  test("are added with what they are called, where they come from and their kind", async () => {
    await world.bring("esco", [["skills_en.csv", esco(BASKETS, LISTEN)]]);
    expect(await world.skill("weave baskets")).toMatchObject({
      id: "weave-baskets",
      kind: "hard",
      aliases: ["basket weaving", "plait baskets"],
      source: "esco",
      sourceId: uri("1"),
    });
    expect(await world.skill("listen to the wind")).toMatchObject({ kind: "soft" });
    const { body } = (await world.admin().get("/api/skills?q=plait")) as { body: { skills: { id: string }[] } };
    expect(body.skills.map(({ id }) => id)).toEqual(["weave-baskets"]);
  });

  test("again are the same, and change in place where the source has changed", async () => {
    await world.bring("esco", [["skills_en.csv", esco(BASKETS, KITES)]]);
    expect((await world.bring("esco", [["skills_en.csv", esco(BASKETS, KITES)]])).counts).toEqual({ same: 2 });
    const { counts, rows } = await world.bring("esco", [
      ["skills_en.csv", esco({ ...BASKETS, label: "make baskets", alt: ["basket weaving", "coil baskets"] }, KITES)],
    ]);
    expect(counts).toEqual({ change: 1, same: 1 });
    expect(rows).toEqual([
      "change make baskets: name: “weave baskets” → “make baskets”; also called: “coil baskets”; no longer called: “plait baskets”",
    ]);
    expect(await world.skill("make baskets")).toMatchObject({
      id: "weave-baskets",
      aliases: ["basket weaving", "weave baskets", "coil baskets"],
    });
  });

  test("keep what the organisation has edited", async () => {
    await world.bring("esco", [["skills_en.csv", esco(BASKETS, KITES)]]);
    await world.edit("weave-baskets", { name: "Basketry", aliases: ["weave baskets", "our basket course"] });
    await world.edit("fly-kites", { broader: "sql", kind: "soft" });
    const { counts } = await world.bring("esco", [
      ["skills_en.csv", esco({ ...BASKETS, label: "make baskets", alt: [...BASKETS.alt, "coil baskets"] }, KITES)],
      [
        "broaderRelationsSkillPillar_en.csv",
        `conceptType,conceptUri,broaderType,broaderUri\nK,${uri("2")},K,${uri("1")}\n`,
      ],
    ]);
    expect(counts).toEqual({ change: 1, same: 1 });
    expect(await world.skill("Basketry")).toMatchObject({
      aliases: ["weave baskets", "our basket course", "make baskets", "coil baskets"],
    });
    expect(await world.skill("fly kites")).toMatchObject({ broader: "sql", kind: "soft" });
  });

  test("join a skill that is here under the same name or alias, and never double it", async () => {
    const before = await world.skillCount();
    const { counts, rows } = await world.bring("esco", [
      [
        "skills_en.csv",
        esco({ id: "7", label: "sql", alt: ["sequel"] }, { id: "8", label: "Bargaining", alt: ["SQL"] }),
      ],
    ]);
    expect(counts).toEqual({ join: 2 });
    expect(rows).toEqual([
      "join sql: joined to “SQL”, which is here already; also called: “sequel”",
      "join Bargaining: joined to “Negotiation”, which is here already; is the name of another skill, and was left out: “SQL”",
    ]);
    expect(await world.skillCount()).toBe(before);
    expect(await world.skill("SQL")).toMatchObject({
      id: "sql",
      sourceId: uri("7"),
      aliases: ["structured query language", "sequel"],
    });
  });

  test("get names from another language's file, whichever comes when", async () => {
    await world.bring("esco", [["skills_en.csv", esco(BASKETS)]]);
    const german = esco({ ...BASKETS, label: "Körbe flechten", alt: ["Korbflechten"] });
    const { rows } = await world.bring("esco", [["skills_de.csv", german]]);
    expect(rows).toEqual(["change Körbe flechten: in de: “Körbe flechten”, “Korbflechten”"]);
    expect(await world.skill("weave baskets")).toMatchObject({
      aliases: BASKETS.alt,
      names: { de: ["Körbe flechten", "Korbflechten"] },
    });
    expect((await world.bring("esco", [["skills_de.csv", german]])).counts).toEqual({ same: 1 });
  });

  test("lead to wider and related ones, without circles and without groups", async () => {
    await world.bring("esco", [
      ["skills_en.csv", esco(BASKETS, KITES, LISTEN)],
      [
        "broaderRelationsSkillPillar_en.csv",
        [
          "conceptType,conceptUri,conceptLabel,broaderType,broaderUri,broaderLabel",
          `KnowledgeSkillCompetence,${uri("1")},,SkillGroup,${uri("g")},`,
          `KnowledgeSkillCompetence,${uri("1")},,KnowledgeSkillCompetence,${uri("2")},`,
          `KnowledgeSkillCompetence,${uri("2")},,KnowledgeSkillCompetence,${uri("1")},`,
        ].join("\n"),
      ],
      [
        "skillSkillRelations_en.csv",
        `originalSkillUri,originalSkillType,relationType,relatedSkillType,relatedSkillUri\n${uri("3")},,optional,,${uri("2")}\n`,
      ],
    ]);
    expect(await world.skill("weave baskets")).toMatchObject({ broader: "fly-kites" });
    expect(await world.skill("fly kites")).toMatchObject({ broader: null });
    expect(await world.skill("listen to the wind")).toMatchObject({ related: ["fly-kites"] });
  });

  test("that are obsolete, gone, doubled or nameless are told and take nothing away", async () => {
    await world.bring("esco", [["skills_en.csv", esco(BASKETS, KITES)]]);
    const { counts, rows } = await world.bring("esco", [
      [
        "skills_en.csv",
        esco({ ...BASKETS, status: "obsolete" }, { id: "5", label: "" }, { ...LISTEN }, { ...LISTEN, label: "again" }),
      ],
    ]);
    expect(counts).toEqual({ add: 1, skip: 1, gone: 1, refuse: 2 });
    expect(rows.toSorted()).toEqual([
      "add listen to the wind: ",
      "gone fly kites: is not in the source any more; it stays here",
      "refuse again: line 5 is about the same concept",
      `refuse ${uri("5")}: has no name`,
      "skip weave baskets: its status is obsolete: not taken; if it is here, it stays",
    ]);
    expect(await world.skill("weave baskets")).toBeDefined();
  });

  test("that were merged here stay merged, whether the source keeps their name or not", async () => {
    await world.bring("esco", [["skills_en.csv", esco(BASKETS)]]);
    await world.merge("weave-baskets", "sql");
    const before = await world.skillCount();
    const renamed = esco({ ...BASKETS, label: "plait things", alt: [] });
    expect((await world.bring("esco", [["skills_en.csv", renamed]])).counts).toEqual({ change: 1 });
    expect(await world.skillCount()).toBe(before);
    expect(await world.skill("SQL")).toMatchObject({ aliases: ["structured query language", "plait things"] });
  });
});
