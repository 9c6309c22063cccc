import { and, eq } from "drizzle-orm";
import type { Actor } from "../../../auth/actor.ts";
import type { ImportRun, ImportRunRow, RunAction } from "../../../contract/import.ts";
import { writeCsv } from "../../../csv/write-csv.ts";
import { importRuns } from "../../../db/schema/index.ts";
import type { Tx } from "../../../db/transaction.ts";
import { Refusal } from "../../../refusal.ts";
import type { Services } from "../../../services.ts";
import { lastRuns, rowsAfter, runView } from "./keep-run.ts";
import { createPace } from "./pace.ts";

const PAGE = 1000;

/** The last long imports, newest first. */
export async function listRuns({ db, clock }: Services, { orgId }: Actor): Promise<ImportRun[]> {
  const runs = await db.inOrg(orgId, (tx) => lastRuns(tx, orgId, clock.now()));
  return runs.map(runView);
}

/** One long import and how far it is. Throws `not_found`. */
export async function readRun({ db, clock }: Services, { orgId }: Actor, id: string): Promise<ImportRun> {
  const runs = await db.inOrg(orgId, (tx) => lastRuns(tx, orgId, clock.now()));
  const run = runs.find((each) => each.id === id.toLowerCase());
  if (run === undefined) throw new Refusal("not_found");
  return runView(run);
}

/** Some rows of a run's report. Throws `not_found`. */
export async function readRunRows(
  { db }: Services,
  { orgId }: Actor,
  id: string,
  { after, limit, action }: { after: number; limit: number; action?: RunAction | undefined },
): Promise<{ rows: ImportRunRow[]; nextAfter: number | null }> {
  return db.inOrg(orgId, async (tx) => {
    await mustBeHere(tx, id);
    const rows = await rowsAfter(tx, id, after, limit + 1, action);
    const page = rows.slice(0, limit);
    return { rows: page, nextAfter: rows.length > limit ? (page.at(-1)?.seq ?? null) : null };
  });
}

const COLUMNS = ["file", "line", "action", "subject", "notes"];

/** The whole report of a run as a file, some rows at a time. Throws `not_found`. */
export async function exportRun({ db }: Services, { orgId }: Actor, id: string): Promise<ReadableStream<Uint8Array>> {
  await db.inOrg(orgId, (tx) => mustBeHere(tx, id));
  const encoder = new TextEncoder();
  const pace = createPace(new AbortController().signal);
  let after = 0;
  return new ReadableStream({
    start: (controller) => controller.enqueue(encoder.encode(writeCsv(COLUMNS, []))),
    pull: async (controller) => {
      const rows = await db.inOrg(orgId, (tx) => rowsAfter(tx, id, after, PAGE));
      await pace();
      const cells = rows.map(({ file, line, action, subject, notes }) => [
        file,
        String(line),
        action,
        subject,
        notes.join("; "),
      ]);
      if (cells.length > 0) controller.enqueue(encoder.encode(writeCsv(null, cells)));
      after = rows.at(-1)?.seq ?? after;
      if (rows.length < PAGE) controller.close();
    },
  });
}

async function mustBeHere(tx: Tx, id: string): Promise<{ status: string }> {
  const [run] = await tx.select({ status: importRuns.status }).from(importRuns).where(eq(importRuns.id, id)).limit(1);
  if (run === undefined) throw new Refusal("not_found");
  return run;
}

/** Cancels a run that has not ended; nothing of it stays. Throws `not_found`, and `conflict` when it has ended. */
export async function cancelRun({ db, clock, imports }: Services, { orgId }: Actor, id: string): Promise<void> {
  // First, so that one that is writing on this node lets go of the database.
  imports.cancel(orgId, id.toLowerCase());
  await db.inOrg(orgId, async (tx) => {
    const { status } = await mustBeHere(tx, id);
    if (status === "cancelled") return;
    const kept = await tx
      .update(importRuns)
      .set({ status: "cancelled", endedAt: clock.now() })
      .where(and(eq(importRuns.id, id), eq(importRuns.status, "running")))
      .returning({ id: importRuns.id });
    if (kept.length === 0) throw new Refusal("conflict");
  });
}
