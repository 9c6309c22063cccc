import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "vitest";
import type { FeedPage, Offer } from "../../server/contract/index.ts";
import { openDatabase } from "../../server/db/open.ts";
import { uuidv7 } from "../../server/uuid.ts";
import { freePort, startProcess } from "./process.ts";
import { newOrg, newPerson, openTestService } from "./service.ts";

const SECRET = "b1Yw0o8nGz5kq3Vt7JcR2sXfL9eHmA4u";

interface Written {
  askId: string;
  messageIds: string[];
}

/** Calls the service over the wire; a broken connection is no answer (null). */
async function call(url: string, token: string, method: string, path: string, body?: unknown) {
  try {
    const response = await fetch(`${url}${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: response.status, body: (await response.json()) as never };
  } catch {
    return null;
  }
}

/**
 * Kills the service with SIGKILL again and again, right behind an acknowledgement while other writes are under way, and
 * looks afterwards: every acknowledged ask and message is there once, every feed is without a gap, and each ask was offered.
 */
export async function killAgainAndAgain(kills: number, databaseUrl?: string): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), "ask-a-peer-killed-"));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const env = {
    PORT: String(port),
    DATA_DIR: dataDir,
    SECRET,
    LOG_LEVEL: "error",
    ...(databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl }),
  };
  const people = await prepared(databaseUrl, dataDir);
  const written: Written[] = [];
  try {
    for (let kill = 0; kill < kills; kill++) {
      const service = startProcess("server/main.ts", env);
      await service.says(/is ready/);
      written.push(...(await writeUntilKilled(url, people, service)));
    }
    const service = startProcess("server/main.ts", env);
    await service.says(/is ready/);
    await expectAllThere(url, people, written);
    expect(await service.end()).toBe(0);
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

interface People {
  learner: string;
  coach: string;
  /** A thread between the two. */
  threadId: string;
}

/** A learner and a coach with a thread, written before the first start. */
async function prepared(databaseUrl: string | undefined, dataDir: string): Promise<People> {
  const db = await openDatabase({ databaseUrl, dataDir });
  const service = await openTestService({ db });
  service.clock.advance(Date.now() - service.clock.now().getTime());
  const orgId = await newOrg(service);
  const learner = await newPerson(service, orgId);
  const coach = await newPerson(service, orgId, { knows: ["window-functions"], asksPerWeek: 1000 });
  const threadId = uuidv7(service.clock.now());
  await learner.put(`/api/asks/${threadId}`, { topic: { title: "Window functions" }, goal: "a thread", minutes: 5 });
  await service.services.sweeper.round();
  const { offers } = (await coach.get("/api/offers")).body as { offers: Offer[] };
  await coach.post(`/api/offers/${offers[0]!.id}/accept`);
  await service.close();
  return { learner: learner.token, coach: coach.token, threadId };
}

/** Writes asks and messages side by side and kills the service as soon as the first ask is acknowledged. */
async function writeUntilKilled(
  url: string,
  people: People,
  service: ReturnType<typeof startProcess>,
): Promise<Written[]> {
  const acknowledged: Written[] = [];
  let ended: Promise<number | null> | undefined;
  const writer = async () => {
    const askId = uuidv7(new Date());
    const messageId = uuidv7(new Date());
    const said = await call(url, people.coach, "POST", `/api/asks/${people.threadId}/messages`, {
      id: messageId,
      text: messageId,
    });
    const ask = { topic: { title: "Window functions" }, goal: askId, minutes: 5, anonymous: true };
    const opened = await call(url, people.learner, "PUT", `/api/asks/${askId}`, ask);
    if (opened?.status === 201) {
      acknowledged.push({ askId, messageIds: said?.status === 201 ? [messageId] : [] });
      ended ??= service.end("SIGKILL");
    }
  };
  await Promise.all(Array.from({ length: 4 }, writer));
  await (ended ?? service.end("SIGKILL"));
  expect(acknowledged.length).toBeGreaterThan(0);
  return acknowledged;
}

async function feedOf(url: string, token: string): Promise<FeedPage["entries"]> {
  const entries: FeedPage["entries"] = [];
  for (;;) {
    const page = (await call(url, token, "GET", `/api/feed?after=${entries.at(-1)?.seq ?? 0}&limit=500`))!
      .body as FeedPage;
    entries.push(...page.entries);
    if ((entries.at(-1)?.seq ?? 0) >= page.head) return entries;
  }
}

async function expectAllThere(url: string, people: People, written: Written[]): Promise<void> {
  const feed = await feedOf(url, people.learner);
  expect(feed.map((entry) => entry.seq)).toEqual(feed.map((_, place) => place + 1));
  for (const { askId, messageIds } of written) {
    const ask = await call(url, people.learner, "GET", `/api/asks/${askId}`);
    expect(ask).toMatchObject({ status: 200, body: { goal: askId } });
    expect(feed.some((entry) => entry.kind === "ask" && entry.id === askId)).toBe(true);
    for (const id of messageIds)
      expect(feed.filter((entry) => entry.kind === "message" && entry.id === id)).toHaveLength(1);
  }
  const coachFeed = await feedOf(url, people.coach);
  expect(coachFeed.map((entry) => entry.seq)).toEqual(coachFeed.map((_, place) => place + 1));
}
