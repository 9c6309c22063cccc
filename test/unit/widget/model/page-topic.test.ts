import { describe, expect, test } from "vitest";
import { Topic } from "../../../../server/contract/index.ts";
import type { PageState } from "../../../../widget/carrier.ts";
import { MASK } from "../../../../server/contract/mask.ts";
import { createPageTopic } from "../../../../widget/model/page-topic.ts";
import { stillCarrier } from "../../../fakes/still-carrier.ts";

const topic: Topic = {
  title: "Frames",
  course: "Advanced SQL",
  module: "Module 3",
  headings: ["ROWS", "RANGE"],
  url: "https://lms.example.org/frames",
  language: "en",
};
const read = (changes: Partial<Extract<PageState, { state: "read" }>> = {}): PageState => ({
  state: "read",
  key: "press-1",
  topic,
  source: "moodle",
  selection: null,
  connect: null,
  ...changes,
});

function model(page: PageState = read()) {
  const still = stillCarrier({ page });
  return { ...createPageTopic(still.carrier), world: still.page };
}

describe("what will be sent", () => {
  test("is the page's topic, to the letter, and never the selection", () => {
    const { exact, excerpt } = model(read({ selection: "write to ida@example.org" }));
    expect(exact.value).toEqual(topic);
    expect(excerpt.value).toEqual({ text: `write to ${MASK}`, masked: 1, on: false });
  });

  test("each piece can be dropped and taken back, but a topic keeps its title", () => {
    const { drop, restore, undo, exact, chips, undoable } = model();
    drop("course");
    drop("heading:0");
    drop("title");
    expect(exact.value).toEqual({
      title: "Frames",
      module: "Module 3",
      headings: ["RANGE"],
      url: topic.url,
      language: "en",
    });
    expect(chips.value.filter(({ on }) => !on).map(({ text }) => text)).toEqual(["Advanced SQL", "ROWS"]);
    undo();
    expect(exact.value?.headings).toEqual(["ROWS", "RANGE"]);
    drop("heading:0");
    drop("heading:1");
    expect(exact.value).not.toHaveProperty("headings");
    restore("course");
    expect(exact.value?.course).toBe("Advanced SQL");
    expect(undoable.value).toEqual(["heading:0", "heading:1"]);
  });

  test("the title can be said in other words, and never be empty", () => {
    const { retitle, exact } = model();
    retitle("  Window frames  ");
    expect(exact.value?.title).toBe("Window frames");
    retitle(" ");
    expect(exact.value?.title).toBe("Frames");
  });

  test("a ticked excerpt goes masked and within the contract's length", () => {
    const { tickExcerpt, exact } = model(read({ selection: `call +46 70 123 45 67 ${"🙂".repeat(600)}` }));
    tickExcerpt(true);
    const excerpt = exact.value?.excerpt ?? "";
    expect(excerpt).toContain(MASK);
    expect(excerpt).not.toContain("123");
    expect(Topic.safeParse(exact.value).success).toBe(true);
    tickExcerpt(false);
    expect(exact.value).not.toHaveProperty("excerpt");
  });
});

describe("another press", () => {
  test("starts anew, and the same page told again does not", () => {
    const { drop, tickExcerpt, exact, world, key } = model(read({ selection: "words" }));
    drop("course");
    tickExcerpt(true);
    const before = key.value;
    world.set(read({ selection: "words" }));
    expect(exact.value).toMatchObject({ excerpt: "words" });
    expect(key.value).toBe(before);
    world.set({ state: "reading" });
    world.set(read({ key: "press-2", selection: "words" }));
    expect(exact.value).toEqual(topic);
    expect(key.value).not.toBe(before);
  });

  test("takes the place of what was typed; a page that cannot be read leaves room to type", () => {
    const { type, exact, world } = model({ state: "unreadable", why: "browser" });
    expect(exact.value).toBeNull();
    type("pivot tables");
    expect(exact.value).toEqual({ title: "pivot tables" });
    world.set(read());
    expect(exact.value).toEqual(topic);
  });
});

describe("typing", () => {
  test.each([
    ["  window functions ", { title: "window functions" }],
    [
      "https://lms.example.org/course/42/window-functions.html?user=ida#s",
      { title: "window functions", url: "https://lms.example.org/course/42/window-functions.html" },
    ],
    ["https://example.org/", { title: "example.org", url: "https://example.org/" }],
    ["https://example.org/%E0%A4%A", { title: "example.org", url: "https://example.org/%E0%A4%A" }],
    ["mailto:ida@example.org", { title: "mailto:ida@example.org" }],
    ["   ", null],
  ])("%s", (text, expected) => {
    const { type, exact } = model({ state: "none" });
    type(text);
    expect(exact.value).toEqual(expected);
  });

  test("whatever is typed makes a topic that the service takes", () => {
    const { type, exact } = model({ state: "none" });
    for (const text of ["x".repeat(5000), `https://example.org/${"a".repeat(4000)}`, "a\ud800b"]) {
      type(text);
      expect(Topic.safeParse(exact.value).success).toBe(true);
    }
  });
});

test("a press has one name, whether a panel was open while the page was being read or came later", () => {
  const early = model({ state: "reading" });
  early.world.set(read());
  expect(early.key.value).toBe(model(read()).key.value);
  early.type("Other words");
  const typed = early.key.value;
  expect(typed).not.toBe(model(read()).key.value);
  early.type("And others");
  expect(early.key.value).not.toBe(typed);
});
