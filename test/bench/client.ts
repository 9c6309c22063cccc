import { dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { ensureBuilt } from "../../server/demo/built.ts";
import { ensureChromium } from "../browser/ensure-chromium.ts";
import { gzippedBytes } from "./client/sizes.ts";
import { measureTimes } from "./client/times.ts";

// Each surface beside its limit, in one run.
// usage: npm run bench:client -- [--json]
// With --json one line a measure: {surface, metric, value, limit, ok}.

interface Measure {
  surface: string;
  metric: string;
  value: number;
  /** Null for a measure that is the yardstick of others. */
  limit: number | null;
}

const root = dirname(dirname(import.meta.dirname));
const EXTENSION = join(root, ".output", "chrome-mv3");
const WEB = join(root, "dist", "web");
const PANEL_KB = 70;
const WIDGET_KB = 35;
const TIMES_BARE = 1.6;

const { values } = parseArgs({ options: { json: { type: "boolean" } } });
const say = (line: string) => void process.stderr.write(`${line}\n`);
const rounded = (value: number) => Math.round(value * 100) / 100;

function tell({ surface, metric, value, limit }: Measure): void {
  const ok = limit === null || value <= limit;
  const measure = { surface, metric, value: rounded(value), limit, ok };
  if (!ok) process.exitCode = 1;
  const bound = limit === null ? "" : `at most ${limit}`.padEnd(14) + (ok ? "well" : "TOO MUCH");
  const line =
    values.json === true
      ? JSON.stringify(measure)
      : `${surface.padEnd(14)}${metric.padEnd(50)}${String(measure.value).padStart(9)}   ${bound}`;
  process.stdout.write(`${line}\n`);
}

ensureBuilt(say);
for (const [surface, page] of Object.entries({ "side panel": "sidepanel.html", popup: "popup.html" })) {
  const kilobytes = (lazy: boolean) => gzippedBytes(EXTENSION, page, lazy) / 1000;
  tell({ surface, metric: "kB gzip of script and style, Dexie included", value: kilobytes(false), limit: PANEL_KB });
  tell({ surface, metric: "kB gzip with what is loaded later", value: kilobytes(true), limit: null });
}
for (const [surface, page] of Object.entries({ "web app": "index.html", "course frame": "lti.html" })) {
  const value = gzippedBytes(WEB, page, false) / 1000;
  tell({ surface, metric: "kB gzip of script and style before first paint", value, limit: WIDGET_KB });
}

if (ensureChromium(say) === null) process.exitCode = 1;
else {
  const { bare, popup, sidepanel } = await measureTimes();
  tell({ surface: "bare page", metric: "ms from opening to usable", value: bare, limit: null });
  for (const [surface, time] of Object.entries({ "side panel": sidepanel, popup })) {
    tell({ surface, metric: "ms from opening to usable", value: time, limit: null });
    tell({ surface, metric: "times a bare page, opening to usable", value: time / bare, limit: TIMES_BARE });
  }
}
