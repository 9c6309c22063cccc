import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, vi } from "vitest";
import type { ImportRun, ImportRunRow } from "../../../server/contract/import.ts";
import { importRuns, skillOrigins, skillRedirects, skills } from "../../../server/db/schema/index.ts";
import { newOrg, newPerson, openTestService, type TestPerson, type TestService } from "../../factories/service.ts";

export type FileGiven = [name: string, content: string | Uint8Array<ArrayBuffer>];

/** The service with an organisation of its own for each test, and the way of an import through it. */
export function importWorld() {
  let service: TestService;
  let orgId = "";
  let admin: TestPerson;
  beforeAll(async () => {
    service = await openTestService();
  });
  afterAll(() => service.close());

  const begin = (kind: string, files: FileGiven[], apply: boolean, token = admin.token) => {
    const form = new FormData();
    form.set("kind", kind);
    form.set("apply", String(apply));
    for (const [name, content] of files) form.append("files", new File([content], name));
    return service.app.request("/api/admin/imports/runs", {
      method: "POST",
      headers: { authorization: `Bearer ${token}` },
      body: form,
    });
  };
  const statusOf = (id: string) =>
    service.db.inOrg(orgId, async (tx) => {
      const [run] = await tx.select().from(importRuns).where(eq(importRuns.id, id));
      return run?.status;
    });
  // Asked of the database: a person's calls are counted.
  const ended = async (id: string): Promise<ImportRun> => {
    await vi.waitFor(async () => expect(await statusOf(id)).not.toBe("running"), { interval: 10, timeout: 50_000 });
    return ((await admin.get(`/api/admin/imports/runs/${id}`)) as { body: ImportRun }).body;
  };
  const rowsOf = async (id: string, query = "limit=500"): Promise<ImportRunRow[]> => {
    const { body } = (await admin.get(`/api/admin/imports/runs/${id}/rows?${query}`)) as {
      body: { rows: ImportRunRow[] };
    };
    return body.rows;
  };

  return {
    service: () => service,
    admin: () => admin,
    orgId: () => orgId,
    fresh: async () => {
      orgId = await newOrg(service);
      admin = await newPerson(service, orgId, { role: "admin" });
    },
    begin,
    ended,
    rowsOf,
    /** An import to its end; its counts without zeros, and its rows as `action subject: notes`. */
    bring: async (kind: string, files: FileGiven[], apply = true) => {
      const answer = await begin(kind, files, apply);
      const started = (await answer.json()) as ImportRun;
      expect([answer.status, started.status], JSON.stringify(started)).toEqual([202, "running"]);
      const run = await ended(started.id);
      const rows = await rowsOf(run.id);
      return {
        run,
        counts: Object.fromEntries(Object.entries(run.report.counts ?? {}).filter(([, count]) => count > 0)),
        rows: rows.map(({ action, subject, notes }) => `${action} ${subject}: ${notes.join("; ")}`),
      };
    },
    skill: async (name: string) => {
      const found = await service.db.inOrg(orgId, (tx) => tx.select().from(skills).where(eq(skills.name, name)));
      expect(found.length, name).toBeLessThan(2);
      return found[0];
    },
    skillCount: () => service.db.inOrg(orgId, async (tx) => (await tx.select().from(skills)).length),
    edit: (id: string, set: Partial<typeof skills.$inferInsert>) =>
      service.db.inOrg(orgId, (tx) => tx.update(skills).set(set).where(eq(skills.id, id))),
    /** What a curator's merge leaves behind. */
    merge: (from: string, to: string) =>
      service.db.inOrg(orgId, async (tx) => {
        await tx.delete(skills).where(eq(skills.id, from));
        await tx.insert(skillRedirects).values({ orgId, fromId: from, toId: to, at: service.clock.now() });
      }),
    origins: () => service.db.inOrg(orgId, (tx) => tx.select().from(skillOrigins)),
  };
}
