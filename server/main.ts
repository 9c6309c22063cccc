import { newFirstRunCode } from "./auth/first-run.ts";
import { systemClock } from "./clock.ts";
import { compose, createLog } from "./compose.ts";
import { openDatabase } from "./db/open.ts";
import { readSettings } from "./env.ts";
import { serve, stopOnSignal } from "./serve.ts";
import { refreshStarter } from "./skills/refresh-starter.ts";
import { explain } from "./explain.ts";

const print = (line: string) => void process.stdout.write(`${line}\n`);

/** `npm start`: the real service. */
async function main(): Promise<void> {
  const settings = readSettings(process.env, "production");
  const log = createLog(settings.logLevel);
  const db = await openDatabase({
    databaseUrl: settings.databaseUrl,
    dataDir: settings.dataDir,
    onError: (error) => log.warn({ err: error }, "a database connection broke"),
  });
  const running = await serve(compose({ settings, db, clock: systemClock, log, print }));
  stopOnSignal(running.stop);
  const code = await newFirstRunCode(db);
  print(`Ask a Peer is ready: ${settings.publicUrl}`);
  if (code !== null) print(`Nobody is here yet. Open ${settings.publicUrl}/welcome and enter this code once: ${code}`);
  refreshStarter(db).catch((error: unknown) =>
    log.warn({ err: error }, "starter skills could not be brought up to date"),
  );
  if (settings.smtpUrl === undefined) print("SMTP_URL is not set: sign-in codes and mails are written here.");
}

main().catch(explain);
