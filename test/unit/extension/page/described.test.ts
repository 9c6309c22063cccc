import { describe, expect, test } from "vitest";
import { jsonLd, readPage as read } from "./open.ts";

const script = (text: string) => `<script type="application/ld+json">${text}</script>`;

describe("schema.org", () => {
  test("a course that names its parts is the course of the part", () => {
    const graph = {
      "@graph": [
        { "@type": "Course", name: "Docker basics", hasPart: [{ "@id": "#m" }] },
        { "@type": "LearningResource", "@id": "#m", name: "Images", hasPart: { "@id": "#l" } },
        { "@type": "LearningResource", "@id": "#l", name: "Layers", url: "https://lms.example/course/page" },
      ],
    };
    expect(read("<h1>Layers</h1>", jsonLd(graph)).topic).toMatchObject({
      title: "Layers",
      course: "Docker basics",
      module: "Images",
    });
  });

  test("LRMI's alignments and what is assessed lead the headings; a sentence is none of them", () => {
    const lesson = {
      "@type": ["VideoObject", "LearningResource"],
      name: "Layers",
      educationalAlignment: { "@type": "AlignmentObject", alignmentType: "teaches", targetName: "Containers" },
      assesses: ["Image building", "x ".repeat(100)],
    };
    expect(read("<h1>Layers</h1>", jsonLd(lesson)).topic.headings).toEqual(["Image building", "Containers"]);
  });

  test.each([
    ["in a comment", '<!-- {"@type":"Course","name":"C"} -->'],
    ["in CDATA", '//<![CDATA[\n{"@type":"Course","name":"C"}\n//]]>'],
    ["with a comma too much", '{"@type":"Course","name":"C",}'],
    ["with a raw line break", '{"@type":"Course","name":"C","description":"a\nb"}'],
    ["closed like a statement", '{"@type":"Course","name":"C"};'],
  ])("broken %s is mended", (_, text) => expect(read("<h1>T</h1>", script(text)).topic.course).toBe("C"));

  test("HTML written into texts is taken out again", () => {
    const course = { "@type": "Course", name: "Profit &amp; loss", description: "<p>Reading&nbsp;it</p>" };
    expect(read("<h1>T</h1>", jsonLd(course)).topic).toMatchObject({
      course: "Profit & loss",
      description: "Reading it",
    });
  });

  test("RDFa says the same", () => {
    const { topic, source } = read(
      `<div vocab="https://schema.org/" typeof="LearningResource"><h1 property="name">Reading a balance sheet</h1>
       <meta property="teaches" content="Accounting"><div property="isPartOf" typeof="Course"><span property="name">Finance for engineers</span></div></div>`,
    );
    expect({ source, ...topic }).toMatchObject({
      source: "schema.org",
      title: "Reading a balance sheet",
      course: "Finance for engineers",
      headings: ["Accounting"],
    });
  });
});

describe("breadcrumbs", () => {
  test.each([
    '<nav aria-label="Breadcrumbs"><ul><li>Docs</li><li>HTTP</li><li>Caching</li><li>Retries</li></ul></nav>',
    '<ol aria-label="breadcrumb"><li>HTTP</li><li>Caching</li></ol>',
    '<nav aria-label="Fil d’Ariane" class="theme-doc-breadcrumbs breadcrumbs-container"><a>HTTP</a><a>Caching</a></nav>',
    '<div data-testid="breadcrumbs"><a>HTTP</a> / <a>Caching</a></div>',
    '<d2l-breadcrumbs><d2l-breadcrumb text="HTTP"></d2l-breadcrumb><d2l-breadcrumb text="Caching"></d2l-breadcrumb></d2l-breadcrumbs>',
    '<ol vocab="https://schema.org/" typeof="BreadcrumbList"><li property="itemListElement"><a>HTTP</a></li><li property="itemListElement"><a>Caching</a></li></ol>',
  ])("%s", (trail) => {
    expect(read(`${trail}<main><h1>Retries</h1></main>`).topic).toMatchObject({ course: "HTTP", module: "Caching" });
  });
});
