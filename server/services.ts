import type { Logger } from "pino";
import type { Sessions } from "./auth/sessions.ts";
import type { Clock } from "./clock.ts";
import type { Database } from "./db/transaction.ts";
import type { Settings } from "./env.ts";
import type { Live } from "./feed/live.ts";
import type { Mailer } from "./jobs/mailer.ts";
import type { Sweeper } from "./jobs/sweeper.ts";
import type { Engines } from "./people/engines.ts";
import type { UsualLoads } from "./people/usual-load.ts";
import type { Imports } from "./skills/import/runs/registry.ts";

/** What the rooms are handed by `main.ts`; nothing in them is reached any other way. */
export interface Services {
  settings: Settings;
  db: Database;
  clock: Clock;
  log: Logger;
  sessions: Sessions;
  engines: Engines;
  usualLoads: UsualLoads;
  live: Live;
  mailer: Mailer;
  sweeper: Sweeper;
  imports: Imports;
}
