import { describe, expect, test } from "vitest";
import { languageOf } from "../../../server/matching/languages.ts";
import { buildSkillIndex } from "../../../server/matching/skill-index.ts";
import { tokenise } from "../../../server/matching/tokens.ts";
import { matchSkills } from "../../../server/matching/topic-to-skills.ts";
import type { TopicFields } from "../../../server/matching/types.ts";
import { skill } from "./world.ts";

const index = buildSkillIndex([
  skill("analysis", "Data analysis", {
    names: { de: ["Datenanalyse"], es: ["análisis de datos"], fr: ["analyse de données"], hi: ["डेटा विश्लेषण"] },
  }),
  skill("projects", "Project management", {
    names: {
      de: ["Projektmanagement"],
      es: ["gestión de proyectos"],
      fr: ["gestion de projet"],
      hi: ["परियोजना प्रबंधन"],
    },
  }),
  skill("leadership", "Leadership", {
    names: { de: ["Führungskraft"], fr: ["encadrement d’équipe"], es: ["liderazgo"] },
  }),
  skill("networks", "Computer networks", { names: { es: ["red", "redes informáticas"], de: ["LAN"] } }),
  skill("logistics", "Logistics", { names: { de: ["Logistik"] } }),
  skill("sustainability", "Sustainability", { names: { de: ["Nachhaltigkeit"] } }),
  skill("innovation", "Innovation", { names: { fr: ["innovation"] } }),
  skill("statistics", "Statistics", { aliases: ["Statistik"], names: { de: ["Statistik"] } }),
  skill("negotiation", "Negotiation", { names: { es: ["negociación"], de: ["Verhandlung"] } }),
]);
const ids = (topic: Partial<TopicFields>): string[] =>
  matchSkills(index, { title: "", ...topic }, 10).map(({ skillId }) => skillId);

describe("names in other languages", () => {
  test.each([
    ["de", "Einführung in die Datenanalyse", "analysis"],
    ["de", "Datenanalysen für den Alltag", "analysis"],
    ["de", "Projektmanagementmethoden im Überblick", "projects"],
    ["de", "Was Führungskräfte wissen", "leadership"],
    ["de", "Was eine Fuehrungskraft weiss", "leadership"],
    ["de", "Schwierige Verhandlungen führen", "negotiation"],
    ["es", "Curso de análisis de datos", "analysis"],
    ["es", "Gestión de un proyecto", "projects"],
    ["es", "Negociaciones difíciles", "negotiation"],
    ["es", "Redes informáticas", "networks"],
    ["fr", "L’analyse de données pour tous", "analysis"],
    ["fr", "La gestion de projets", "projects"],
    ["fr", "Encadrement d'équipes", "leadership"],
    ["hi", "डेटा विश्लेषण का परिचय", "analysis"],
    ["hi", "परियोजना प्रबंधन", "projects"],
    ["hi", "परियोजनाओं का प्रबंधन", "projects"],
    ["es", "Negociar con éxito", "negotiation"],
    ["de", "Logistische Abläufe", "logistics"],
    ["de", "Nachhaltiges Handeln", "sustainability"],
    ["fr", "Innover en équipe", "innovation"],
    ["de", "Statistiken lesen", "statistics"],
  ])("%s: %s", (language, title, expected) => {
    expect(ids({ title, language })[0]).toBe(expected);
    expect(ids({ title })[0]).toBe(expected);
  });

  test("a word of another language does not count on an English page", () => {
    expect(ids({ title: "Red wine", language: "en-GB" })).toEqual([]);
    expect(ids({ title: "The red book of wines", description: "All that you want to know of it." })).toEqual([]);
    expect(ids({ title: "Red", language: "es" })).toEqual(["networks"]);
  });

  test("an acronym counts on any page", () => {
    expect(ids({ title: "LAN parties", language: "en" })).toContain("networks");
  });

  test("a page is read in the language of its words, whatever the language of the buttons around it", () => {
    const topic = {
      title: "Datenanalyse",
      description: "Wie man mit den Daten und der Statistik arbeitet",
      language: "en",
    };
    expect(ids(topic)[0]).toBe("analysis");
  });
});

test.each([
  ["Learn the basics of the trade and how to use them", "en"],
  ["Wie man mit den Daten und der Statistik arbeitet", "de"],
  ["Aprenda los conceptos de la estadística y el análisis", "es"],
  ["Apprenez les bases de la statistique et des données", "fr"],
  ["डेटा का परिचय और उपयोग के लिए", "hi"],
  ["Datenanalyse", null],
  ["", null],
])("%j is in %j", (text, expected) => expect(languageOf([{ tokens: tokenise(text) }])).toBe(expected));
