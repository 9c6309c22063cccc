import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { type CDPSession, chromium } from "@playwright/test";
import { ensureBuilt } from "../../server/demo/built.ts";
import { ensureChromium } from "../browser/ensure-chromium.ts";
import { findChromium } from "../browser/find-chromium.ts";
import { PAGES, type TimedPage } from "./read-topic/pages.ts";

// Milliseconds from press to topic: the built reader, run as the browser runs it, in a world of its own that has never
// run it before. One line a page: {page, p50, p95, p99, cpu95, limit, ok}.
// usage: npm run bench:read-topic -- [--json] [--rounds 40] [--page "20,000 words"]

const LIMIT = 50;
const root = dirname(dirname(import.meta.dirname));
const { values } = parseArgs({
  options: { json: { type: "boolean" }, rounds: { type: "string", default: "40" }, page: { type: "string" } },
});
const rounds = Number(values.rounds);
const say = (line: string) => void process.stderr.write(`${line}\n`);

interface Times {
  /** Milliseconds on the clock, in rising order. */
  wall: number[];
  /** Milliseconds that the page's own thread worked: what the clock would say on a quiet machine. */
  cpu: number[];
}

/** How long the page's thread has worked, in milliseconds. */
async function worked(session: CDPSession): Promise<number> {
  const { metrics } = await session.send("Performance.getMetrics");
  return (metrics.find(({ name }) => name === "ThreadTime")?.value ?? Number.NaN) * 1000;
}

async function timesOf(session: CDPSession, script: string): Promise<Times> {
  const { frameTree } = await session.send("Page.getFrameTree");
  const times: Times = { wall: [], cpu: [] };
  for (let round = 0; round < rounds; round++) {
    const world = { frameId: frameTree.frame.id, worldName: `round-${round}` };
    const { executionContextId: contextId } = await session.send("Page.createIsolatedWorld", world);
    const expression = `(() => {
      const before = performance.now();
      const read = ${script};
      const took = performance.now() - before;
      return read.topic.title === "" ? NaN : took;
    })()`;
    const before = await worked(session);
    const { result } = await session.send("Runtime.evaluate", { contextId, expression, returnByValue: true });
    times.cpu.push((await worked(session)) - before);
    times.wall.push(Number(result.value));
  }
  for (const list of [times.wall, times.cpu]) list.sort((a, b) => a - b);
  return times;
}

const at = (times: readonly number[], share: number) =>
  Math.round((times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Number.NaN) * 10) / 10;

function tell(page: string, { wall, cpu }: Times): void {
  const [p50, p95, p99, cpu95] = [at(wall, 0.5), at(wall, 0.95), at(wall, 0.99), at(cpu, 0.95)];
  const ok = p95 <= LIMIT;
  if (!ok) process.exitCode = 1;
  const line = values.json
    ? JSON.stringify({ page, p50, p95, p99, cpu95, limit: LIMIT, ok })
    : `${page.padEnd(42)} p50 ${p50} ms, p95 ${p95} ms, p99 ${p99} ms, of the processor p95 ${cpu95} ms${ok ? "" : "   TOO MUCH"}`;
  process.stdout.write(`${line}\n`);
}

async function measure(): Promise<void> {
  const script = readFileSync(join(root, ".output", "chrome-mv3", "read-topic.js"), "utf8")
    .trim()
    .replace(/;$/, "");
  const executablePath = findChromium();
  if (executablePath === null) throw new Error("There is no Chromium; `npm test` says how to get one.");
  const browser = await chromium.launch({ executablePath, chromiumSandbox: false });
  try {
    const tab = await browser.newPage();
    let shown: TimedPage = { html: "" };
    await tab.route("https://lms.example/**", (route) =>
      route.fulfill({ contentType: "text/html; charset=utf-8", body: shown.html }),
    );
    const session = await tab.context().newCDPSession(tab);
    await session.send("Performance.enable", { timeDomain: "threadTicks" });
    for (const [name, page] of Object.entries(PAGES)) {
      if (values.page !== undefined && values.page !== name) continue;
      shown = page;
      await tab.goto("https://lms.example/lesson");
      await tab.evaluate(page.prepare ?? "0");
      tell(name, await timesOf(session, script));
    }
  } finally {
    await browser.close();
  }
}

ensureBuilt(say);
if (ensureChromium(say) === null) process.exitCode = 1;
else await measure();
