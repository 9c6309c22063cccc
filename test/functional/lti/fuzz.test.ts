import { afterAll, beforeAll, expect, test } from "vitest";
import { WEDNESDAY } from "../../factories/service.ts";
import { fuzzLaunches } from "../../lti/fuzz.ts";
import { openWorld, type World } from "../../lti/world.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld({ base: { now: () => WEDNESDAY } });
});
afterAll(() => world?.close());

// Ten thousand others: npm run test:long -- lti
test("a launch with one thing changed, dropped, twice, of another type or signed anew ends as the standard says", async () => {
  const { accepted, refused } = await fuzzLaunches(world, { runs: 300, seed: 2026 });
  expect(accepted + refused).toBe(300);
  expect(Math.min(accepted, refused)).toBeGreaterThan(75);
});
