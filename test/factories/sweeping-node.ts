import { systemClock } from "../../server/clock.ts";
import { openPostgres } from "../../server/db/postgres.ts";
import { openTestService } from "./service.ts";

// A node of the service, as a process that a test can kill: the tests' settings, the machine's clock, no requests.

const db = await openPostgres({ connectionString: process.env["DATABASE_URL"] ?? "" });
const { services } = await openTestService({ db, base: systemClock });
services.sweeper.start();
process.stdout.write("sweeps\n");
