import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const ROOMS = ["server/contract", "server", "widget", "extension", "sample/lms", "test", "."];

const root = dirname(import.meta.dirname);
const tsc = join(dirname(createRequire(import.meta.url).resolve("typescript/package.json")), "bin", "tsc");

/** Checks the types of one room; all that the compiler said, and whether it was content. */
function check(room: string): Promise<{ room: string; well: boolean; said: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [tsc, "-p", join(root, room)], {
      cwd: root,
      stdio: ["ignore", "pipe", "pipe"],
    });
    const chunks: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => chunks.push(chunk));
    child.once("error", reject);
    child.once("close", (code) => resolve({ room, well: code === 0, said: Buffer.concat(chunks).toString() }));
  });
}

const checked = await Promise.all(ROOMS.map(check));
for (const { room, well, said } of checked) {
  process.stdout.write(`${well ? "✓" : "✗"} ${room === "." ? "configuration" : room}\n${said}`);
}
process.exitCode = checked.every(({ well }) => well) ? 0 : 1;
