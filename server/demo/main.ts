import { randomBytes } from "node:crypto";
import type { Server } from "node:http";
import { parseArgs } from "node:util";
import { rmSync } from "node:fs";
import { createAdaptorServer } from "@hono/node-server";
import { movableClock } from "../clock.ts";
import { compose, createLog } from "../compose.ts";
import { openDatabase } from "../db/open.ts";
import { readSettings, type Settings } from "../env.ts";
import { explain } from "../explain.ts";
import { serve, stopOnSignal } from "../serve.ts";
import { ensureBuilt, extensionFor } from "./built.ts";
import { clockAhead, clockRoute } from "./clock-route.ts";
import { courseAddresses, coursesApp } from "./courses.ts";
import { demoPeople } from "./people.ts";
import { fillDemo } from "./fill.ts";
import { registerSampleLms } from "./register-lms.ts";
import { startSampleLms } from "./sample-lms.ts";
import { tellHowToStart } from "./tell.ts";

const COURSES_PORT = 4610;

/** Demo mode: on loopback, in a folder of its own, with a secret that lives as long as the process. */
function demoSettings(): Settings {
  const { PORT, DATABASE_URL, DATA_DIR, LOG_LEVEL } = process.env;
  const secret = randomBytes(36).toString("base64");
  return readSettings(
    { PORT, DATABASE_URL, DATA_DIR: DATA_DIR ?? ".data/demo", LOG_LEVEL: LOG_LEVEL ?? "warn", SECRET: secret },
    "demo",
  );
}

/** The sample course pages, on a host name of their own so that they are another site. */
async function serveCourses(port: number): Promise<{ base: string; server: Server }> {
  const server = createAdaptorServer({ fetch: coursesApp().fetch }) as Server;
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  const address = server.address();
  const taken = typeof address === "object" && address !== null ? address.port : port;
  return { base: `http://lms.localhost:${taken}`, server };
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { json: { type: "boolean" }, fresh: { type: "boolean" } } });
  const json = values.json === true;
  // With --json standard output carries the one line and nothing else.
  const say = (line: string) => void (json ? process.stderr : process.stdout).write(`${line}\n`);
  const settings = demoSettings();
  ensureBuilt(say);
  if (values.fresh === true && settings.databaseUrl === undefined)
    rmSync(settings.dataDir, { recursive: true, force: true });
  const log = createLog(settings.logLevel);
  const courses = await serveCourses(Number(process.env["COURSES_PORT"] ?? COURSES_PORT));
  const db = await openDatabase({
    databaseUrl: settings.databaseUrl,
    dataDir: settings.dataDir,
    onError: (error) => log.warn({ err: error }, "a database connection broke"),
  });
  const clock = movableClock();
  const aheadMs = await clockAhead(db);
  clock.advance(aheadMs);
  await fillDemo(db, clock.now(), courses.base, say);
  const services = compose({ settings, db, clock, log, print: say });
  const fresh = values.fresh === true;
  const lms = await startSampleLms({ port: process.env["LMS_PORT"], settings, fresh, aheadMs });
  const running = await serve(services, (app) => clockRoute(app, services, clock, lms.moveClock));
  stopOnSignal(async () => {
    await lms.stop();
    courses.server.close();
    courses.server.closeAllConnections();
    await running.stop();
  });
  await registerSampleLms(services, lms).catch((error: unknown) => {
    log.warn({ err: error }, "the sample LMS is not registered");
  });
  const demo = {
    url: settings.publicUrl,
    courses: courseAddresses(courses.base),
    lms: lms.url,
    extension: extensionFor(settings.publicUrl),
    people: await demoPeople(db, settings.publicUrl, clock.now()),
  };
  if (json) process.stdout.write(`${JSON.stringify(demo)}\n`);
  else tellHowToStart(demo, say);
}

main().catch(explain);
