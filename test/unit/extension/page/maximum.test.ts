import { expect, test } from "vitest";
import { Topic } from "../../../../server/contract/topic.ts";
import { HEADINGS, MAXIMUM } from "../../../../extension/page/page-topic.ts";
import type { ReadTopic } from "../../../../extension/page/page-topic.ts";
import { jsonLd, readPage } from "./open.ts";

const of = (length: number) => "x".repeat(length);
const accepts = (topic: ReadTopic) => Topic.safeParse(topic).success;

test.each([
  ["title", MAXIMUM.label],
  ["course", MAXIMUM.label],
  ["module", MAXIMUM.label],
  ["lesson", MAXIMUM.label],
  ["description", MAXIMUM.description],
  ["url", MAXIMUM.url],
  ["language", MAXIMUM.language],
])("the wire takes a %s of %i characters and not one more", (field, maximum) => {
  const topic = { title: "T" };
  expect(accepts({ ...topic, [field]: of(maximum) })).toBe(true);
  expect(accepts({ ...topic, [field]: of(maximum + 1) })).toBe(false);
});

test("a page that is too long in everything is cut to what the wire takes", () => {
  const long = "many words ".repeat(400);
  const lesson = {
    "@type": "LearningResource",
    name: long,
    description: long,
    teaches: [long, `2 ${long}`],
  };
  const above = {
    "@type": "CreativeWork",
    name: `m ${long}`,
    isPartOf: { "@type": "Course", name: `c ${long}` },
  };
  const sections = Array.from({ length: 30 }, (_, i) => `<h2>${i} ${long}</h2>`).join("");
  const { topic } = readPage(
    `<main>${sections}</main>`,
    jsonLd({ ...lesson, isPartOf: above, inLanguage: long }),
    `https://lms.example/${of(1990)}?id=12345`,
  );
  expect(accepts(topic)).toBe(true);
  expect(topic.title).toHaveLength(MAXIMUM.label);
  expect(topic.description).toHaveLength(MAXIMUM.description);
  expect(topic.headings).toHaveLength(HEADINGS);
  expect(topic.course).toMatch(/^c many/);
  expect(topic.module).toMatch(/^m many/);
});
