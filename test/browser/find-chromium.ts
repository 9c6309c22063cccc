import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "@playwright/test";

const NAMES = process.platform === "win32" ? ["chrome.exe", "msedge.exe"] : ["chromium", "chromium-browser"];

/** Where browsers usually live that are on nobody's PATH. Google Chrome itself refuses `--load-extension`. */
const USUAL = [
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
];

/** The Chromium to test in: CHROME_PATH, Playwright's own, one on the PATH; null when there is none. */
export function findChromium(): string | null {
  const named = process.env["CHROME_PATH"];
  if (named !== undefined && named !== "") {
    if (!existsSync(named)) throw new Error(`CHROME_PATH names ${named}, and there is nothing there.`);
    return named;
  }
  const folders = (process.env["PATH"] ?? "").split(delimiter).filter((folder) => folder !== "");
  const candidates = [
    chromium.executablePath(),
    ...folders.flatMap((folder) => NAMES.map((name) => join(folder, name))),
    ...USUAL,
  ];
  return candidates.find((path) => path !== "" && existsSync(path)) ?? null;
}
