import { readdirSync } from "node:fs";
import { parseArgs } from "node:util";
import { launchCases, runCase } from "./launch-cases.ts";
import { writeBeside } from "./ltijs/beside.ts";
import type { Rule } from "./rule.ts";
import { openWorld } from "./world.ts";

// Whether this is an LTI 1.3 tool: the 66 launches of the standard's tests and the rules of its services, each tried
// against the real service.
// usage: npm run check:lti -- [--json] [--only N32,67] | --beside-ltijs
// One line a case, as JSON with --json; at the end {passed, failed}. Ends with 1 when one does not hold.
// --beside-ltijs runs the launches against ltijs too, and writes both side by side into docs/decisions/0010.

const { values } = parseArgs({
  options: { json: { type: "boolean" }, only: { type: "string" }, "beside-ltijs": { type: "boolean" } },
});
const only = values.only?.split(",");
const isAsked = ({ id }: { id: string }) => only === undefined || only.includes(id);
const write = (line: string) => void process.stdout.write(`${line}\n`);
const tally = { passed: 0, failed: 0 };

interface Told {
  id: string;
  passed: boolean;
}

function tell(outcome: Told, words: string): void {
  tally[outcome.passed ? "passed" : "failed"] += 1;
  write(values.json === true ? JSON.stringify(outcome) : `${outcome.passed ? "ok  " : "FAIL"} ${outcome.id} ${words}`);
}

async function launches(): Promise<void> {
  const cases = launchCases.filter(isAsked);
  if (cases.length === 0) return;
  const world = await openWorld();
  try {
    for (const each of cases) {
      const outcome = await runCase(world, each);
      tell(outcome, `${each.title}: ${outcome.status} ${outcome.code ?? ""}`.trimEnd());
    }
  } finally {
    await world.close();
  }
}

/** Each owner of a service has a file of rules beside this one. */
async function services(): Promise<void> {
  const files = readdirSync(import.meta.dirname).filter((name) => name.endsWith("-rules.ts"));
  const found = await Promise.all(files.map((name) => import(`./${name}`) as Promise<{ rules: readonly Rule[] }>));
  const rules = found.flatMap(({ rules: some }) => some).filter(isAsked);
  for (const { id, name, run } of rules.toSorted((a, b) => Number(a.id) - Number(b.id))) {
    const why = await run().then(
      () => null,
      (error: unknown) => (error instanceof Error ? error.message : String(error)),
    );
    const outcome = { id: String(id), title: name, passed: why === null, ...(why === null ? {} : { why }) };
    tell(outcome, `${name}${why === null ? "" : `: ${why}`}`);
  }
}

if (values["beside-ltijs"] === true) {
  write(await writeBeside());
} else {
  await launches();
  await services();
  write(values.json === true ? JSON.stringify(tally) : `${tally.passed} passed, ${tally.failed} failed`);
  if (tally.failed > 0) process.exitCode = 1;
}
