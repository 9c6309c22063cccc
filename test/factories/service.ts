import { type Logger, pino } from "pino";
import { createApp } from "../../server/app.ts";
import { openSession } from "../../server/auth/sessions.ts";
import { type Clock, movableClock } from "../../server/clock.ts";
import { compose } from "../../server/compose.ts";
import { openPglite } from "../../server/db/pglite.ts";
import { evidence, orgs, people, skills } from "../../server/db/schema/index.ts";
import type { Database } from "../../server/db/transaction.ts";
import type { Settings } from "../../server/env.ts";
import { createMetrics } from "../../server/routes/metrics.ts";
import { uuidv7 } from "../../server/uuid.ts";
import { migratedDump } from "./migrated-dump.ts";

/** A Wednesday morning on which everybody works. */
export const WEDNESDAY = new Date("2026-11-18T09:00:00Z");

export const testSettings: Settings = {
  mode: "test",
  port: 0,
  host: "127.0.0.1",
  publicUrl: "http://localhost:4600",
  databaseUrl: undefined,
  dataDir: ".data",
  secret: "b1Yw0o8nGz5kq3Vt7JcR2sXfL9eHmA4u",
  smtpUrl: undefined,
  mailFrom: "Ask a Peer <ask-a-peer@localhost>",
  oidc: undefined,
  logLevel: "silent",
  trustedProxies: 0,
};

interface TestOptions {
  settings?: Partial<Settings>;
  /** A database to use instead of a fresh one in memory. */
  db?: Database;
  /** Where it writes its log; nowhere unless told. */
  log?: Logger;
  /** What its time runs by; on from {@link WEDNESDAY} unless told. */
  base?: Clock;
}

function fromWednesday(): Clock {
  const offset = WEDNESDAY.getTime() - Date.now();
  return { now: () => new Date(Date.now() + offset) };
}

/** The whole service on a database of its own, with a clock that tests move and lines of mail that they can read. */
export async function openTestService(options: TestOptions = {}) {
  const { settings = {}, db: given, log = pino({ level: "silent" }), base = fromWednesday() } = options;
  const db = given ?? (await openPglite({ loadDataDir: await migratedDump() }));
  const clock = movableClock(base);
  const printed: string[] = [];
  const services = compose({
    settings: { ...testSettings, ...settings },
    db,
    clock,
    log,
    print: (line) => void printed.push(line),
  });
  const app = createApp(
    services,
    createMetrics(() => services.live.size),
  );
  return {
    app,
    services,
    db,
    clock,
    printed,
    /** Moves time on, then takes every step that came due. */
    async advance(milliseconds: number) {
      clock.advance(milliseconds);
      await services.sweeper.round();
    },
    async close() {
      services.live.close();
      await services.sweeper.stop();
      await db.close();
    },
  };
}

export type TestService = Awaited<ReturnType<typeof openTestService>>;

/** A new organisation with a few skills. */
export async function newOrg(service: TestService, name = "Acme"): Promise<string> {
  const orgId = uuidv7(service.clock.now());
  const now = service.clock.now();
  await service.db.crossing("demo", async (tx) => {
    await tx.insert(orgs).values({ orgId, name, slug: `org-${orgId}`, createdAt: now });
    await tx.insert(skills).values(
      [
        { id: "sql", name: "SQL", kind: "hard" as const, aliases: ["structured query language"] },
        {
          id: "window-functions",
          name: "Window functions",
          kind: "hard" as const,
          aliases: ["analytic functions"],
          broader: "sql",
        },
        { id: "negotiation", name: "Negotiation", kind: "soft" as const, aliases: ["bargaining"] },
      ].map((skill) => ({ ...skill, orgId, createdAt: now })),
    );
  });
  return orgId;
}

type NewPerson = Partial<typeof people.$inferInsert> & {
  /** Skills that the person has answered questions on. */
  knows?: string[];
};

const ALL_WEEK = [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, from: "00:00", to: "24:00" }));

/** A member who works around the clock, unless told otherwise, with a session. */
export async function newPerson(service: TestService, orgId: string, { knows = [], ...given }: NewPerson = {}) {
  const now = service.clock.now();
  const id = given.id ?? uuidv7(now);
  const name = given.name ?? `Person ${id.slice(-6)}`;
  const session = await service.db.inOrg(orgId, async (tx) => {
    await tx.insert(people).values({
      email: `${id}@example.test`,
      windows: ALL_WEEK,
      languages: ["en"],
      asksPerWeek: 10,
      confirmedAt: now,
      joinedAt: new Date(now.getTime() - 400 * 86_400_000),
      ...given,
      orgId,
      id,
      name,
    });
    if (knows.length > 0) {
      await tx.insert(evidence).values(
        knows.map((skillId) => ({
          orgId,
          id: uuidv7(now),
          personId: id,
          skillId,
          kind: "answered" as const,
          at: now,
        })),
      );
    }
    return openSession(tx, { orgId, personId: id, kind: "extension", label: "test", now });
  });
  const call = async (method: string, path: string, body?: unknown) => {
    const response = await service.app.request(path, {
      method,
      headers: {
        authorization: `Bearer ${session.token}`,
        ...(body === undefined ? {} : { "content-type": "application/json" }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = response.headers.get("content-type")?.includes("json") === true;
    return { status: response.status, body: (isJson ? JSON.parse(text) : text) as never, headers: response.headers };
  };
  return {
    id,
    orgId,
    name,
    token: session.token,
    get: (path: string) => call("GET", path),
    post: (path: string, body: unknown = {}) => call("POST", path, body),
    put: (path: string, body: unknown = {}) => call("PUT", path, body),
    delete: (path: string) => call("DELETE", path),
  };
}

export type TestPerson = Awaited<ReturnType<typeof newPerson>>;
