import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { Bidi } from "./bidi.ts";
import { Firefox } from "./firefox.ts";

/** What a fresh profile must not do: ask things, open pages, look for news. */
const PREFERENCES = {
  "browser.shell.checkDefaultBrowser": false,
  "browser.aboutwelcome.enabled": false,
  "browser.startup.page": 0,
  "datareporting.policy.dataSubmissionEnabled": false,
  "extensions.update.enabled": false,
};

/** Starts Firefox headless with the add-on in `folder`, installed for this run as about:debugging does. */
export async function launchFirefox(executable: string, folder: string): Promise<Firefox> {
  const { bidi, close } = await startFirefox(executable);
  try {
    return await Firefox.install(bidi, folder, close);
  } catch (error) {
    await close();
    throw error;
  }
}

/** Starts Firefox headless with a profile of its own, and with these settings beside the usual ones. */
export async function startFirefox(
  executable: string,
  preferences: Readonly<Record<string, string | number | boolean>> = {},
): Promise<{ bidi: Bidi; close(): Promise<void> }> {
  const profile = mkdtempSync(join(tmpdir(), "ask-a-peer-firefox-"));
  const lines = Object.entries({ ...PREFERENCES, ...preferences }).map(
    ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`,
  );
  writeFileSync(join(profile, "user.js"), lines.join("\n"));
  const flags = [
    "--headless",
    "--no-remote",
    "--profile",
    profile,
    "--remote-debugging-port=0",
    "--remote-allow-system-access",
  ];
  const child = spawn(executable, [...flags, "about:blank"], { stdio: ["ignore", "ignore", "pipe"] });
  const close = async () => {
    const ended = child.exitCode === null && child.signalCode === null ? once(child, "exit") : null;
    child.kill();
    await ended;
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    return { bidi: await Bidi.open(await address(child)), close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Where the browser listens, once it says so; rejects with all it said when it ends before. */
function address(child: ChildProcess): Promise<string> {
  const said: string[] = [];
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) =>
      reject(new Error(`Firefox ended with ${code} before it listened:\n${said.join("\n")}`)),
    );
    if (child.stderr === null) return;
    createInterface({ input: child.stderr }).on("line", (line) => {
      said.push(line);
      const listening = /WebDriver BiDi listening on (ws:\S+)/.exec(line)?.[1];
      if (listening !== undefined) resolve(listening);
    });
  });
}
