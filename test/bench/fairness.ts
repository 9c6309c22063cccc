import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { ownRouter, POLICIES } from "./fairness/policies.ts";
import { type Fairness, simulate } from "./fairness/simulate.ts";
import { worldMaker } from "./fairness/world.ts";

// Sends the asks of a made world along the product's own router, and along plain policies in the same run: three at
// once as in the product, where the first to answer has an ask, and one at a time.
// usage: npm run bench:fairness -- [--seed N ...] [--data DIR] [--json]
// One line of JSON a policy, way and seed: {policy, atOnce, gini, busiestTenth, ofGreedy, newcomersLate, limbo, offers,
// wait, seed}; the router's own line as in the product comes first and names no policy. `offers` are made for an ask on
// average, and an ask waits for `wait` deadlines. Seeds 1 to 3 and their mean unless told otherwise.

const { values } = parseArgs({
  options: {
    data: { type: "string" },
    seed: { type: "string", multiple: true, default: ["1", "2", "3"] },
    json: { type: "boolean" },
  },
});
const data = resolve(values.data ?? process.env["EVAL_DIR"] ?? join(import.meta.dirname, "../../../shared/eval"));
const seeds = values.seed.map(Number);
const makeWorld = await worldMaker(data);

const KEYS = ["gini", "busiestTenth", "ofGreedy", "newcomersLate", "limbo", "offers", "wait"] as const;
/** As many as hold an ask at most; and one, as where nobody else is asked meanwhile. */
const WAYS = [3, 1] as const;
const rounded = (value: number) => Math.round(value * 1_000) / 1_000;
function tell(policy: string | null, atOnce: number, seed: number | "mean", found: Fairness): void {
  const measures = Object.fromEntries(KEYS.map((key) => [key, rounded(found[key])]));
  console.log(JSON.stringify({ ...(policy === null ? {} : { policy }), atOnce, ...measures, seed }));
}
const meanOf = (runs: readonly Fairness[]) =>
  Object.fromEntries(
    KEYS.map((key) => [key, runs.reduce((sum, run) => sum + run[key], 0) / runs.length]),
  ) as unknown as Fairness;

if (makeWorld === null) {
  console.error("There is no world here, so nothing was measured. Name the data's folder with --data or EVAL_DIR.");
} else {
  const worlds = seeds.map((seed) => ({ seed, world: makeWorld(seed) }));
  for (const atOnce of WAYS) {
    for (const [name, policyOf] of Object.entries({ "own router": ownRouter, ...POLICIES })) {
      const runs = worlds.map(({ seed, world }) => ({ seed, found: simulate(world, seed, policyOf(world), atOnce) }));
      const policy = policyOf === ownRouter && atOnce > 1 ? null : name;
      for (const { seed, found } of runs) tell(policy, atOnce, seed, found);
      if (runs.length > 1) tell(policy, atOnce, "mean", meanOf(runs.map(({ found }) => found)));
      console.error(`${name}, ${atOnce} at once: done`);
    }
  }
}
