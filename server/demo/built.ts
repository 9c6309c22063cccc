import { spawnSync } from "node:child_process";
import { cpSync, existsSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const SOURCES = ["widget", "extension", "server/contract", "package.json", "vite.config.ts", "wxt.config.ts"];
const BUILT = ["dist/web/index.html", ".output/chrome-mv3/manifest.json", ".output/firefox-mv3/manifest.json"];

/** When the newest file below `path` was written, in epoch milliseconds. */
function newest(path: string): number {
  const stats = statSync(path);
  if (!stats.isDirectory()) return stats.mtimeMs;
  return Math.max(stats.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}

/** Builds the web app and the extension unless what is there is newer than its sources. */
export function ensureBuilt(say: (line: string) => void): void {
  const built = BUILT.map((file) => join(root, file));
  const isFresh =
    built.every((file) => existsSync(file)) &&
    Math.min(...built.map((file) => statSync(file).mtimeMs)) >
      Math.max(...SOURCES.map((path) => newest(join(root, path))));
  if (isFresh) return;
  say("Building the web app and the extension (some ten seconds) …");
  const done = spawnSync("npm", ["run", "build"], {
    cwd: root,
    encoding: "utf8",
    shell: process.platform === "win32",
  });
  if (done.status !== 0) throw new Error(`The build failed:\n${done.stdout}\n${done.stderr}`);
}

/** Copies the built extension for each browser and tells the copy its server. Gives the folders. */
export function extensionFor(server: string): { chrome: string; firefox: string } {
  const folder = (browser: "chrome" | "firefox") => {
    const to = join(root, ".output", "demo", `${browser}-mv3`);
    rmSync(to, { recursive: true, force: true });
    cpSync(join(root, ".output", `${browser}-mv3`), to, { recursive: true });
    writeFileSync(join(to, "server.json"), `${JSON.stringify({ server })}\n`);
    return to;
  };
  return { chrome: folder("chrome"), firefox: folder("firefox") };
}
