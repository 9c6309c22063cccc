import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { afterPaint } from "../../../../widget/host/after-paint.ts";

let paint: () => void;
beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("document", { hidden: false });
  vi.stubGlobal("requestAnimationFrame", (then: () => void) => (paint = then));
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test("it runs once, after the paint", () => {
  const then = vi.fn<() => void>();
  afterPaint(then);
  expect(then).not.toHaveBeenCalled();
  paint();
  vi.advanceTimersByTime(0);
  expect(then).toHaveBeenCalledTimes(1);
  vi.runAllTimers();
  expect(then).toHaveBeenCalledTimes(1);
});

test("a frame that is scrolled out of sight is never painted, and works all the same", () => {
  const then = vi.fn<() => void>();
  afterPaint(then);
  vi.runAllTimers();
  expect(then).toHaveBeenCalledTimes(1);
});

test("a window that nobody looks at does not wait", () => {
  vi.stubGlobal("document", { hidden: true });
  const then = vi.fn<() => void>();
  afterPaint(then);
  expect(then).toHaveBeenCalledTimes(1);
});
