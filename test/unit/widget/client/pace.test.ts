import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createPace } from "../../../../widget/client/pace.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A sync whose turns answer in the order given. */
function pace(...answers: (number | null | Error)[]) {
  const turns: number[] = [];
  const turn = () => {
    turns.push(Date.now());
    const answer = answers.shift() ?? null;
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
  };
  const kick = createPace({ turn, refreshMe: () => Promise.reject(new Error("not asked for")) }, Date.now);
  return { kick, turns };
}

test("comes back when the first kept errand may be tried again, and then rests", async () => {
  const start = Date.now();
  const { kick, turns } = pace(start + 3000, start + 9000, null);
  kick();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(turns.map((at) => at - start)).toEqual([0, 3000, 9000]);
});

test("what is due already is not tried in a circle", async () => {
  const start = Date.now();
  const { kick, turns } = pace(start, null);
  kick();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(turns.map((at) => at - start)).toEqual([0, 500]);
});

test("storage that fails ends no later turn", async () => {
  const { kick, turns } = pace(new Error("no storage"), null);
  kick();
  await vi.advanceTimersByTimeAsync(1000);
  kick();
  await vi.advanceTimersByTimeAsync(1000);
  expect(turns).toHaveLength(2);
});
