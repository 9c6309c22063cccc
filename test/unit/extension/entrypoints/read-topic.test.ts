import { afterEach, expect, test, vi } from "vitest";
import script from "../../../../extension/entrypoints/read-topic.ts";
import { openCourse } from "../page/open.ts";

afterEach(() => {
  vi.unstubAllGlobals();
});

test("the injected script's value is the topic, at once and as plain data", () => {
  vi.stubGlobal("document", openCourse("/wiki/incident-response"));
  const value = script.main();
  expect(value).toMatchObject({ topic: { title: "Incident response: the first thirty minutes" } });
  expect(structuredClone(value)).toEqual(JSON.parse(JSON.stringify(value)));
});
