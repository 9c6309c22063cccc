import { pino, type Logger } from "pino";
import { createSessions } from "./auth/sessions.ts";
import type { Clock } from "./clock.ts";
import type { Database } from "./db/transaction.ts";
import type { Settings } from "./env.ts";
import { createLive } from "./feed/live.ts";
import { createMailer } from "./jobs/mailer.ts";
import { createSweeper } from "./jobs/sweeper.ts";
import { createEngines } from "./people/engines.ts";
import type { Services } from "./services.ts";

/** Structured lines on standard error; error messages of the database may quote values, so only their kind is kept. */
export function createLog(level: string): Logger {
  return pino(
    {
      level,
      base: null,
      serializers: {
        err: (error: Error & { code?: unknown }) => ({
          type: error.name,
          code: error.code ?? (error.cause as { code?: unknown } | undefined)?.code,
          stack: error.stack?.split("\n").filter((line) => line.trimStart().startsWith("at ")).slice(0, 12),
        }),
      },
    },
    pino.destination(2),
  );
}

interface Parts {
  settings: Settings;
  db: Database;
  clock: Clock;
  log: Logger;
  /** Where a mail goes that cannot be sent: the console. */
  print: (line: string) => void;
}

/** Puts the service together; nothing is started yet. */
export function compose({ settings, db, clock, log, print }: Parts): Services {
  const services: Services = {
    settings,
    db,
    clock,
    log,
    sessions: createSessions(db, clock, settings.mode),
    engines: createEngines(db, clock),
    live: createLive(db, log),
    mailer: createMailer(settings, print),
    sweeper: createSweeper(() => services),
  };
  return services;
}
