import { systemClock } from "../clock.ts";
import { openDatabase } from "../db/open.ts";
import { readSettings } from "../env.ts";
import { explain } from "../explain.ts";
import { rotateKeys } from "./tool-keys.ts";

/** `npm run lti:rotate-keys`: the next of the tool's keys begins to sign, and the old one goes a day later. */
async function main(): Promise<void> {
  const settings = readSettings(process.env, "production");
  const db = await openDatabase({ databaseUrl: settings.databaseUrl, dataDir: settings.dataDir });
  try {
    const { signs, next, retires } = await rotateKeys({ db, clock: systemClock, settings });
    const lines = [
      `Key ${signs} signs from now on.`,
      `Key ${next} is published already, and follows it at the next rotation.`,
      ...(retires === null ? [] : [`Key ${retires} signs no more, and stays published for a day.`]),
    ];
    process.stdout.write(`${lines.join("\n")}\n`);
  } finally {
    await db.close();
  }
}

main().catch(explain);
