import { type ChildProcess, spawn } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { once } from "node:events";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { Settings } from "../env.ts";

const MAIN = fileURLToPath(new URL("../../sample/lms/main.ts", import.meta.url));

/** A platform that was started as a process of its own; nothing here knows more of it than its addresses. */
export interface SampleLms {
  /** Its issuer, such as `http://lms.localhost:4601`. */
  url: string;
  /** The tools that it knows from before, by their client ids. */
  clients: string[];
  /** Has it register itself at this address; gives the client id. Throws with what it said when it did not. */
  register(address: string): Promise<string>;
  /** Moves its clock with the demo's. */
  moveClock(aheadMs: number): Promise<void>;
  stop(): Promise<void>;
}

interface Start {
  port: string | undefined;
  settings: Settings;
  /** Begins anew in place of going on. */
  fresh: boolean;
  aheadMs: number;
}

/** Starts the sample LMS and waits until it answers. Its state lies beside the data that knows it. */
export async function startSampleLms({ port, settings, fresh, aheadMs }: Start): Promise<SampleLms> {
  const keptIn = join(settings.dataDir, `lms-${nameOf(settings)}.json`);
  if (fresh) rmSync(keptIn, { force: true });
  const key = randomBytes(24).toString("base64url");
  const child = spawn(process.execPath, [MAIN, "--json"], {
    env: {
      ...process.env,
      ...(port === undefined ? { PORT: undefined } : { PORT: port }),
      HOST: "127.0.0.1",
      KEEP_IN: keptIn,
      ADMIN_KEY: key,
      CLOCK_AHEAD_MS: String(aheadMs),
      TOOL_URL: "",
    },
    // It ends when its standard input does, also when this process is killed.
    stdio: ["pipe", "pipe", "inherit"],
  });
  const { url, clients } = await readyLine(child);
  const call = async (path: string, body: unknown): Promise<Response> =>
    fetch(new URL(path, `http://127.0.0.1:${new URL(url).port}`), {
      method: "POST",
      headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
      body: JSON.stringify(body),
    });
  return {
    url,
    clients,
    async register(address) {
      const answer = await call("/admin/register", { address, everywhere: true });
      const { clientId, reason } = (await answer.json()) as { clientId?: string; reason?: string };
      if (clientId === undefined) throw new Error(reason ?? `it answered ${answer.status}`);
      return clientId;
    },
    async moveClock(aheadMs) {
      await call("/admin/clock", { aheadMs });
    },
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, "exit");
      child.kill("SIGTERM");
      await ended;
    },
  };
}

/** Another database knows nothing of this one's registrations. */
function nameOf({ databaseUrl }: Settings): string {
  return createHash("sha256")
    .update(databaseUrl ?? "")
    .digest("hex")
    .slice(0, 8);
}

function readyLine(child: ChildProcess): Promise<{ url: string; clients: string[] }> {
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => reject(new Error(`The sample LMS ended with ${code} before it was ready.`)));
    if (child.stdout === null) throw new Error("The sample LMS has no standard output.");
    createInterface({ input: child.stdout }).once("line", (line) => {
      resolve(JSON.parse(line) as { url: string; clients: string[] });
    });
  });
}
