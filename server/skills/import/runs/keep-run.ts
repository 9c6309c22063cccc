import { and, asc, desc, eq, gt, lt, sql } from "drizzle-orm";
import { after, MINUTE } from "../../../clock.ts";
import type { ImportRun, ImportRunReport, RunAction, RunCounts } from "../../../contract/import.ts";
import { importRows, importRuns } from "../../../db/schema/index.ts";
import type { Database, Tx } from "../../../db/transaction.ts";
import type { ReportRow } from "../source/concept.ts";
import type { Pace } from "./pace.ts";
import type { Progress } from "./registry.ts";

/** A run that has told nothing for so long has lost its node. */
const SILENT_MS = MINUTE;
const KEPT = 20;
const AT_ONCE = 150;

type RunRow = typeof importRuns.$inferSelect;

export const runView = (run: RunRow): ImportRun => ({
  id: run.id,
  kind: run.kind,
  status: run.status,
  phase: run.phase as ImportRun["phase"],
  done: run.done,
  total: run.total,
  report: run.report ?? { apply: false, files: [], counts: null, notes: [], faults: [] },
  problem: run.problem,
  startedAt: run.at.toISOString(),
  endedAt: run.endedAt?.toISOString() ?? null,
});

/** The last runs, newest first, after those whose node died were marked as failed. */
export async function lastRuns(tx: Tx, orgId: string, now: Date): Promise<RunRow[]> {
  await tx
    .update(importRuns)
    .set({ status: "failed", problem: "away", endedAt: now })
    .where(
      and(eq(importRuns.orgId, orgId), eq(importRuns.status, "running"), lt(importRuns.beatAt, after(now, -SILENT_MS))),
    );
  return tx.select().from(importRuns).orderBy(desc(importRuns.at), desc(importRuns.id)).limit(KEPT);
}

/** Forgets all runs but the last ones. */
export async function forgetOldRuns(tx: Tx, orgId: string): Promise<void> {
  await tx.execute(sql`delete from import_runs where org_id = ${orgId} and status <> 'running' and id not in (
    select id from import_runs where org_id = ${orgId} order by at desc, id desc limit ${KEPT})`);
}

/** Writes down how far a run is; answers whether it may go on. */
export async function beatRun(
  db: Database,
  orgId: string,
  id: string,
  progress: Progress,
  now: Date,
): Promise<boolean> {
  const kept = await db.inOrg(orgId, (tx) =>
    tx
      .update(importRuns)
      .set({ ...progress, beatAt: now })
      .where(and(eq(importRuns.id, id), eq(importRuns.status, "running")))
      .returning({ id: importRuns.id }),
  );
  return kept.length > 0;
}

interface End {
  status: "done" | "failed" | "cancelled";
  report: ImportRunReport;
  problem?: string;
  applied?: number;
}

/** Ends a run; answers false when it had ended before, such as when somebody cancelled it. */
export async function endRun(tx: Tx, id: string, end: End, now: Date): Promise<boolean> {
  const kept = await tx
    .update(importRuns)
    .set({ ...end, endedAt: now, beatAt: now })
    .where(and(eq(importRuns.id, id), eq(importRuns.status, "running")))
    .returning({ id: importRuns.id });
  return kept.length > 0;
}

export function countsOf(all: readonly ReportRow[]): RunCounts {
  const counts = { add: 0, join: 0, change: 0, same: 0, skip: 0, gone: 0, refuse: 0 };
  for (const { action } of all) counts[action] += 1;
  return counts;
}

/** Keeps what a run tells row by row; rows that change nothing and have nothing to tell are only counted. */
export async function keepRows(
  db: Database,
  orgId: string,
  runId: string,
  all: readonly ReportRow[],
  pace: Pace,
): Promise<void> {
  const told = all.filter(({ action, notes }) => action !== "same" || notes.length > 0);
  await db.inOrg(orgId, (tx) => tx.delete(importRows).where(eq(importRows.runId, runId)));
  for (let from = 0; from < told.length; from += AT_ONCE) {
    const part = told.slice(from, from + AT_ONCE).map((row, nth) => ({ ...row, seq: from + nth + 1 }));
    await db.inOrg(orgId, (tx) =>
      tx.execute(sql`insert into import_rows (org_id, run_id, seq, file, line, action, subject, notes)
        select ${orgId}::uuid, ${runId}::uuid, r.seq, r.file, r.line, r.action, r.subject, r.notes
        from jsonb_to_recordset(${JSON.stringify(part)}::jsonb)
          as r(seq int, file text, line int, action text, subject text, notes text[])`),
    );
    await pace();
  }
}

/** Rows of a run after `from`, of one action or of all. */
export const rowsAfter = (tx: Tx, runId: string, from: number, limit: number, action?: RunAction) =>
  tx
    .select({
      seq: importRows.seq,
      file: importRows.file,
      line: importRows.line,
      action: importRows.action,
      subject: importRows.subject,
      notes: importRows.notes,
    })
    .from(importRows)
    .where(
      and(
        eq(importRows.runId, runId),
        gt(importRows.seq, from),
        action === undefined ? undefined : eq(importRows.action, action),
      ),
    )
    .orderBy(asc(importRows.seq))
    .limit(limit);
