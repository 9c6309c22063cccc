import { parseArgs } from "node:util";
import { placeEverywhere } from "./admin-routes.ts";
import { type Lms, startLms } from "./start.ts";

// The platform as a process of its own. PORT (4601, or a free one when that is taken), HOST, KEEP_IN (a file for its
// state), ROSTER (how many sit in the course that everybody takes), TOOL_URL (a registration address to register at
// once), ADMIN_KEY (a bearer for /admin), CLOCK_AHEAD_MS. Prints its address; with --json one line for the program that
// started it, with which it ends.

const PORT = 4601;
/** Whoever ran here before may still be closing. */
const TRIES = 20;
const BETWEEN_TRIES_MS = 100;

const isTaken = (error: unknown) => error instanceof Error && "code" in error && error.code === "EADDRINUSE";

async function start(port: number, tries = TRIES): Promise<Lms> {
  const { HOST, KEEP_IN, ADMIN_KEY, ROSTER, CLOCK_AHEAD_MS } = process.env;
  try {
    return await startLms({
      port,
      knobs: { clockOffMs: Number(CLOCK_AHEAD_MS ?? 0) },
      ...(HOST === undefined ? {} : { host: HOST }),
      ...(KEEP_IN === undefined ? {} : { keepIn: KEEP_IN }),
      ...(ADMIN_KEY === undefined ? {} : { adminKey: ADMIN_KEY }),
      ...(ROSTER === undefined ? {} : { roster: Number(ROSTER) }),
    });
  } catch (error) {
    if (!isTaken(error)) throw error;
    if (tries > 0) {
      await new Promise((resolve) => setTimeout(resolve, BETWEEN_TRIES_MS));
      return start(port, tries - 1);
    }
    process.stderr.write(`Port ${port} is taken; the sample LMS takes a free one.\n`);
    return start(0);
  }
}

async function registerNow(lms: Lms, address: string): Promise<void> {
  try {
    const tool = await lms.register(address);
    placeEverywhere(lms.world, tool);
    process.stderr.write(`${tool.name} is registered as ${tool.clientId}.\n`);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  }
}

const { values } = parseArgs({ options: { json: { type: "boolean" } } });
const lms = await start(Number(process.env["PORT"] ?? PORT));
const stop = () => void lms.stop().then(() => process.exit(0));
process.once("SIGTERM", stop);
process.once("SIGINT", stop);
if (values.json === true) {
  process.stdin.once("end", stop).resume();
  process.stdout.write(`${JSON.stringify({ url: lms.origin, clients: [...lms.world.tools.keys()] })}\n`);
} else {
  process.stdout.write(`The sample LMS is at ${lms.origin}\n`);
}
const address = process.env["TOOL_URL"] ?? "";
if (address !== "") await registerNow(lms, address);
