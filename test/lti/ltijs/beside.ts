import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { launchCases, runCase } from "../launch-cases.ts";
import { openWorld } from "../world.ts";
import { judge, type Judged } from "./judge.ts";
import { openLtijsWorld } from "./world.ts";

/** One launch, and how both answer it. */
export interface Beside {
  id: string;
  title: string;
  expected: "accept" | "reject";
  we: "accept" | "reject";
  /** Our code, or null. */
  code: string | null;
  ltijs: Judged;
}

/** Such a store is any database on another machine; of two copies of one POST only one may get in. */
const SLOW_MS = 5;
const RACE = "N32";

/** All 66 launches against the real service and against ltijs, and the race once more with a slow store. */
export async function besideLtijs(): Promise<{ rows: Beside[]; slowRace: Judged }> {
  const [ours, theirs, slow] = [
    await openWorld(),
    await openLtijsWorld(),
    await openLtijsWorld({ storeDelayMs: SLOW_MS }),
  ];
  try {
    const rows: Beside[] = [];
    for (const each of launchCases) {
      const { id, title, expected, passed, code } = await runCase(ours, each);
      const other = expected === "accept" ? "reject" : "accept";
      rows.push({ id, title, expected, we: passed ? expected : other, code, ltijs: await judge(theirs, each) });
    }
    const race = launchCases.find(({ id }) => id === RACE);
    if (race === undefined) throw new Error(`There is no case ${RACE}.`);
    return { rows, slowRace: await judge(slow, race) };
  } finally {
    await Promise.all([ours.close(), theirs.close(), slow.close()]);
  }
}

const PAGE = join(import.meta.dirname, "../../../docs/decisions/0010-lti-of-our-own.md");
const [FROM, TO] = ["<!-- from here: npm run check:lti -- --beside-ltijs -->", "<!-- to here -->"];

/** Runs both and writes the table into the decision. Gives what it has written. */
export async function writeBeside(): Promise<string> {
  const table = tableOf(await besideLtijs());
  const page = readFileSync(PAGE, "utf8");
  const [start, end] = [page.indexOf(FROM), page.indexOf(TO)];
  if (start < 0 || end < start) throw new Error(`${PAGE} has no place for the table.`);
  writeFileSync(PAGE, `${page.slice(0, start)}${FROM}\n${table}\n${page.slice(end)}`);
  return table;
}

function tableOf({ rows, slowRace }: Awaited<ReturnType<typeof besideLtijs>>): string {
  const positive = ({ id }: Beside) => id.startsWith("P");
  const inOrder = rows.toSorted((a, b) => Number(positive(b)) - Number(positive(a)) || a.id.localeCompare(b.id, "en"));
  const lines = inOrder.map(
    ({ id, title, expected, we, code, ltijs }) =>
      `| ${id} | ${title} | ${expected} | ${shown(we, code, expected)} | ${shown(ltijs.verdict, ltijs.word, expected)} |`,
  );
  const right = (of: (row: Beside) => string) => rows.filter((row) => of(row) === row.expected).length;
  return [
    "| | launch | expected | we | ltijs 5.9.9 |",
    "|---|---|---|---|---|",
    ...lines,
    `| | **as expected** | ${rows.length} | ${right(({ we }) => we)} | ${right(({ ltijs }) => ltijs.verdict)} |`,
    "",
    `${RACE} with a store that takes ${SLOW_MS} ms: ltijs answers ${shown(slowRace.verdict, slowRace.word, "reject")}.`,
  ].join("\n");
}

function shown(verdict: string, word: string | null, expected: string): string {
  const said = `${verdict}${word === null ? "" : ` \`${word}\``}`;
  return verdict === expected ? said : `**${said}**`;
}
