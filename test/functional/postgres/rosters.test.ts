import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test } from "vitest";
import { goodKnobs } from "../../../sample/lms/knobs.ts";
import type { Course } from "../../../sample/lms/types.ts";
import { systemClock } from "../../../server/clock.ts";
import { openPostgres } from "../../../server/db/postgres.ts";
import { LEASE } from "../../../server/lti/roster/roster-row.ts";
import { type TestPostgres, startPostgres } from "../../factories/postgres.ts";
import { startProcess } from "../../factories/process.ts";
import { openTestService, type TestService } from "../../factories/service.ts";
import { openServiceWorld, type ServiceWorld } from "../lti/service-world.ts";

const MEMBERS = 500;
const PAGES = 10;

let postgres: TestPostgres;
let connectionString: string;
let world: ServiceWorld;
let other: TestService;
beforeAll(async () => {
  postgres = await startPostgres();
  connectionString = await postgres.database();
  world = await openServiceWorld({
    db: await openPostgres({ connectionString }),
    base: systemClock,
  });
  other = await openTestService({ db: await openPostgres({ connectionString }), base: world.service.clock });
});
afterAll(async () => {
  await other?.close();
  await world?.close();
  await postgres?.stop();
});

let course: Course;
beforeEach(() => {
  Object.assign(world.lms.knobs, goodKnobs());
  course = world.lms.copy(world.crowded());
  course.crowd = MEMBERS - 4;
  world.watched.calls.length = 0;
});

/** The pages that the platform was asked for, in order: where each begins. */
const asked = () =>
  world.watched.calls
    .filter(({ path }) => path.startsWith(new URL(world.at.roster(course.id)).pathname))
    .map(({ path }) => Number(new URLSearchParams(path.split("?")[1]).get("from") ?? 0));
const each = Array.from({ length: PAGES }, (_, page) => page * 50);
const whole = { status: "idle", round: 1, pages: PAGES, seen: MEMBERS, problem: null };

async function expectWhole(contextRef: string) {
  expect(await world.roster(contextRef)).toMatchObject(whole);
  const members = await world.members(contextRef);
  expect(members).toHaveLength(MEMBERS);
  expect(members.every(({ active }) => active)).toBe(true);
}

test("of two nodes that sweep at once one reads a roster, and each page once", async () => {
  const contextRef = await world.course(course);
  const nodes = [world.service.services.sweeper, other.services.sweeper];
  for (let round = 0; round < 50 && (await world.roster(contextRef)).endedAt === null; round++) {
    await Promise.all(nodes.flatMap((sweeper) => [sweeper.round(), sweeper.round()]));
  }
  expect(asked()).toEqual(each);
  await expectWhole(contextRef);
});

test("a node that is killed while it reads is replaced by another, which goes on where it was", async () => {
  const contextRef = await world.course(course);
  let pages = 0;
  const reached = new Promise<void>((resolve) => {
    Object.defineProperty(world.lms.knobs.at, "roster", {
      configurable: true,
      get: () => {
        pages += 1;
        if (pages !== 4) return undefined;
        resolve();
        // The one who asks is not there any more when the answer comes.
        return { delayMs: 60_000 };
      },
    });
  });
  const node = startProcess("test/factories/sweeping-node.ts", { DATABASE_URL: connectionString });
  onTestFinished(async () => void (await node.end("SIGKILL")));
  await node.says(/sweeps/);
  await reached;
  await node.end("SIGKILL");
  const left = await world.roster(contextRef);
  expect(left).toMatchObject({ status: "running", round: 1, pages: 3, seen: 150 });
  // It is the dead node's for a while: nobody can know that it is dead.
  await other.services.sweeper.round();
  expect([asked(), await world.roster(contextRef)]).toEqual([[0, 50, 100, 150], left]);
  world.service.clock.advance(LEASE + 1000);
  await world.readAll(contextRef);
  expect(asked()).toEqual([0, 50, 100, 150, ...each.slice(3)]);
  await expectWhole(contextRef);
});
