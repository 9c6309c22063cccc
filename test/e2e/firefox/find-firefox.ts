import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

const NAMES = process.platform === "win32" ? ["firefox.exe"] : ["firefox", "firefox-esr"];

/** Where Firefox usually lives when it is on nobody's PATH. */
const USUAL = ["/Applications/Firefox.app/Contents/MacOS/firefox", "C:\\Program Files\\Mozilla Firefox\\firefox.exe"];

/** The Firefox to test in: FIREFOX_PATH, or one on the PATH; null when there is none. */
export function findFirefox(): string | null {
  const named = process.env["FIREFOX_PATH"];
  if (named !== undefined && named !== "") {
    if (!existsSync(named)) throw new Error(`FIREFOX_PATH names ${named}, and there is nothing there.`);
    return named;
  }
  const folders = (process.env["PATH"] ?? "").split(delimiter).filter((folder) => folder !== "");
  const candidates = [...folders.flatMap((folder) => NAMES.map((name) => join(folder, name))), ...USUAL];
  return candidates.find((path) => existsSync(path)) ?? null;
}
