import { describe, expect, test } from "vitest";
import { Topic } from "../../../../server/contract/topic.ts";
import { courseAddresses } from "../../../../server/demo/courses.ts";
import { readTopic } from "../../../../extension/page/read-topic.ts";
import type { PageTopic } from "../../../../extension/page/page-topic.ts";
import { openCourse, showInFrame } from "./open.ts";

const HOST = "http://lms.localhost:4700";

const EXPECTED: Record<string, PageTopic> = {
  "/moodle/advanced-sql/window-functions": {
    source: "moodle",
    topic: {
      title: "Window functions and frames",
      course: "Advanced SQL for analysts",
      module: "Module 3: Window functions",
      headings: [
        "Partition, order, frame",
        "Ranking rows",
        "ROWS or RANGE?",
        "Looking back with lag and lead",
        "Naming a window",
        "Try it",
      ],
      url: `${HOST}/moodle/advanced-sql/window-functions`,
      language: "en",
    },
  },
  "/openedx/kubernetes/services": {
    source: "openedx",
    topic: {
      title: "ClusterIP, NodePort, LoadBalancer",
      course: "Kubernetes for Application Teams",
      module: "Week 2: Services and Networking",
      lesson: "Reaching your pods",
      headings: [
        "One object, three doors",
        "Reading a Service manifest",
        "Labels do the finding",
        "Which type do I need?",
        "Check: an unreachable service",
      ],
      url: `${HOST}/openedx/kubernetes/services`,
      language: "en",
    },
  },
  "/coursera/data-cleaning-pandas": {
    source: "coursera",
    topic: {
      title: "Missing values are information",
      course: "Data Cleaning with pandas",
      module: "Module 2: Holes in the table",
      headings: [
        "pandas",
        "Data cleaning",
        "Missing data",
        "Exploratory data analysis",
        "Count before you clean",
        "Three reasons for a hole",
        "Drop, fill or keep",
        "Types that survive missing values",
      ],
      description:
        "From a messy export to a table that you can trust: types, missing values, duplicates and text, in four weeks.",
      url: `${HOST}/coursera/data-cleaning-pandas`,
      language: "en",
    },
  },
  "/udemy/excel-pivot-tables": {
    source: "udemy",
    topic: {
      title: "Build your first pivot table",
      course: "Excel for Busy Teams: From Lists to Decisions",
      module: "Pivot tables",
      headings: [
        "Prepare the list",
        "Rows, columns, values",
        "Group dates",
        "Show values as a share",
        "Refresh, and what it does not do",
        "Practice",
      ],
      url: `${HOST}/udemy/excel-pivot-tables`,
      language: "en-US",
    },
  },
  "/scorm/gdpr-basics": {
    source: "scorm",
    topic: {
      title: "Lawful reasons to use personal data",
      course: "Mandatory training 2026",
      module: "Data protection at work",
      lesson: "GDPR basics",
      headings: ["Six lawful bases", "Purpose limitation", "Data minimisation", "A case from the terminal"],
      url: `${HOST}/scorm/gdpr-basics`,
      language: "en",
    },
  },
  "/video/difficult-feedback": {
    source: "schema.org",
    topic: {
      title: "Preparing difficult feedback",
      course: "Leading through conversation",
      module: "Honest and kind",
      headings: ["Giving feedback", "Difficult conversations"],
      description: "Ten minutes before a hard conversation: separate what you saw from what you think it means.",
      url: `${HOST}/video/difficult-feedback`,
      language: "en-GB",
    },
  },
  "/wiki/incident-response": {
    source: "general",
    topic: {
      title: "Incident response: the first thirty minutes",
      course: "Platform Handbook",
      module: "On-call",
      headings: [
        "Declare the incident",
        "Three roles",
        "Mitigate before you diagnose",
        "Communicate on a clock",
        "Hand over and close",
      ],
      url: `${HOST}/wiki/incident-response`,
    },
  },
  "/de/projektmanagement-risikoanalyse": {
    source: "general",
    topic: {
      title: "Risikoanalyse: Risiken bewerten",
      course: "Projektmanagement Grundlagen",
      module: "Kapitel 4: Risiken steuern",
      headings: [
        "Risiken erkennen",
        "Eintrittswahrscheinlichkeit und Auswirkung",
        "Maßnahmen ableiten",
        "Das Risikoregister führen",
        "Übung",
      ],
      description:
        "Risiken erkennen, nach Eintrittswahrscheinlichkeit und Auswirkung bewerten und wirksame Maßnahmen ableiten.",
      url: `${HOST}/de/projektmanagement-risikoanalyse`,
      language: "de-DE",
    },
  },
  "/canvas/negotiation": {
    source: "canvas",
    topic: {
      title: "BATNA and the zone of agreement",
      course: "Negotiating with suppliers",
      module: "Week 3: Preparing",
      headings: [
        "Know your alternative",
        "Set a reservation price",
        "The zone of possible agreement",
        "Interests before positions",
        "Anchor with reasons",
        "Before next week",
      ],
      url: `${HOST}/canvas/negotiation`,
      language: "en",
    },
  },
};

/** As the browser shows it: the SCORM package has loaded into its frame. */
function openLoaded(path: string, url?: string): Document {
  const document = openCourse(path, url);
  if (path === "/scorm/gdpr-basics") showInFrame(document, "iframe", openCourse(`${path}/package`));
  return document;
}

const PATHS = courseAddresses(HOST).map((address) => new URL(address).pathname);

describe("the sample course pages", () => {
  test("are all expected here", () => expect(Object.keys(EXPECTED)).toEqual(PATHS));

  test.each(PATHS)("%s is read exactly", (path) => {
    expect(readTopic(openLoaded(path))).toEqual(EXPECTED[path]);
  });

  test.each(PATHS)("%s fits the wire contract", (path) => {
    expect(Topic.safeParse(readTopic(openLoaded(path)).topic).success).toBe(true);
  });

  test.each(PATHS)("%s gives away neither learner, address nor session", (path) => {
    const noisy = `${HOST}${path}?utm_source=mail&sesskey=kQ7dZr2WxT&userid=5512#fragment`;
    const told = JSON.stringify(readTopic(openLoaded(path, noisy)));
    expect(told).not.toMatch(
      /Lindqvist|Ribeiro|Nwosu|Ferretti|Jensen|Boateng|Nov[aá]k|Petersen|Raman|@|sesskey|kQ7|utm|5512|#/,
    );
  });
});

test("a video page that routes on the client is read anew after the turn", () => {
  const document = openCourse("/video/difficult-feedback", `${HOST}/video/difficult-feedback?v=opening&s=9f1`);
  const heading = document.querySelector("h1");
  if (heading) heading.textContent = "The first two sentences";
  expect(readTopic(document).topic).toEqual({
    title: "The first two sentences",
    course: "Leading through conversation",
    module: "Honest and kind",
    headings: ["Difficult conversations", "Active listening"],
    description: "How a hard conversation begins decides how it ends. Four openings, two of them good.",
    url: `${HOST}/video/difficult-feedback?v=opening`,
    language: "en-GB",
  });
});

test("a page whose markup still describes the previous video is believed by what it shows", () => {
  const document = openCourse("/video/difficult-feedback", `${HOST}/video/difficult-feedback?v=third`);
  const heading = document.querySelector("h1");
  if (heading) heading.textContent = "Ending well";
  const { topic } = readTopic(document);
  expect(topic.title).toBe("Ending well");
  expect(topic.headings).toBeUndefined();
});
