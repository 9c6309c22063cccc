import { createServer, type Socket } from "node:net";
import type { Readable } from "node:stream";
import { eq, sql } from "drizzle-orm";
import { SMTPServer } from "smtp-server";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { DAY, HOUR, MINUTE } from "../../../server/clock.ts";
import type { OfferList } from "../../../server/contract/index.ts";
import { asks, mails, people } from "../../../server/db/schema/index.ts";
import { MAX_TRIES } from "../../../server/jobs/sweeper.ts";
import { uuidv7 } from "../../../server/uuid.ts";
import { freePort } from "../../factories/process.ts";
import { newOrg, newPerson, openTestService, type TestPerson, type TestService } from "../../factories/service.ts";

interface Received {
  to: string[];
  head: string;
  body: string;
}

let port: number;
let smtp: SMTPServer | undefined;
let received: Received[];
let service: TestService;
let orgId: string;
let learner: TestPerson;
let coach: TestPerson;

async function startSmtp(refuse = false): Promise<void> {
  const take = async (stream: Readable, to: string[]) => {
    const [head = "", ...body] = (await text(stream)).split("\r\n\r\n");
    if (!refuse) received.push({ to, head: head.replace(/\r\n[ \t]+/g, " "), body: body.join("\r\n\r\n") });
  };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS", "AUTH"],
    onData(stream, session, done) {
      void take(
        stream,
        session.envelope.rcptTo.map(({ address }) => address),
      ).finally(() => done(refuse ? new Error("the disk is full") : null));
    },
  });
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  smtp = server;
}
async function text(stream: Readable): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}
const stopSmtp = () => new Promise<void>((resolve) => (smtp === undefined ? resolve() : smtp.close(() => resolve())));

beforeAll(async () => {
  port = await freePort();
  const settings = {
    smtpUrl: `smtp://127.0.0.1:${port}`,
    publicUrl: "https://ask.example.test",
    mailFrom: "Ask a Peer <ask@example.test>",
  };
  service = await openTestService({ settings });
});
afterAll(async () => {
  await stopSmtp();
  await service?.close();
});
beforeEach(async () => {
  received = [];
  orgId = await newOrg(service);
  learner = await newPerson(service, orgId, { name: "Ida Brandt" });
  coach = await newPerson(service, orgId, { email: "marta@example.test", knows: ["window-functions"] });
});

async function ask(title = "Window functions"): Promise<string> {
  const id = uuidv7(service.clock.now());
  await learner.put(`/api/asks/${id}`, {
    topic: { title: "Window functions" },
    goal: "rank rows",
    minutes: 15,
    anonymous: true,
  });
  await service.db.inOrg(orgId, (tx) =>
    tx
      .update(asks)
      .set({ topic: sql`jsonb_set(${asks.topic}, '{title}', ${JSON.stringify(title)}::jsonb)` })
      .where(eq(asks.id, id)),
  );
  await service.services.sweeper.round();
  return id;
}
const queued = () => service.db.inOrg(orgId, (tx) => tx.select().from(mails));

describe("a mail over SMTP", () => {
  beforeAll(() => startSmtp());
  afterAll(async () => {
    await stopSmtp();
    smtp = undefined;
  });

  test("goes out once for an offer that nobody saw for ten minutes, with one link and a way to end mails", async () => {
    await ask();
    await service.advance(9 * MINUTE);
    expect(received).toEqual([]);
    for (let round = 0; round < 3; round++) await service.advance(2 * MINUTE);
    expect(received).toHaveLength(1);
    const [{ to, head, body }] = received as [Received];
    expect(to).toEqual(["marta@example.test"]);
    expect(head).toMatch(/^From: Ask a Peer <ask@example\.test>$/m);
    expect(head).toMatch(/^Subject: .*Window/m);
    expect(head).toMatch(/^List-Unsubscribe: <https:\/\/ask\.example\.test\/unsubscribe\/[\w.~-]+>$/m);
    expect(head).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click$/m);
    expect(decoded(body).match(/https?:\/\/\S+/g)).toEqual(["https://ask.example.test/inbox"]);
    expect(`${head}${decoded(body)}`).not.toMatch(/Ida|Brandt/);
  });

  test("goes out once from two nodes that sweep at the same moment", async () => {
    await ask();
    service.clock.advance(11 * MINUTE);
    const other = await openTestService({ db: service.db, settings: service.services.settings });
    other.clock.advance(service.clock.now().getTime() - other.clock.now().getTime());
    await Promise.all([service.services.sweeper.round(), other.services.sweeper.round()]);
    expect(received).toHaveLength(1);
    await other.services.sweeper.stop();
    other.services.live.close();
  });

  test("does not go out when the offer was seen, answered, or its holder wants no mail", async () => {
    await ask();
    const { offers } = (await coach.get("/api/offers")).body as OfferList;
    await coach.post(`/api/offers/${offers[0]!.id}/seen`);
    await ask("Another");
    await service.db.inOrg(orgId, (tx) => tx.update(people).set({ mail: false }).where(eq(people.id, coach.id)));
    await service.advance(HOUR);
    expect(received).toEqual([]);
    expect((await queued()).filter(({ kind }) => kind === "offer")).toEqual([]);
  });

  test("waits for the end of quiet hours", async () => {
    await service.db.inOrg(orgId, (tx) =>
      tx
        .update(people)
        .set({ quietHours: { from: "00:00", to: "23:59" }, timeZone: "UTC" })
        .where(eq(people.id, coach.id)),
    );
    await ask();
    await service.advance(11 * MINUTE);
    expect(received).toEqual([]);
    const [waiting] = await queued();
    expect(waiting!.dueAt > service.clock.now()).toBe(true);
    expect(waiting!.dueAt.toISOString()).toMatch(/T23:59:00/);
  });

  test.each([
    ["line breaks", "Windows\r\nBcc: everybody@example.test\r\n\r\nHello"],
    ["other breaks", "Windows\nBcc: everybody@example.test\u2028X-Bad: yes\u0085X-Worse: yes"],
    ["an encoded word", "=?utf-8?Q?Windows=0D=0ABcc:_everybody@example.test?="],
    ["very many letters", `Windows ${"w".repeat(5000)}`],
  ])("keeps %s in a topic's title out of its head", async (_what, title) => {
    await ask(title);
    await service.advance(11 * MINUTE);
    const mine = received.filter(({ to }) => to.includes("marta@example.test"));
    expect(mine).toHaveLength(1);
    expect(mine[0]!.to).toEqual(["marta@example.test"]);
    const names = mine[0]!.head.split("\r\n").map((line) => line.split(":")[0]!.toLowerCase());
    expect(names.filter((name) => ["bcc", "x-bad", "x-worse", "cc"].includes(name))).toEqual([]);
    expect(names.filter((name) => name === "subject")).toHaveLength(1);
    expect(mine[0]!.head.split("\r\n").every((line) => line.length < 1000)).toBe(true);
  });
});

