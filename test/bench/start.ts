import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startProcess } from "../factories/process.ts";

/** How long the service takes to start, in milliseconds: on an empty folder (bound 10,000), and later (bound 2,000). */
const folder = mkdtempSync(join(tmpdir(), "ask-a-peer-start-"));
const env = { PORT: "0", DATA_DIR: folder, SECRET: "b1Yw0o8nGz5kq3Vt7JcR2sXfL9eHmA4u", LOG_LEVEL: "error" };

async function started(): Promise<number> {
  const from = performance.now();
  const service = startProcess("server/main.ts", env);
  await service.says(/is ready/);
  const took = performance.now() - from;
  await service.end();
  return Math.round(took);
}

try {
  const first = await started();
  const later: number[] = [];
  for (let round = 0; round < 3; round++) later.push(await started());
  process.stdout.write(`${JSON.stringify({ first, later })}\n`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
