import { describe, expect, test } from "vitest";
import { lessonFrame, mergeFrame } from "../../../../extension/page/merge-frames.ts";
import type { FrameTopic } from "../../../../extension/page/merge-frames.ts";
import { readTopic } from "../../../../extension/page/read-topic.ts";
import { openDocument, showInFrame } from "./open.ts";

const frame = (changes: Partial<FrameTopic>): FrameTopic => ({
  share: 0.6,
  plays: false,
  depth: 0,
  heading: "Using an extinguisher",
  label: "",
  ...changes,
});
const advert = frame({ heading: "Win a cruise", share: 0.1 });
const mute = frame({ heading: "", share: 0.9 });

describe("the frame that shows the lesson", () => {
  test.each([
    ["fills a good part of the window", [advert, frame({})], "Using an extinguisher"],
    ["is none that only decorates", [advert], undefined],
    ["is none that says nothing", [mute], undefined],
    [
      "plays a package, however small",
      [frame({ heading: "Large" }), frame({ plays: true, share: 0 })],
      "Using an extinguisher",
    ],
    [
      "is the inner one of a player that wraps its slides",
      [frame({ heading: "Player", plays: true, share: 0.8 }), frame({ plays: true, share: 0.7, depth: 1 })],
      "Using an extinguisher",
    ],
    [
      "is not a small part within another one",
      [frame({ share: 0.8 }), frame({ heading: "Poll", share: 0.1, depth: 1 })],
      "Using an extinguisher",
    ],
    ["is none where there are no frames", [], undefined],
  ])("%s", (_, frames, heading) => expect(lessonFrame(frames)?.heading).toBe(heading));

  test("does not depend on the order of the frames", () => {
    const frames = [
      advert,
      mute,
      frame({ plays: true, depth: 1 }),
      frame({ heading: "Shell", plays: true, share: 0.9 }),
    ];
    expect(lessonFrame(frames.toReversed())).toEqual(lessonFrame(frames));
  });
});

describe("the page around gives course and module, the frame the lesson", () => {
  const around = { course: "Safety at sea", module: "Week 2", headings: [] };

  test("each place is taken once, from the outside in", () => {
    expect(mergeFrame(around, "Fire safety", frame({ label: "Package 7" }), ["Classes of fire"])).toEqual({
      title: "Using an extinguisher",
      course: "Safety at sea",
      module: "Week 2",
      lesson: "Fire safety",
      headings: ["Classes of fire"],
    });
  });

  test("nothing is said twice", () => {
    const same = frame({ label: "Safety at sea" });
    expect(mergeFrame({ course: "Safety at sea" }, "Fire safety", same, ["Fire safety", "Foam"])).toEqual({
      title: "Using an extinguisher",
      course: "Safety at sea",
      module: "Fire safety",
      lesson: undefined,
      headings: ["Foam"],
    });
  });

  test("a page with headings of its own keeps its word against an example, not against a package", () => {
    const page = { ...around, headings: ["One", "Two"] };
    expect(mergeFrame(page, "Article", frame({}), [])).toBeUndefined();
    expect(mergeFrame(page, "Article", frame({ plays: true }), [])?.title).toBe("Using an extinguisher");
  });
});

describe("authoring tools in a player's frame", () => {
  const shell = '<h1>Onboarding</h1><iframe id="content" src="/scorm/9/index_lms.html"></iframe>';
  test.each([
    [
      "Rise",
      `<title>Handling data</title><nav class="nav-sidebar"><a class="nav-sidebar__outline-section-item__link nav-sidebar__outline-section-item__link--active">Retention</a></nav>
       <main><div class="lesson-header"><h1 class="lesson-header__title">How long may we keep it?</h1></div><h2>Deletion plans</h2></main>`,
      "How long may we keep it?",
    ],
    [
      "Storyline",
      `<title>Handling data</title><div id="outline-panel"><ul class="outline"><li class="cs-listitem">Intro</li><li class="cs-listitem cs-selected">Who may see it?</li></ul></div><div id="slide-window"></div>`,
      "Who may see it?",
    ],
    [
      "Captivate",
      `<title>Handling data</title><div id="toc"><div class="tocEntry" aria-selected="false">Intro</div><div class="tocEntry" aria-selected="true">Who may see it?</div></div>`,
      "Who may see it?",
    ],
    [
      "iSpring",
      `<title>Handling data</title><div class="outline-panel"><div role="tree"><div role="treeitem" aria-selected="true">Who may see it?</div></div></div>`,
      "Who may see it?",
    ],
    [
      "Adapt, whose headings are roles",
      `<title>Handling data</title><main><div role="heading" aria-level="1">Who may see it?</div><div role="heading" aria-level="2">Roles</div></main>`,
      "Who may see it?",
    ],
  ])("%s", (_, source, title) => {
    const document = openDocument(shell);
    showInFrame(document, "iframe", openDocument(source));
    expect(readTopic(document)).toMatchObject({
      source: "scorm",
      topic: { title, course: "Onboarding", module: "Handling data" },
    });
  });

  test("a frame whose name is an advertisement's is passed over, even where it speaks SCORM", () => {
    const document = openDocument('<h1>Onboarding</h1><iframe id="ad-banner" src="/scorm"></iframe>');
    showInFrame(document, "iframe", openDocument("<h1>Win a cruise</h1>"));
    expect(readTopic(document).topic.title).toBe("Onboarding");
  });
});
