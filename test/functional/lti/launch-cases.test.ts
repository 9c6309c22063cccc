import { afterAll, beforeAll, expect, test } from "vitest";
import { launchCases, runCase } from "../../lti/launch-cases.ts";
import { openWorld, type World } from "../../lti/world.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world?.close());

test("there are 66 of them, each once", () => {
  expect(new Set(launchCases.map(({ id }) => id)).size).toBe(66);
  expect(launchCases.filter(({ refused }) => refused === undefined)).toHaveLength(18);
});

test.each(launchCases.map((each) => [each.id, each.title, each] as const))("%s %s", async (_id, _title, each) => {
  expect(await runCase(world, each)).toMatchObject({ passed: true });
});
