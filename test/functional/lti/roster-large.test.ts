import { afterAll, beforeAll, expect, it } from "vitest";
import { openServiceWorld, type ServiceWorld } from "./service-world.ts";

const CROWD = 9996;

let world: ServiceWorld;
beforeAll(async () => {
  world = await openServiceWorld({ roster: CROWD });
});
afterAll(() => world.close());

it(
  "reads 10,000 members over pages of fifty, goes on where it failed, and reads them again",
  { timeout: 240_000 },
  async () => {
    const { lms, service } = world;
    const contextRef = await world.course(world.crowded());
    let pages = 0;
    let failing = 0;
    // Fails on page 121 until the platform is well again.
    Object.defineProperty(lms.knobs.at, "roster", {
      configurable: true,
      get: () => {
        pages += 1;
        if (pages !== 121 || failing > 0) return undefined;
        failing += 1;
        return { status: 503 };
      },
    });
    const before = process.memoryUsage().heapUsed;
    const stopped = await world.readAll(contextRef);
    expect(stopped).toMatchObject({ status: "running", pages: 120, seen: 6000, tries: 1, problem: "status_503" });
    expect(stopped.nextUrl).toContain("from=6000");
    service.clock.advance(31_000);
    const whole = await world.readAll(contextRef);
    expect(whole).toMatchObject({
      status: "idle",
      round: 1,
      pages: 200,
      seen: 10_000,
      added: 10_000,
      left: 0,
      problem: null,
    });
    expect(pages).toBe(201);
    expect(await world.readAgain(contextRef)).toMatchObject({ round: 2, seen: 10_000, added: 0, changed: 0, left: 0 });
    // A page at a time, not a course at a time.
    expect((process.memoryUsage().heapUsed - before) / 2 ** 20).toBeLessThan(200);
  },
);
