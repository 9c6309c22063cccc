import { mkdirSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { ensureBuilt } from "../server/demo/built.ts";
import { ensureChromium } from "./browser/ensure-chromium.ts";
import { runStep, stopTogether } from "./runner/run-step.ts";
import { countListed, sum, summary, type Tally, tallyBrowser, tallyUnits } from "./runner/tally.ts";

// npm test             builds if need be, then units, the service on real databases, and journeys in a real browser
// npm test -- --quick  the same without the browser
// npm test -- word     only files whose path holds the word
// npm run test:long    fuzzing and soak

const RESULTS = "test-results";
const root = dirname(import.meta.dirname);
const resolve = createRequire(import.meta.url).resolve;
const vitest = join(dirname(resolve("vitest/package.json")), "vitest.mjs");
const playwright = join(dirname(resolve("@playwright/test/package.json")), "cli.js");

const say = (line: string) => void process.stdout.write(`${line}\n`);

async function units(title: string, parameters: readonly string[]): Promise<Tally> {
  say(`\n── ${title}`);
  const report = join(RESULTS, `${title.split(",")[0]}.json`);
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const code = await runStep([vitest, "run", "--passWithNoTests", ...reporters, ...parameters]);
  return tallyUnits(report, code);
}

async function journeys(words: readonly string[]): Promise<Tally> {
  say("\n── Journeys in a real browser");
  const chromium = ensureChromium(say);
  const report = join(root, RESULTS, "journeys.json");
  const listing = { PLAYWRIGHT_JSON_OUTPUT_NAME: report };
  if (chromium === null) {
    await runStep([playwright, "test", "--list", "--reporter=json", ...words], listing);
    return { passed: 0, failed: 0, skipped: countListed(report) };
  }
  const code = await runStep([playwright, "test", "--pass-with-no-tests", "--reporter=list,json", ...words], {
    ...listing,
    CHROME_PATH: chromium,
  });
  return tallyBrowser(report, code);
}

async function main(): Promise<void> {
  process.chdir(root);
  const { values, positionals: words } = parseArgs({
    options: { long: { type: "boolean" }, quick: { type: "boolean" } },
    allowPositionals: true,
  });
  rmSync(RESULTS, { recursive: true, force: true });
  mkdirSync(RESULTS, { recursive: true });
  stopTogether();
  const tallies: Tally[] = [];
  if (values.long === true) {
    tallies.push(
      await units("Long tests, fuzzing and soak", ["--config", "test/long/vitest.config.ts", "--root", root, ...words]),
    );
  } else {
    ensureBuilt(say);
    tallies.push(await units("Units, the service and the house rules", words));
    if (values.quick !== true && process.exitCode === undefined) tallies.push(await journeys(words));
  }
  const total = sum(tallies);
  say(`\n${summary(total)}`);
  process.exitCode ??= total.failed > 0 ? 1 : 0;
}

await main();