describe("a mail server that is away", () => {
  // "Nobody yet" is of use however late it comes; an offer's mail ends with the offer.
  beforeEach(async () => {
    orgId = await newOrg(service);
    learner = await newPerson(service, orgId);
  });
  const mine = () => received.filter(({ to }) => to.includes(`${learner.id}@example.test`));

  const tryOnce = async () => {
    const [before] = await queued();
    const due = before!.dueAt.getTime() - service.clock.now().getTime();
    if (due > 0) service.clock.advance(due + 1);
    // A step that failed is left alone for some rounds.
    for (let round = 0; round <= 300; round++) {
      await service.services.sweeper.round();
      const [mail] = await queued();
      if (mail!.tries > before!.tries) return mail!;
    }
    return null;
  };

  test("is tried again after waits that grow, at most eight times", async () => {
    await ask();
    await service.advance(11 * MINUTE);
    const waits: number[] = [];
    for (let tries = 1; tries <= MAX_TRIES; tries++) {
      const mail = tries === 1 ? (await queued())[0]! : await tryOnce();
      expect(mail).toMatchObject({ tries, sentAt: null });
      waits.push(Math.round((mail!.dueAt.getTime() - service.clock.now().getTime()) / MINUTE));
    }
    expect(waits).toEqual([2, 4, 8, 16, 32, 64, 128, 256]);
    expect(await tryOnce()).toBeNull();
    await service.advance(2 * DAY);
    expect(await queued()).toMatchObject([{ kind: "nobody_yet", tries: MAX_TRIES }]);
  }, 120_000);

  test("gets the mail once it is back, and only once", async () => {
    await ask();
    await service.advance(11 * MINUTE);
    expect(await queued()).toMatchObject([{ tries: 1, sentAt: null }]);
    await startSmtp(true);
    expect(await tryOnce()).toMatchObject({ tries: 2, sentAt: null });
    await stopSmtp();
    await startSmtp();
    expect((await tryOnce())!.sentAt).not.toBeNull();
    await service.advance(MINUTE);
    expect(mine()).toHaveLength(1);
    await stopSmtp();
    smtp = undefined;
  }, 60_000);
});

test("a mail server that never says a word keeps no ask waiting", async () => {
  const silent = createServer();
  const held: Socket[] = [];
  const reached = new Promise<void>((resolve) => {
    silent.on("connection", (socket) => {
      held.push(socket);
      resolve();
    });
  });
  await new Promise<void>((resolve) => silent.listen(port, "127.0.0.1", resolve));
  for (let more = 0; more < 3; more++) await newPerson(service, orgId, { knows: ["window-functions"] });
  await ask();
  service.clock.advance(11 * MINUTE);
  service.services.sweeper.start();
  await reached;
  const { offers } = (await coach.get("/api/offers")).body as OfferList;
  const id = uuidv7(service.clock.now());
  await learner.put(`/api/asks/${id}`, {
    topic: { title: "Window functions" },
    goal: "another",
    minutes: 5,
    to: coach.id,
  });
  await vi.waitFor(
    async () =>
      expect(((await coach.get("/api/offers")).body as OfferList).offers.length).toBeGreaterThan(offers.length),
    {
      timeout: 5000,
    },
  );
  // The deadline of the one asked by name: only the service's own rounds see it pass.
  service.clock.advance(8 * HOUR);
  await vi.waitFor(
    async () => {
      const view = (await learner.get(`/api/asks/${id}`)).body as { waitingFor: unknown; heldBy: number };
      expect(view.waitingFor).toBeNull();
      expect(view.heldBy).toBeGreaterThan(0);
    },
    { timeout: 5000 },
  );
  held.forEach((socket) => socket.destroy());
  await new Promise((resolve) => silent.close(resolve));
  await service.services.sweeper.stop();
});

/** Quoted-printable as nodemailer writes it. */
function decoded(body: string): string {
  const bytes = body
    .replace(/=\r\n/g, "")
    .replace(/=([0-9A-F]{2})/g, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, "latin1").toString("utf8");
}
