import { describe, expect, test } from "vitest";
import { placeOf } from "../../../../extension/calls/place-of.ts";

const here = { url: "https://lms.example/mod/page/view.php?id=4", title: "Frames" };

describe("a page is the same", () => {
  test.each([
    ["under a passage of its own", { ...here, url: `${here.url}#rows` }],
    ["once its campaign was taken off", { ...here, url: `${here.url}&utm_source=mail&gclid=1` }],
    ["while its video plays", { ...here, url: `${here.url}&t=95s` }],
    ["when news are counted in its title", { ...here, title: "(3) Frames" }],
  ])("%s", async (_, tab) => expect(await placeOf(tab)).toBe(await placeOf(here)));
});

describe("a page is another one", () => {
  test.each([
    ["at another path", { ...here, url: "https://lms.example/mod/quiz/view.php?id=4" }],
    ["with another id", { ...here, url: "https://lms.example/mod/page/view.php?id=5" }],
    ["on a route behind #", { ...here, url: `${here.url}#/lesson/2` }],
    ["on another site", { ...here, url: here.url.replace("lms", "lms2") }],
    ["under another title, though the address stays", { ...here, title: "Ranks" }],
  ])("%s", async (_, tab) => expect(await placeOf(tab)).not.toBe(await placeOf(here)));
});

test.each([{}, { title: "Frames" }, { url: "" }, { url: "not an address" }])(
  "without an address there is nothing to tell: %j",
  async (tab) => expect(await placeOf(tab)).toBeNull(),
);
