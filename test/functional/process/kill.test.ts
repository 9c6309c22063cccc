import { test } from "vitest";
import { killAgainAndAgain } from "../../factories/killed.ts";

test("killed five times between acknowledgement and delivery, the service has lost nothing and doubled nothing", async () => {
  await killAgainAndAgain(5);
}, 240_000);
