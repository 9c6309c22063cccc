import { describe, expect, test } from "vitest";
import { pageKey } from "../../../server/matching/page-key.ts";

const ofUrl = (url: string): string => pageKey({ title: "any", url });

describe("pageKey", () => {
  test.each([
    ["https://www.example.com/a/b/?utm_source=x#part", "http://example.com/a/b"],
    [
      "https://lms.example.com/mod/page/view.php?id=7&sesskey=abc",
      "https://lms.example.com/mod/page/view.php?ID=7&lang=de",
    ],
    ["https://www.youtube.com/watch?v=abc&t=90s", "https://m.youtube.com/watch?t=4&v=abc"],
    ["https://example.com/course/index.html", "https://EXAMPLE.com/course"],
    ["https://example.com/x?unit=2&chapter=1", "https://example.com/x?chapter=1&unit=2"],
  ])("%s and %s are the same page", (one, other) => expect(ofUrl(one)).toBe(ofUrl(other)));

  test.each([
    ["https://lms.example.com/mod/page/view.php?id=7", "https://lms.example.com/mod/page/view.php?id=8"],
    ["https://example.com/a", "https://example.com/b"],
    ["https://example.com/A", "https://example.com/a"],
    ["https://example.com:8080/a", "https://example.com/a"],
    ["https://example.com/app#/lesson/1", "https://example.com/app#/lesson/2"],
  ])("%s and %s are not", (one, other) => expect(ofUrl(one)).not.toBe(ofUrl(other)));

  test("nothing that may name a person or a session is kept", () => {
    const key = ofUrl("https://example.com/p?user=ida&token=s3cret&email=a%40b.c&id=3#access_token=s3cret");
    expect(key).toBe("example.com/p?id=3");
  });

  test("without an address, the names decide, in their plain words", () => {
    expect(pageKey({ title: "Window Functions", course: "Advanced SQL" })).toBe(
      pageKey({ title: "window function", course: "ADVANCED  SQL!" }),
    );
    expect(pageKey({ title: "Frames", course: "A" })).not.toBe(pageKey({ title: "Frames", module: "A" }));
  });

  test("an address that names no page, or is none, leaves it to the names", () => {
    const bare = pageKey({ title: "Frames", url: "https://example.com/" });
    expect(bare).not.toBe(pageKey({ title: "Ranks", url: "https://example.com/" }));
    expect(pageKey({ title: "Frames", url: "javascript:alert(1)" })).toBe(pageKey({ title: "Frames" }));
    expect(pageKey({ title: "Frames", url: "not an address" })).toBe(pageKey({ title: "Frames" }));
  });
});
