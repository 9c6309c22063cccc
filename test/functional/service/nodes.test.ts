import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { SECOND } from "../../../server/clock.ts";
import type { MatchAnswer, OfferList } from "../../../server/contract/index.ts";
import type { LiveMessage } from "../../../server/contract/feed.ts";
import { openPostgres } from "../../../server/db/postgres.ts";
import { type Running, serve } from "../../../server/serve.ts";
import { uuidv7 } from "../../../server/uuid.ts";
import { openLive } from "../../factories/live-client.ts";
import { startPostgres, type TestPostgres } from "../../factories/postgres.ts";
import { newOrg, newPerson, openTestService, type TestPerson, type TestService } from "../../factories/service.ts";

const SWEEP = 1 * SECOND;
let postgres: TestPostgres;
let address: string;
/** Two nodes of one service: `here` and `there`. */
let here: TestService;
let there: TestService;
let running: Running[];
let learner: TestPerson;
let coach: TestPerson;
beforeAll(async () => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  postgres = await startPostgres();
  address = await postgres.database();
  here = await openTestService({ db: await openPostgres({ connectionString: address }) });
  there = await openTestService({ db: await openPostgres({ connectionString: address }) });
  running = [await serve(here.services), await serve(there.services)];
});
afterAll(async () => {
  vi.useRealTimers();
  for (const node of running ?? []) await node.stop();
  await postgres?.stop();
});
beforeEach(async () => {
  const orgId = await newOrg(here);
  learner = await newPerson(here, orgId);
  coach = await newPerson(here, orgId, { knows: ["window-functions"] });
});

/** A call of the other node, as its load balancer would make it. */
const callThere = (who: TestPerson, method: string, path: string, body?: unknown) =>
  there.app.request(path, {
    method,
    headers: { authorization: `Bearer ${who.token}`, "content-type": "application/json" },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });

/** Somebody's channel at the other node; the ticket comes from this one. */
async function liveThere(who: TestPerson) {
  const { ticket } = (await who.post("/api/live/ticket")).body as { ticket: string };
  const client = openLive(running[1]!.port, `/api/live?ticket=${ticket}`);
  await client.hears(({ type }) => type === "hello");
  return client;
}
const isFeed = (message: LiveMessage) => message.type === "feed";

async function thread(): Promise<string> {
  const id = uuidv7(here.clock.now());
  await learner.put(`/api/asks/${id}`, { topic: { title: "Window functions" }, goal: "rank rows", minutes: 15 });
  await here.services.sweeper.round();
  const { offers } = (await (await callThere(coach, "GET", "/api/offers")).json()) as OfferList;
  expect((await callThere(coach, "POST", `/api/offers/${offers[0]!.id}/accept`, {})).status).toBe(200);
  return id;
}
const say = (askId: string) =>
  learner.post(`/api/asks/${askId}/messages`, { id: uuidv7(here.clock.now()), text: "a line" });

describe("two nodes on one PostgreSQL", () => {
  test("a message through one reaches the coach's channel at the other", async () => {
    const id = await thread();
    const client = await liveThere(coach);
    expect((await say(id)).status).toBe(201);
    await client.hears(isFeed);
    const feed = (await (await callThere(coach, "GET", "/api/feed")).json()) as { entries: { kind: string }[] };
    expect(feed.entries.some(({ kind }) => kind === "message")).toBe(true);
    client.ws.terminate();
  });

  test("with the hint lost on purpose the other node's sweep brings it", async () => {
    const id = await thread();
    const client = await liveThere(coach);
    const hint = vi.spyOn(here.db, "hint").mockImplementation(() => {});
    expect((await say(id)).status).toBe(201);
    hint.mockRestore();
    vi.advanceTimersByTime(SWEEP);
    await client.hears(isFeed);
    client.ws.terminate();
  });

  // The two clocks differ, as those of two machines do: whichever node is asked, over is over.
  test("signing out at one closes the channel at the other, which refuses the token at once", async () => {
    expect((await callThere(coach, "GET", "/api/me")).status).toBe(200);
    const client = await liveThere(coach);
    await coach.delete("/api/session");
    expect(await client.closed).toBe(4401);
    expect((await callThere(coach, "GET", "/api/me")).status).toBe(401);
  });

  test("what somebody comes to know through one is known to the matcher of the other", async () => {
    const ask = async () => {
      const answer = await callThere(learner, "POST", "/api/topics/match", { topic: { title: "Negotiation" } });
      return ((await answer.json()) as MatchAnswer).people.map(({ id }) => id);
    };
    expect(await ask()).toEqual([]);
    const heard = new Promise<void>((resolve) => {
      there.db.onHint(({ matching = [] }) => matching.includes(coach.orgId) && resolve());
    });
    expect((await coach.put("/api/me/skills/negotiation", {})).status).toBe(200);
    await heard;
    expect(await ask()).toEqual([coach.id]);
  });

  test("words on the channel that are no hint are passed over", async () => {
    const id = await thread();
    const client = await liveThere(coach);
    const stranger = new pg.Client({ connectionString: address });
    await stranger.connect();
    for (const words of ["nonsense", "null", "[]", '{"heads":7}', '{"ended":[null]}', ""]) {
      await stranger.query("select pg_notify('ask_a_peer', $1)", [words]);
    }
    await stranger.end();
    await say(id);
    expect((await client.hears(isFeed)).type).toBe("feed");
    client.ws.terminate();
  });
});
