import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { findChromium } from "./find-chromium.ts";

const TEN_MINUTES = 600_000;

const WHAT_TO_DO = `No Chromium was found, so the browser tests are skipped. Any of these gives them one:
  npx playwright install chromium
  apt-get install chromium            (Debian, Ubuntu)
  CHROME_PATH=/path/to/chromium npm test`;

/** Finds a Chromium, or installs Debian's where that is allowed; otherwise says what to do and gives null. */
export function ensureChromium(say: (line: string) => void): string | null {
  const found = findChromium();
  if (found !== null) return found;
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) {
    say(WHAT_TO_DO);
    return null;
  }
  say("Installing Chromium with apt-get, once …");
  const environment = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  for (const step of [["update"], ["install", "-y", "--no-install-recommends", "chromium"]]) {
    const done = spawnSync("apt-get", step, { env: environment, encoding: "utf8", timeout: TEN_MINUTES });
    if (done.status === 0) continue;
    say(`apt-get ${step.join(" ")} did not work:\n${done.stderr}`);
    break;
  }
  const installed = findChromium();
  if (installed === null) say(WHAT_TO_DO);
  return installed;
}
