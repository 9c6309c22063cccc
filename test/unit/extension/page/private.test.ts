import { describe, expect, test } from "vitest";
import { readTopic } from "../../../../extension/page/read-topic.ts";
import { jsonLd, openDocument, readPage as read } from "./open.ts";

describe("what speaks to the learner is no topic", () => {
  test.each([
    "Welcome back, Ida",
    "Welcome back Ida Lindqvist!",
    "Hi Ida!",
    "Hello, Ida 👋",
    "Good morning, Ida Maria",
    "Willkommen zurück, Jörg",
    "Ida’s courses",
    "Write to ida@corp.example",
  ])("%s", (heading) => {
    const { topic } = read(
      `<main><h1>${heading}</h1><h2>${heading}</h2><h2>Retries</h2></main>`,
      `<title>${heading}</title>`,
    );
    expect(topic).toEqual({ title: "lms.example", headings: ["Retries"], url: "https://lms.example/course/page" });
  });

  test.each([
    "Hello, World!",
    "Welcome to Docker",
    "Hi-fi basics",
    "Newton's laws",
    "Hi there",
    "Good morning routines",
  ])("%s is one", (heading) => expect(read(`<h1>${heading}</h1>`).topic.title).toBe(heading));
});

describe("numbers of people are masked in every label", () => {
  test.each([
    ["Call +46 70 123 45 67 first", "Call ••• first"],
    ["Plan for student no. 551234", "Plan for student no. •••"],
    ["Badge 9001234567 lost", "Badge ••• lost"],
    ["ISO 27001:2022 in 10 steps", "ISO 27001:2022 in 10 steps"],
    ["Subnets: 192.168.100.100/24", "Subnets: 192.168.100.100/24"],
    ["2023 - 2024 in review", "2023 - 2024 in review"],
  ])("%s", (heading, said) => expect(read(`<h1>${heading}</h1>`).topic.title).toBe(said));
});

test("no field carries the page's text: only what markup calls a title, heading or description", () => {
  const secret = "The quick auditor found seven unsigned invoices in March.";
  const { topic } = read(
    `<main><h1>Audits</h1><p>${secret}</p><div itemprop="articleBody">${secret}</div><li>${secret}</li>
     <section itemscope itemtype="https://schema.org/Article"><span itemprop="name">Audits</span><div itemprop="articleBody">${secret}</div></section></main>`,
    jsonLd({ "@type": "Article", headline: "Audits", articleBody: secret, text: secret }),
  );
  expect(JSON.stringify(topic)).not.toContain("auditor");
});

describe("a page that turned by itself", () => {
  const turned = (head: string) => {
    const document = openDocument(
      `<html><head>${head}</head><body><main><h1>Second</h1></main></body></html>`,
      "https://l.example/lesson/2",
    );
    const window = document.defaultView as unknown as { performance: Performance };
    const performance = { getEntriesByType: () => [{ name: "https://l.example/lesson/1" }] };
    Object.defineProperty(window, "performance", { value: performance, configurable: true });
    return readTopic(document).topic;
  };

  test("leaves behind what its head still says of the page before", () => {
    expect(
      turned(
        `<link rel="canonical" href="/pretty/first"><meta name="description" content="About the first">
         ${jsonLd({ "@type": "LearningResource", name: "First", description: "About the first" })}`,
      ),
    ).toEqual({ title: "Second", url: "https://l.example/lesson/2" });
  });

  test("is believed where its head came along", () => {
    expect(
      turned(
        '<meta property="og:url" content="/lesson/2?utm_source=x"><meta name="description" content="About the second">',
      ),
    ).toMatchObject({ title: "Second", description: "About the second" });
  });
});

describe("the headings above the place of reading come first", () => {
  const source = `<main><h1>Guide</h1>${Array.from({ length: 12 }, (_, i) => `<h2>Part ${i}</h2><h3>Detail ${i}</h3><p id="p${i}">text</p>`).join("")}</main>`;

  test("for what is selected", () => {
    const document = openDocument(source);
    const node = document.querySelector("#p9");
    if (node) document.getSelection()?.selectAllChildren(node);
    expect(readTopic(document).topic.headings?.slice(0, 4)).toEqual(["Part 9", "Detail 9", "Part 0", "Part 1"]);
  });

  test("nothing selected leaves their order", () => {
    expect(readTopic(openDocument(source)).topic.headings?.slice(0, 2)).toEqual(["Part 0", "Part 1"]);
  });
});
