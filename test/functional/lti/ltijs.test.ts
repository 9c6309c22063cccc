import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launchCases, runCase } from "../../lti/launch-cases.ts";
import { judge } from "../../lti/ltijs/judge.ts";
import { openLtijsWorld } from "../../lti/ltijs/world.ts";
import { openWorld, type World } from "../../lti/world.ts";

const started = await openLtijsWorld().catch((error: unknown) => String(error).slice(0, 300));
const whyNot = typeof started === "string" ? ` (skipped: ltijs could not be started here: ${started})` : "";
const valid = launchCases.filter(({ refused }) => refused === undefined);
/** What it lets through; `npm run check:lti -- --beside-ltijs` shows all 66. */
const letThrough = ["N08", "N15", "N16", "N25", "N26", "N27", "N28", "N29", "N30", "N36", "N37", "N39"];

describe.skipIf(typeof started === "string")(`beside ltijs 5.9.9${whyNot}`, () => {
  const theirs = started as World;
  let ours: World;
  beforeAll(async () => {
    ours = await openWorld();
  });
  afterAll(async () => {
    await theirs.close();
    await ours?.close();
  });

  test("it takes every valid launch, so that comparing says something", async () => {
    const taken: string[] = [];
    for (const each of valid) if ((await judge(theirs, each)).verdict === "accept") taken.push(each.id);
    expect(taken).toEqual(valid.map(({ id }) => id));
  });

  test.each(valid.map((each) => [each.id, each.title, each] as const))(
    "%s %s: what it accepts we accept",
    async (_id, _title, each) => {
      expect(await runCase(ours, each)).toMatchObject({ status: 200, sessions: 1, passed: true });
    },
  );

  test("what it lets through of the launches to refuse is what the decision says, and none gets in here", async () => {
    const through: string[] = [];
    for (const each of launchCases) {
      if (each.refused === undefined) continue;
      if ((await judge(theirs, each)).verdict === "accept") through.push(each.id);
    }
    expect(through.toSorted()).toEqual(letThrough);
    for (const each of launchCases) {
      if (letThrough.includes(each.id)) expect(await runCase(ours, each)).toMatchObject({ passed: true });
    }
  });
});
