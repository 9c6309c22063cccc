import { expect, test } from "vitest";
import { walkUnits } from "../functional/coaching/walk.ts";
import { openTestService } from "../factories/service.ts";

const STEPS = 10_000;

test(`${STEPS} random steps in units: no fourth person, nobody in limbo, nothing shown early`, async () => {
  const service = await openTestService();
  try {
    expect(await walkUnits(service, { steps: STEPS })).toBeGreaterThan(STEPS / 4);
  } finally {
    await service.close();
  }
}, 1_800_000);
