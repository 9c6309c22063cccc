import { afterAll, beforeAll, expect, test } from "vitest";
import { fuzzLaunches } from "../../lti/fuzz.ts";
import { openWorld, type World } from "../../lti/world.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world?.close());

// Ten thousand of them: npm run test:long -- lti
test("a launch with one thing changed, dropped, twice, of another type or signed anew ends as the standard says", async () => {
  const { accepted, refused } = await fuzzLaunches(world, 300);
  expect(accepted).toBeGreaterThan(30);
  expect(refused).toBeGreaterThan(30);
});
