import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestService, type TestService } from "../../factories/service.ts";
import { walkUnits } from "./walk.ts";

const STEPS = 2000;

let service: TestService;
beforeAll(async () => {
  service = await openTestService();
});
afterAll(() => service?.close());

test(`${STEPS} random steps: no fourth person, nobody in limbo, nothing shown early, nothing of later to who left`, async () => {
  const taken = await walkUnits(service, { steps: STEPS });
  expect(taken).toBeGreaterThan(STEPS / 4);
}, 600_000);
