import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));

export interface DemoPerson {
  id: string;
  org: string;
  name: string;
  role: "member" | "admin";
  signIn: string;
  token: string;
}

/** The line that `npm run demo -- --json` prints once it is ready. */
interface Ready {
  url: string;
  courses: string[];
  /** The sample LMS, such as `http://lms.localhost:4601`. */
  lms: string;
  extension: { chrome: string; firefox: string };
  people: DemoPerson[];
}

/** The demo as a process of its own, on free ports and a folder that goes with it. */
export interface Demo extends Ready {
  /** All that the service said on its console, the line of JSON left out. */
  console: string[];
  /** Somebody by name, such as "Marta Alves". */
  person(name: string): DemoPerson;
  /** The course page whose address ends so, such as "advanced-sql/window-functions". */
  course(ending: string): string;
  /** The service's answer to a call of this person. */
  call(person: DemoPerson, method: string, path: string, body?: unknown): Promise<Response>;
  /** Moves the service's time on, such as by "PT4H". */
  advance(duration: string): Promise<void>;
  /** Stops the service and keeps its data: with SIGTERM, or at once. */
  down(signal?: "SIGTERM" | "SIGKILL"): Promise<void>;
  /** Starts it again on the same ports and data. Tokens of people are new; sessions of browsers go on. */
  up(): Promise<void>;
  /** Stops the service and removes its data. */
  stop(): Promise<void>;
}

export async function startDemo(): Promise<Demo> {
  const folder = mkdtempSync(join(tmpdir(), "ask-a-peer-"));
  const environment = {
    ...process.env,
    PORT: String(await freePort()),
    COURSES_PORT: String(await freePort()),
    LMS_PORT: String(await freePort()),
    DATA_DIR: join(folder, "data"),
    DATABASE_URL: "",
  };
  const console: string[] = [];
  let running = await start(environment, console);
  // The next demo on this machine writes its own server into the shared copy.
  const extension = { chrome: join(folder, "chrome-mv3"), firefox: join(folder, "firefox-mv3") };
  cpSync(running.ready.extension.chrome, extension.chrome, { recursive: true });
  cpSync(running.ready.extension.firefox, extension.firefox, { recursive: true });

  const demo: Demo = {
    ...running.ready,
    extension,
    console,
    person: (name) =>
      found(
        demo.people.find((person) => person.name === name),
        name,
      ),
    course: (ending) =>
      found(
        demo.courses.find((address) => address.endsWith(ending)),
        ending,
      ),
    call: (person, method, path, body) =>
      fetch(new URL(path, demo.url), {
        method,
        headers: {
          authorization: `Bearer ${person.token}`,
          ...(body === undefined ? {} : { "content-type": "application/json" }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
    async advance(duration) {
      const body = JSON.stringify({ advance: duration });
      const answer = await fetch(new URL("/demo/clock", demo.url), {
        method: "POST",
        headers: { "content-type": "application/json" },
        body,
      });
      if (!answer.ok) throw new Error(`The clock did not move: ${answer.status} ${await answer.text()}`);
    },
    down: (signal = "SIGTERM") => end(running.process, signal),
    async up() {
      running = await start(environment, console);
      demo.people = running.ready.people;
    },
    async stop() {
      await end(running.process, "SIGTERM");
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
  return demo;
}

function found<T>(thing: T | undefined, name: string): T {
  if (thing === undefined) throw new Error(`The demo has no ${name}.`);
  return thing;
}

/** Waits for the line of JSON; rejects with all that was said when the process ends before it. */
function start(environment: NodeJS.ProcessEnv, said: string[]): Promise<{ process: ChildProcess; ready: Ready }> {
  const child = spawn(process.execPath, ["server/demo/main.ts", "--json"], {
    cwd: root,
    env: environment,
    stdio: ["ignore", "pipe", "pipe"],
  });
  createInterface({ input: child.stderr }).on("line", (line) => said.push(line));
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) =>
      reject(new Error(`The demo ended with ${code} before it was ready:\n${said.join("\n")}`)),
    );
    createInterface({ input: child.stdout }).on("line", (line) => {
      if (line.startsWith('{"url"')) resolve({ process: child, ready: JSON.parse(line) as Ready });
      else said.push(line);
    });
  });
}

async function end(child: ChildProcess, signal: "SIGTERM" | "SIGKILL"): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, "exit");
  child.kill(signal);
  await exited;
}

/** A port that was free a moment ago; the demo prints its own address, so it must know its port beforehand. */
async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("No port was given.");
  return address.port;
}
