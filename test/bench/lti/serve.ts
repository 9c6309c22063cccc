import { movableClock } from "../../../server/clock.ts";
import { compose, createLog } from "../../../server/compose.ts";
import { openDatabase } from "../../../server/db/open.ts";
import { orgs } from "../../../server/db/schema/index.ts";
import { readSettings } from "../../../server/env.ts";
import { serve, stopOnSignal } from "../../../server/serve.ts";
import { uuidv7 } from "../../../server/uuid.ts";
import { registerPlatform, type TestPlatform } from "../../lti/platform.ts";
import { answerCpu } from "./answer-cpu.ts";

// The service as `npm start` puts it together, with an organisation and the platform that PLATFORM (JSON) describes. Not in
// production's mode, in which no platform may be a neighbour on this machine. Prints one line of JSON with its port.

const settings = readSettings(process.env, "demo");
const log = createLog(settings.logLevel);
const clock = movableClock();
const db = await openDatabase({ databaseUrl: settings.databaseUrl, dataDir: settings.dataDir });
const orgId = uuidv7(clock.now());
await db.crossing("demo", (tx) =>
  tx.insert(orgs).values({ orgId, name: "Acme", slug: "acme", createdAt: clock.now() }),
);
await registerPlatform({ db, clock }, orgId, JSON.parse(process.env["PLATFORM"] ?? "{}") as TestPlatform);
const running = await serve(compose({ settings, db, clock, log, print: () => {} }));
stopOnSignal(running.stop);
process.stdout.write(`${JSON.stringify({ port: running.port })}\n`);
answerCpu();
