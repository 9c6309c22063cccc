import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Topic } from "../../../../server/contract/topic.ts";
import { readTopic } from "../../../../extension/page/read-topic.ts";
import { jsonLd, openDocument, readPage as read } from "./open.ts";

describe("any page", () => {
  test.each([
    ["<title>(2) Retries and back-off | Handbook</title>", "Retries and back-off"],
    ['<title>Handbook - Retries</title><meta property="og:site_name" content="Handbook">', "Retries"],
    ["<title>Retries</title>", "Retries"],
    ['<meta property="og:title" content="Retries">', "Retries"],
    ["", "lms.example"],
  ])("without a heading the title comes from %s", (head, title) => {
    expect(read("<p>text</p>", head).topic.title).toBe(title);
  });

  test("headings of furniture, of other people and of drafts stay away", () => {
    const { topic } = read(
      `<header><h2>Site</h2></header><nav><h2>Menu</h2></nav>
       <main><h1>Topic</h1><h2>Real ¶</h2><div class="comments"><h3>Ann wrote</h3></div><div contenteditable="true"><h2>My draft</h2></div>
       <div hidden><h2>Hidden</h2></div><h2>Related courses</h2><h3>Another course</h3><h2>Also real</h2></main><footer><h2>Legal</h2></footer>`,
    );
    expect(topic.headings).toEqual(["Real", "Also real"]);
  });

  test("of many headings the upper levels stay, eight at most", () => {
    const sections = Array.from({ length: 12 }, (_, i) => `<h2>Section ${i}</h2><h3>Detail ${i}</h3>`);
    const { topic } = read(`<main><h1>T</h1>${sections.join("")}</main>`);
    expect(topic.headings).toEqual(Array.from({ length: 8 }, (_, i) => `Section ${i}`));
  });

  test("a heading or crumb that holds the learner's name or an e-mail address is left out", () => {
    const { topic } = read(
      `<header><a class="user-name">Marta Alves</a></header>
       <nav aria-label="Breadcrumb"><ol><li>Marta Alves</li><li>Onboarding</li></ol></nav>
       <main><h1>Hello, Marta Alves</h1><h2>First day</h2><h2>Write to hr@corp.example</h2></main>`,
      "<title>Onboarding plan of MARTA ALVES | Corp</title>",
    );
    expect(topic).toEqual({
      title: "lms.example",
      course: "Onboarding",
      headings: ["First day"],
      url: "https://lms.example/course/page",
    });
  });

  test.each([
    ['lang="pt_br"', "pt-BR"],
    ['lang="not a language"', undefined],
    ["", undefined],
  ])("language of <html %s>", (attributes, language) => {
    expect(readTopic(openDocument(`<html ${attributes}><h1>T</h1>`)).topic.language).toBe(language);
  });
});

describe("selection", () => {
  test("given by the caller, it keeps its lines and is cut between words", () => {
    const text = `SELECT 1;\r\n  FROM t\u200b\n\n\n\n${"word ".repeat(400)}`;
    const { selection } = readTopic(openDocument("<h1>T</h1>"), text);
    expect(selection).toMatch(/^SELECT 1;\n {2}FROM t\n\nword .* word…$/s);
    expect(selection?.length).toBeLessThanOrEqual(1000);
  });

  test("what is selected on the page is taken, what is typed into a field is not", () => {
    const document = openDocument('<h1>T</h1><p id="p">the frame</p><div contenteditable="true" id="d">my draft</div>');
    const select = (id: string) => {
      const node = document.querySelector(`#${id}`);
      if (node) document.getSelection()?.selectAllChildren(node);
    };
    select("p");
    expect(readTopic(document).selection).toBe("the frame");
    select("d");
    expect(readTopic(document).selection).toBeUndefined();
  });
});

describe("an invitation's page", () => {
  const meta = (content: string) => `<meta name="ask-a-peer-server" content="${content}">`;

  test("names its own server", () => {
    expect(read("", meta("https://lms.example/anything?x=1")).connect).toEqual({
      server: "https://lms.example",
    });
  });

  test.each([
    "https://evil.example",
    "http://lms.example",
    "https://lms.example:8443",
    "https://a:b@lms.example",
    "//lms.example.evil",
    "javascript:0",
    "",
  ])("is not believed when it names %s", (server) => expect(read("<h1>T</h1>", meta(server)).connect).toBeUndefined());
});

describe("hostile pages", () => {
  test("no head, no body, no address", () => {
    const document = openDocument("", "about:blank");
    document.documentElement?.remove();
    expect(readTopic(document)).toEqual({ source: "general", topic: { title: "Untitled" } });
  });

  test("forms and images laid over the document's own properties change nothing", () => {
    const document = openDocument("<h1>Title</h1><h2>Section</h2>");
    for (const name of ["querySelector", "querySelectorAll", "title", "URL", "documentElement", "getSelection"]) {
      Object.defineProperty(document, name, {
        value: document.createElement("form"),
        configurable: true,
      });
    }
    expect(readTopic(document).topic).toEqual({
      title: "Title",
      headings: ["Section"],
      url: "https://lms.example/course/page",
    });
  });

  test.each([
    ["Array.prototype.map", Array.prototype, "map"],
    ["Array.prototype.find", Array.prototype, "find"],
    ["JSON.parse", JSON, "parse"],
    ["RegExp.prototype.test", RegExp.prototype, "test"],
  ])("a broken %s leaves at least a title", (_, owner, key) => {
    const document = openDocument(`<title>Topic</title><h1>Topic</h1>${jsonLd({ "@type": "Course", name: "C" })}`);
    const original = Object.getOwnPropertyDescriptor(owner, key);
    if (!original) throw new Error("nothing to break");
    Object.defineProperty(owner, key, {
      configurable: true,
      writable: true,
      value: () => {
        throw new Error("broken");
      },
    });
    let title: string;
    try {
      title = readTopic(document).topic.title;
    } finally {
      Object.defineProperty(owner, key, original);
    }
    expect(["Topic", "lms.example"]).toContain(title);
  });

  test("JSON-LD nested without end, malformed or of the wrong types is passed over", () => {
    const deep = "[".repeat(5000) + "]".repeat(5000);
    const wrong = JSON.stringify({
      "@type": ["Course", 7, null],
      name: { "@value": 3 },
      isPartOf: 5,
      teaches: [[], 9],
    });
    const { topic } = read(
      "<h1>T</h1>",
      [deep, wrong, "{", "null"].map((text) => `<script type="application/ld+json">${text}</script>`).join(""),
    );
    expect(topic).toEqual({ title: "T", url: "https://lms.example/course/page" });
  });

  test("an enormous heading is cut", () => {
    const { topic } = read(`<h1>${"long ".repeat(200_000)}</h1>`);
    expect(topic.title).toHaveLength(300);
    expect(topic.title.endsWith("…")).toBe(true);
  });

  test("whatever the texts, what is read fits the wire contract", () => {
    const text = fc.string({ unit: "binary", maxLength: 500 });
    fc.assert(
      fc.property(text, text, fc.array(text, { maxLength: 12 }), (title, course, headings) => {
        const document = openDocument('<main><h1></h1></main><nav class="breadcrumb"><li></li></nav>');
        const put = (selector: string, value: string) => {
          const element = document.querySelector(selector);
          if (element) element.textContent = value;
        };
        put("h1", title);
        put("li", course);
        for (const heading of headings) {
          const element = document.createElement("h2");
          element.textContent = heading;
          document.querySelector("main")?.append(element);
        }
        expect(Topic.safeParse(readTopic(document).topic).success).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});
