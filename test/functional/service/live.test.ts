import { connect } from "node:net";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { SECOND } from "../../../server/clock.ts";
import type { LiveMessage } from "../../../server/contract/feed.ts";
import { type Running, serve } from "../../../server/serve.ts";
import { uuidv7 } from "../../../server/uuid.ts";
import { openLive } from "../../factories/live-client.ts";
import { newOrg, newPerson, openTestService, type TestPerson, type TestService } from "../../factories/service.ts";

const BEAT = 15 * SECOND;
let service: TestService;
let running: Running;
let orgId: string;
let person: TestPerson;
beforeAll(async () => {
  // Beats and sweeps come when a test says so.
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  service = await openTestService();
  running = await serve(service.services);
  orgId = await newOrg(service);
});
afterAll(async () => {
  vi.useRealTimers();
  await running?.stop();
});
beforeEach(async () => {
  person = await newPerson(service, orgId);
});

const ticketFor = async (who: TestPerson) => ((await who.post("/api/live/ticket")).body as { ticket: string }).ticket;
const open: ReturnType<typeof openLive>[] = [];
const live = (path: string, options?: { autoPong?: boolean }) => {
  const client = openLive(running.port, path, options);
  open.push(client);
  return client;
};
const liveFor = async (who: TestPerson, options?: { autoPong?: boolean }) => {
  const client = live(`/api/live?ticket=${await ticketFor(who)}`, options);
  await client.hears((message) => message.type === "hello");
  return client;
};
afterEach(async () => {
  for (const { ws, closed } of open.splice(0)) {
    ws.terminate();
    await closed;
  }
});

/** An ask that has been routed, so that nothing moves any more. */
async function ask(who: TestPerson): Promise<void> {
  const id = uuidv7(service.clock.now());
  await who.put(`/api/asks/${id}`, { topic: { title: "Window functions" }, goal: "rank rows", minutes: 15 });
  await service.services.sweeper.round();
}
const isFeed = (message: LiveMessage) => message.type === "feed";

describe("the door of the live channel", () => {
  test("opens once for a ticket, and says hello with the epoch and head of the feed", async () => {
    await ask(person);
    const { epoch, head } = (await person.get("/api/feed")).body as { epoch: string; head: number };
    const ticket = await ticketFor(person);
    const first = live(`/api/live?ticket=${ticket}`);
    expect(await first.hears(() => true)).toEqual({ type: "hello", epoch, head });
    expect(head).toBeGreaterThan(0);
    expect(await live(`/api/live?ticket=${ticket}`).refused).toBe(401);
    expect(first.ws.readyState).toBe(first.ws.OPEN);
  });

  test("lets one in of eight who show the same ticket at once", async () => {
    const ticket = await ticketFor(person);
    const answers = await Promise.all(Array.from({ length: 8 }, () => live(`/api/live?ticket=${ticket}`).refused));
    expect(answers.filter((status) => status === null)).toHaveLength(1);
    expect(answers.filter((status) => status === 401)).toHaveLength(7);
  });

  test("stays shut for a ticket that is too old, made up, missing, endless, or shown elsewhere", async () => {
    const old = await ticketFor(person);
    service.clock.advance(31 * SECOND);
    const fresh = await ticketFor(person);
    const answers = await Promise.all(
      [
        `/api/live?ticket=${old}`,
        "/api/live?ticket=made-up",
        "/api/live",
        `/api/live?ticket=${"x".repeat(500)}`,
        `/api/feed?ticket=${fresh}`,
        `/api/live/more?ticket=${fresh}`,
        `/api/live?ticket=${person.token}`,
      ].map((path) => live(path).refused),
    );
    expect(answers).toEqual([401, 401, 404, 404, 404, 404, 401]);
    expect(await live(`/api/live?ticket=${fresh}`).refused).toBeNull();
  });

  test("stays shut once the session behind a ticket has ended", async () => {
    const ticket = await ticketFor(person);
    expect((await person.delete("/api/session")).status).toBe(204);
    expect(await live(`/api/live?ticket=${ticket}`).refused).toBe(401);
  });
});

describe("an open channel", () => {
  test("hears of a change of its own person, on every device, and nothing of others", async () => {
    const devices = [await liveFor(person), await liveFor(person)];
    const other = await liveFor(await newPerson(service, orgId));
    await ask(person);
    const { head } = (await person.get("/api/feed")).body as { head: number };
    for (const device of devices) await device.hears((message) => message.type === "feed" && message.head === head);
    vi.advanceTimersByTime(BEAT);
    await other.hears(({ type }) => type === "beat");
    expect(other.heard.some(isFeed)).toBe(false);
  });

  test("hears a beat as a message at least every twenty seconds", async () => {
    const device = await liveFor(person);
    vi.advanceTimersByTime(20 * SECOND);
    expect(await device.hears(({ type }) => type === "beat")).toEqual({ type: "beat" });
  });

  test("is closed with 4401 when its session ends, and stays open when another one does", async () => {
    const second = await newPerson(service, orgId);
    const [mine, theirs] = [await liveFor(person), await liveFor(second)];
    await person.delete("/api/session");
    expect(await mine.closed).toBe(4401);
    await ask(second);
    await theirs.hears(isFeed);
  });

  test("is closed when its session ended and nobody told this node", async () => {
    const device = await liveFor(person);
    const hint = vi.spyOn(service.db, "hint").mockImplementation(() => {});
    await person.delete("/api/session");
    hint.mockRestore();
    vi.advanceTimersByTime(BEAT);
    await device.hears(({ type }) => type === "beat");
    device.ws.ping();
    await new Promise((resolve) => device.ws.once("pong", resolve));
    vi.advanceTimersByTime(BEAT);
    expect(await device.closed).toBe(4401);
  });

  test.each<[string, (client: ReturnType<typeof openLive>) => void, number]>([
    ["a frame over the bound", ({ ws }) => ws.send("x".repeat(1_000_000)), 1009],
    ["a flood of messages", ({ ws }) => Array.from({ length: 500 }, () => ws.send("{}")), 1008],
    ["a flood of pings", ({ ws }) => Array.from({ length: 500 }, () => ws.ping()), 1008],
  ])("is closed for %s, and no other is", async (_what, disturb, code) => {
    const [loud, quiet] = [await liveFor(person), await liveFor(await newPerson(service, orgId))];
    disturb(loud);
    expect(await loud.closed).toBe(code);
    vi.advanceTimersByTime(BEAT);
    await quiet.hears(({ type }) => type === "beat");
    expect((await person.get("/api/feed")).status).toBe(200);
  });

  test("ends on the wire when words are no WebSocket's, and the service goes on", async () => {
    const device = await liveFor(person);
    const raw = connect(running.port, "127.0.0.1");
    raw.write(
      "GET /api/live?ticket=x HTTP/1.1\r\nhost: x\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\nnonsense",
    );
    raw.resume();
    await new Promise((resolve) => raw.once("close", resolve));
    await ask(person);
    expect((await device.hears(isFeed)).type).toBe("feed");
  });

  test("is dropped by the second beat when nobody is at the other end any more", async () => {
    const gone = await liveFor(person, { autoPong: false });
    const here = await liveFor(person);
    vi.advanceTimersByTime(BEAT);
    await here.hears(({ type }) => type === "beat");
    // Its own pong has been heard by the time that a later ping of its own comes back.
    here.ws.ping();
    await new Promise((resolve) => here.ws.once("pong", resolve));
    vi.advanceTimersByTime(BEAT);
    expect(await gone.closed).toBe(1006);
    expect(here.ws.readyState).toBe(here.ws.OPEN);
  });
});
