import { type DestinationStream, type Logger, pino } from "pino";
import { createSessions } from "./auth/sessions.ts";
import type { Clock } from "./clock.ts";
import type { Database } from "./db/transaction.ts";
import type { Settings } from "./env.ts";
import { createLive } from "./feed/live.ts";
import { createMailer } from "./jobs/mailer.ts";
import { createSweeper } from "./jobs/sweeper.ts";
import { createEngines } from "./people/engines.ts";
import { createUsualLoads } from "./people/usual-load.ts";
import type { Services } from "./services.ts";
import { createImports } from "./skills/import/runs/registry.ts";

/** Where an error came from, without its words: those of the database quote values, over several lines if need be. */
function framesOf({ name, message, stack = "" }: Error): string[] {
  const head = `${name}: ${message}`;
  const below = stack.startsWith(head)
    ? stack.slice(head.length)
    : stack.slice(stack.lastIndexOf(message) + message.length);
  return below
    .split("\n")
    .filter((line) => /^ {4}at .*\d+:\d+\)?$/.test(line))
    .slice(0, 12);
}

/** Structured lines on standard error, or where told; error messages may quote what people wrote, so only their kind is kept. */
export function createLog(level: string, to: DestinationStream = pino.destination(2)): Logger {
  return pino(
    {
      level,
      base: null,
      serializers: {
        err: (error: Error & { code?: unknown }) => ({
          type: error.name,
          code: error.code ?? (error.cause as { code?: unknown } | undefined)?.code,
          stack: framesOf(error),
        }),
      },
    },
    to,
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
    engines: createEngines(db, clock, log),
    usualLoads: createUsualLoads(db, clock),
    live: createLive(db, clock, log),
    mailer: createMailer(settings, print),
    sweeper: createSweeper(() => services),
    imports: createImports(),
  };
  return services;
}
