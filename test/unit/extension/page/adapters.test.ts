import { describe, expect, test } from "vitest";
import { readTopic } from "../../../../extension/page/read-topic.ts";
import { jsonLd, openDocument, readPage as read, showInFrame } from "./open.ts";

describe("products", () => {
  test("a Moodle book gives its chapter as title and itself as lesson", () => {
    const document = openDocument(
      `<body class="path-mod-book" id="page-mod-book-view"><div id="page-header"><h1>SQL handbook</h1></div>
       <div id="region-main"><div class="book_content"><h3>Common table expressions</h3><h4>Recursion</h4></div></div>`,
      "https://moodle.example/mod/book/view.php?id=7&chapterid=3&sesskey=aB1",
    );
    expect(readTopic(document)).toMatchObject({
      source: "moodle",
      topic: {
        title: "Common table expressions",
        lesson: "SQL handbook",
        headings: ["Recursion"],
        url: "https://moodle.example/mod/book/view.php?id=7&chapterid=3",
      },
    });
  });

  test("a SCORM player in Moodle takes the course's full name from Moodle and the lesson from the frame", () => {
    const document = openDocument(
      `<body id="page-mod-scorm-player" class="path-mod-scorm"><div id="page-header"><h1>Fire safety</h1></div>
       <ol class="breadcrumb"><li><a href="/course/view.php?id=3" title="Safety at sea">SAFE</a></li></ol>
       <div id="region-main"><iframe id="scorm_object" src="/pluginfile.php/1/start.html"></iframe></div>`,
    );
    showInFrame(
      document,
      "iframe",
      openDocument("<title>Module 2</title><h1>Using an extinguisher</h1><h2>Classes of fire</h2>"),
    );
    expect(readTopic(document)).toMatchObject({
      source: "scorm",
      topic: {
        title: "Using an extinguisher",
        course: "Safety at sea",
        module: "Fire safety",
        lesson: "Module 2",
        headings: ["Classes of fire"],
      },
    });
  });

  test("a package is known by the words it speaks, and read in the innermost frame", () => {
    const document = openDocument('<h1>Course player</h1><iframe src="/content/42"></iframe>');
    const driver = openDocument('<script>API.LMSInitialize("")</script><iframe src="/content/42/slides"></iframe>');
    showInFrame(document, "iframe", driver);
    showInFrame(driver, "iframe", openDocument("<h1>Lifting with your legs</h1>"));
    expect(readTopic(document)).toMatchObject({
      source: "scorm",
      topic: { title: "Lifting with your legs", course: "Course player" },
    });
  });

  test("a frame of another origin stays closed", () => {
    const document = openDocument(
      '<h1>Player</h1><iframe id="scorm_object" src="https://elsewhere.example/"></iframe>',
    );
    const frame = document.querySelector("iframe");
    Object.setPrototypeOf(
      frame,
      Object.create(Object.getPrototypeOf(frame) as object, {
        contentDocument: {
          get: () => {
            throw new DOMException("blocked", "SecurityError");
          },
        },
      }) as object,
    );
    expect(readTopic(document)).toEqual({
      source: "general",
      topic: { title: "Player", url: "https://lms.example/course/page" },
    });
  });

  test.each([
    [
      "https://www.youtube.com/watch?v=abcdefghijk&t=1m5s&list=PL1&pp=x",
      "https://www.youtube.com/watch?v=abcdefghijk&t=65s",
    ],
    ["https://youtu.be/abcdefghijk?t=90&si=Q", "https://www.youtube.com/watch?v=abcdefghijk&t=90s"],
    ["https://www.youtube.com/shorts/abcdefghijk", "https://www.youtube.com/watch?v=abcdefghijk"],
    ["https://www.youtube.com/watch?v=abcdefghijk&t=never", "https://www.youtube.com/watch?v=abcdefghijk"],
  ])("YouTube at %s keeps video and time alone", (url, cleaned) => {
    const { topic, source } = read(
      "<ytd-watch-metadata><h1>Index scans explained</h1></ytd-watch-metadata><h2>Comments by Ann</h2>",
      '<title>(3) Stale - YouTube</title><link rel="canonical" href="https://www.youtube.com/watch?v=staleeeeeee">',
      url,
    );
    expect(source).toBe("youtube");
    expect(topic).toEqual({ title: "Index scans explained", url: cleaned });
  });

  test("YouTube's time is the player's where the address has none", () => {
    const document = openDocument(
      '<title>(3) Index scans - YouTube</title><div id="movie_player"><video></video></div>',
      "https://www.youtube.com/watch?v=abcdefghijk",
    );
    const video = document.querySelector("video");
    Object.setPrototypeOf(
      video,
      Object.create(Object.getPrototypeOf(video) as object, {
        currentTime: { value: 75.8 },
      }) as object,
    );
    expect(readTopic(document).topic).toEqual({
      title: "Index scans",
      url: "https://www.youtube.com/watch?v=abcdefghijk&t=75s",
    });
  });

  test("Open edX's learning micro-frontend is read by its lockup and breadcrumbs", () => {
    const { topic, source } = read(
      `<div class="course-title-lockup"><span class="d-block small m-0">Org 101</span></div>
       <div class="sequence-navigation-tabs"></div>
       <nav aria-label="breadcrumb"><ol><li>Week 1</li><li>/</li><li>Containers</li></ol></nav>
       <main id="main-content"><div class="unit"><h1>What is a layer?</h1></div></main>`,
    );
    expect({ ...topic, source }).toMatchObject({
      source: "openedx",
      title: "What is a layer?",
      course: "Org 101",
      module: "Week 1",
      lesson: "Containers",
    });
  });
});

