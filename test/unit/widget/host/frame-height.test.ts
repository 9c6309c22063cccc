import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { keepFrameHeight } from "../../../../widget/host/frame-height.ts";

const ORIGIN = "https://lms.example";
let grow: () => void;
beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal(
    "ResizeObserver",
    class {
      constructor(told: () => void) {
        grow = told;
      }
      observe() {}
      disconnect() {
        grow = () => {};
      }
    },
  );
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function newFrame() {
  const heights: unknown[] = [];
  const parent = { postMessage: (message: { height: unknown }) => void heights.push(message.height) };
  const own = Object.assign(new EventTarget(), { parent }) as unknown as Window;
  const content = { height: 0, getBoundingClientRect: () => ({ height: content.height }) };
  const ending = new AbortController();
  keepFrameHeight({ own, origin: ORIGIN, signal: ending.signal }, content as unknown as Element);
  const be = (height: number) => {
    content.height = height;
    grow();
  };
  const answer = (data: unknown) =>
    own.dispatchEvent(Object.assign(new Event("message"), { data, origin: ORIGIN, source: parent }));
  return { heights, be, answer, ending };
}

test("many changes in a row are told once, rounded up, and the same height is not told twice", () => {
  const { heights, be } = newFrame();
  for (const height of [100, 180, 240.2]) be(height);
  expect(heights).toEqual([]);
  vi.advanceTimersByTime(100);
  expect(heights).toEqual([241]);
  be(240.9);
  vi.advanceTimersByTime(100);
  expect(heights).toEqual([241]);
  be(0);
  vi.advanceTimersByTime(100);
  be(90);
  vi.advanceTimersByTime(100);
  expect(heights).toEqual([241, 90]);
});

test("a platform that does not know how is asked no more", () => {
  const { heights, be, answer } = newFrame();
  be(100);
  vi.advanceTimersByTime(100);
  answer({ subject: "lti.frameResize.response" });
  be(200);
  vi.advanceTimersByTime(100);
  answer({ subject: "lti.frameResize.response", error: { code: "unsupported_subject" } });
  be(300);
  vi.advanceTimersByTime(100);
  expect(heights).toEqual([100, 200]);
});

test("after the end nothing is told", () => {
  const { heights, be, ending } = newFrame();
  be(100);
  ending.abort();
  vi.advanceTimersByTime(100);
  be(200);
  vi.advanceTimersByTime(100);
  expect(heights).toEqual([]);
});
