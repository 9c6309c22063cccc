// @vitest-environment happy-dom
import { beforeEach, expect, test } from "vitest";
import { takeLaunch } from "../../../../widget/host/take-launch.ts";

const facts = {
  token: "a-token",
  personId: "01900000-0000-7000-8000-000000000001",
  placeId: "01900000-0000-7000-8000-000000000002",
  topic: { title: "Frames", course: "Advanced SQL" },
  skills: [],
  role: "learner",
  locale: "en",
  canConnect: true,
  frame: { origin: "https://lms.example" },
};

/** A page with a launch in it, of whatever text. */
function put(text: string, type = "application/json"): void {
  const element = document.createElement("script");
  element.type = type;
  element.id = "launch";
  element.textContent = text;
  document.body.replaceChildren(element);
}
beforeEach(() => document.body.replaceChildren());

test("the launch is read once and is gone from the page, token and all", () => {
  put(JSON.stringify(facts));
  expect(takeLaunch(document)).toEqual(facts);
  expect(document.documentElement.outerHTML).not.toContain("a-token");
  expect(takeLaunch(document)).toBeNull();
});

test("somebody whom the platform does not name has no token", () => {
  put(JSON.stringify({ ...facts, token: null, personId: null }));
  expect(takeLaunch(document)?.token).toBeNull();
});

test.each([
  ["nothing", ""],
  ["no JSON", "<b>"],
  ["null", "null"],
  ["a list", "[]"],
  ["no token", JSON.stringify({ ...facts, token: undefined })],
  ["a token that is none", JSON.stringify({ ...facts, token: 7 })],
  ["no topic", JSON.stringify({ ...facts, topic: null })],
  ["a role of its own", JSON.stringify({ ...facts, role: "admin" })],
  ["no word of the frame", JSON.stringify({ ...facts, frame: null })],
])("with %s there is none, and the element goes all the same", (_, text) => {
  put(text);
  expect(takeLaunch(document)).toBeNull();
  expect(document.getElementById("launch")).toBeNull();
});

test("an element of another kind is none", () => {
  put(JSON.stringify(facts), "text/plain");
  expect(takeLaunch(document)).toBeNull();
});