describe("schema.org", () => {
  test("a course page is its own title; the learner's list of others is not read", () => {
    const list = { "@type": "ItemList", itemListElement: [{ "@type": "Course", name: "Other" }] };
    const { topic, source } = read(
      "<main><h1>Welcome</h1></main>",
      jsonLd([
        {
          "@type": "https://schema.org/Course",
          name: "Docker basics",
          description: "Images and containers.",
        },
        list,
      ]),
    );
    expect(source).toBe("schema.org");
    expect(topic).toMatchObject({
      title: "Welcome",
      course: "Docker basics",
      description: "Images and containers.",
    });
  });

  test("isPartOf is climbed through references, also in a circle", () => {
    const { topic } = read(
      "<h1>x</h1>",
      jsonLd({
        "@graph": [
          {
            "@type": "LearningResource",
            "@id": "#l",
            name: { "@value": "Lesson" },
            isPartOf: { "@id": "#m" },
          },
          { "@type": "CreativeWork", "@id": "#m", name: "Part two", isPartOf: [{ "@id": "#l" }] },
        ],
      }),
    );
    expect(topic).toMatchObject({ title: "Lesson", module: "Part two" });
  });

  test("microdata says the same", () => {
    const { topic, source } = read(
      `<div itemscope itemtype="https://schema.org/LearningResource"><h1 itemprop="name">Reading a balance sheet</h1>
       <meta itemprop="teaches" content="Accounting">
       <div itemprop="isPartOf" itemscope itemtype="https://schema.org/Course"><span itemprop="name">Finance for engineers</span></div></div>`,
    );
    expect({ source, ...topic }).toMatchObject({
      source: "schema.org",
      title: "Reading a balance sheet",
      course: "Finance for engineers",
      headings: ["Accounting"],
    });
  });

  test("breadcrumbs described only in JSON-LD count, in the order of their positions", () => {
    const crumb = (position: number, name: string) => ({
      "@type": "ListItem",
      position,
      item: { name },
    });
    const { topic } = read(
      "<h1>Retries</h1>",
      jsonLd({
        "@type": "BreadcrumbList",
        itemListElement: [crumb(3, "Week 1"), crumb(1, "Home"), crumb(2, "Resilience")],
      }),
    );
    expect(topic).toMatchObject({ course: "Resilience", module: "Week 1" });
  });
});
