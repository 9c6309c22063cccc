import { afterAll, beforeAll, test } from "vitest";
import { killAgainAndAgain } from "../factories/killed.ts";
import { startPostgres, type TestPostgres } from "../factories/postgres.ts";

let postgres: TestPostgres;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres?.stop());

test("killed fifty times on PGlite, nothing is lost and nothing doubled", async () => {
  await killAgainAndAgain(50);
}, 1_200_000);

test("killed fifty times on PostgreSQL, nothing is lost and nothing doubled", async () => {
  await killAgainAndAgain(50, await postgres.database());
}, 1_200_000);
