import { expect, test } from "vitest";
import { fuzzLaunches } from "../lti/fuzz.ts";
import { openWorld } from "../lti/world.ts";

const RUNS = 10_000;

test(`${RUNS} launches with one thing changed end as the standard says`, async () => {
  const world = await openWorld();
  try {
    const { accepted, refused } = await fuzzLaunches(world, RUNS);
    expect(accepted + refused).toBe(RUNS);
  } finally {
    await world.close();
  }
});
