import { systemClock } from "../clock.ts";
import { readSettings } from "../env.ts";
import { explain } from "../explain.ts";
import { openDatabase } from "./open.ts";

/** `npm run migrate`: brings the database to the present schema, and stops. */
async function main(): Promise<void> {
  const started = systemClock.now().getTime();
  const settings = readSettings(process.env, "production");
  const db = await openDatabase({ databaseUrl: settings.databaseUrl, dataDir: settings.dataDir });
  await db.close();
  process.stdout.write(`The database is up to date (${systemClock.now().getTime() - started} ms).\n`);
}

main().catch(explain);
