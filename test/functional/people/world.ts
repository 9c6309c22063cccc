import { Hono } from "hono";
import { createSessions, openSession } from "../../../server/auth/sessions.ts";
import { movableClock } from "../../../server/clock.ts";
import { openPglite } from "../../../server/db/pglite.ts";
import { evidence, orgs, people, skills } from "../../../server/db/schema/index.ts";
import { createEngines } from "../../../server/people/engines.ts";
import { problemResponse, Refusal } from "../../../server/refusal.ts";
import type { AppEnv } from "../../../server/routes/operation.ts";
import type { Services } from "../../../server/services.ts";
import { uuidv7 } from "../../../server/uuid.ts";
import { migratedDump } from "../../factories/migrated-dump.ts";

type Register = (app: Hono<AppEnv>, services: Services) => void;
type NewPerson = Partial<typeof people.$inferInsert>;
type NewEvidence = Partial<typeof evidence.$inferInsert>;

/** Somebody signed in, who can call the service. */
export interface Caller {
  id: string;
  orgId: string;
  token: string;
}

const start = new Date("2026-11-18T10:00:00Z");

/** Some routes of the service on a database of their own, with two organisations that share a small taxonomy. */
export async function openWorld(...routes: Register[]) {
  const db = await openPglite({ loadDataDir: await migratedDump() });
  const clock = movableClock({ now: () => start });
  const hinted: string[] = [];
  const services = {
    db,
    clock,
    sessions: createSessions(db, clock, "test"),
    engines: createEngines(db, clock, { warn: () => {} }),
    live: { hint: (_orgId: string, personIds: readonly string[]) => void hinted.push(...personIds) },
    settings: { publicUrl: "http://localhost" },
  } as unknown as Services;
  const app = new Hono<AppEnv>();
  app.onError((error) =>
    problemResponse(error instanceof Refusal ? error : new Refusal("broken", { detail: String(error) }), "test"),
  );
  for (const register of routes) register(app, services);

  const addOrg = async (name: string): Promise<string> => {
    const orgId = uuidv7(start);
    await db.inOrg(orgId, async (tx) => {
      await tx.insert(orgs).values({ orgId, name, slug: name.toLowerCase(), createdAt: start });
      await tx.insert(skills).values(
        [
          { id: "sql", name: "SQL", kind: "hard" as const, aliases: ["structured query language"] },
          { id: "window-functions", name: "Window functions", kind: "hard" as const, broader: "sql", aliases: [] },
          { id: "giving-feedback", name: "Giving feedback", kind: "soft" as const, aliases: ["difficult feedback"] },
        ].map((skill) => ({ orgId, createdAt: start, ...skill })),
      );
    });
    return orgId;
  };

  const addPerson = async (orgId: string, given: NewPerson = {}): Promise<Caller> => {
    const id = given.id ?? uuidv7(start);
    const token = await db.inOrg(orgId, async (tx) => {
      await tx.insert(people).values({
        orgId,
        email: `${id}@example.org`,
        name: "Marta Alves",
        confirmedAt: start,
        joinedAt: new Date("2026-01-05T09:00:00Z"),
        ...given,
        id,
      });
      return (await openSession(tx, { orgId, personId: id, kind: "extension", label: "", now: start })).token;
    });
    return { id, orgId, token };
  };

  const addEvidence = async ({ id: personId, orgId }: Caller, given: NewEvidence = {}): Promise<string> => {
    const id = uuidv7(start);
    await db.inOrg(orgId, (tx) =>
      tx
        .insert(evidence)
        .values({ orgId, personId, skillId: "window-functions", kind: "endorsed", at: start, ...given, id }),
    );
    return id;
  };

  const call = (caller: Caller | null, method: string, path: string, body?: unknown): Promise<Response> =>
    Promise.resolve(
      app.request(path, {
        method,
        headers: {
          ...(caller === null ? {} : { authorization: `Bearer ${caller.token}` }),
          ...(body === undefined ? {} : { "content-type": "application/json" }),
        },
        ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
      }),
    );

  return { app, db, clock, services, hinted, addOrg, addPerson, addEvidence, call, close: () => db.close() };
}

export type World = Awaited<ReturnType<typeof openWorld>>;

/** The stable code of a refusal. */
export async function codeOf(response: Response): Promise<string> {
  return ((await response.json()) as { code: string }).code;
}
