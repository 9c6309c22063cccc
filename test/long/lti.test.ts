import { expect, test } from "vitest";
import { WEDNESDAY } from "../factories/service.ts";
import { fuzzLaunches } from "../lti/fuzz.ts";
import { openWorld } from "../lti/world.ts";

const RUNS = 10_000;

test(`${RUNS} launches with one thing changed, each posted twice, end as the standard says`, async () => {
  const world = await openWorld({ base: { now: () => WEDNESDAY } });
  try {
    const { accepted, refused } = await fuzzLaunches(world, { runs: RUNS });
    expect(accepted + refused).toBe(RUNS);
    expect(Math.min(accepted, refused)).toBeGreaterThan(RUNS / 4);
  } finally {
    await world.close();
  }
}, 1_800_000);
