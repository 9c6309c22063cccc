import type { Actor } from "../../../auth/actor.ts";
import type { ImportKind, ImportRunReport } from "../../../contract/import.ts";
import type { Tx } from "../../../db/transaction.ts";
import { lockImports } from "../../../people/import/lock-imports.ts";
import { lockAdmins } from "../../../people/lock-admins.ts";
import { touchMatching } from "../../../people/touch-matching.ts";
import { Refusal } from "../../../refusal.ts";
import type { Services } from "../../../services.ts";
import type { ReportRow } from "../source/concept.ts";
import type { SourceFile } from "../source/source-file.ts";
import { readRedirects } from "../taxonomy.ts";
import { Moved } from "../write-skills.ts";
import { countsOf, endRun, keepRows } from "./keep-run.ts";
import { readerOf } from "./kinds.ts";
import { CANCELLED, type Job } from "./registry.ts";

const MAX_TRIES = 4;

export interface RunOrder {
  id: string;
  kind: ImportKind;
  files: SourceFile[];
  report: ImportRunReport;
}

/** What files come to against what is here now. */
export interface RunPlan {
  rows: ReportRow[];
  notes: string[];
  /** Rows that {@link RunPlan.write} writes; 0 when nothing would change. */
  changes: number;
  /** Skills that had been merged into others when it was made. */
  merged: number;
  /** Throws {@link Moved} when what was read has changed since. */
  write(tx: Tx, now: Date, onWritten: (rows: number) => void): Promise<void>;
}

/** Runs an import to its end and writes down how it ended. Rejects only when even that cannot be written. */
export async function run(services: Services, actor: Actor, order: RunOrder, job: Job): Promise<void> {
  const { db, clock, log } = services;
  const { id, report } = order;
  try {
    await work(services, actor, order, job);
  } catch (error) {
    const wasStopped = job.signal.aborted;
    if (!wasStopped && !(error instanceof Refusal)) log.error({ err: error }, "an import failed");
    const refusal = error instanceof Refusal ? error : new Refusal(wasStopped ? "away" : "broken");
    const failed = { status: "failed", problem: refusal.code } as const;
    const how = job.signal.reason === CANCELLED ? ({ status: "cancelled" } as const) : failed;
    const end = { ...how, report: { ...report, faults: refusal.options.fields ?? [] } };
    await db.inOrg(actor.orgId, (tx) => endRun(tx, id, end, clock.now()));
  }
}

async function work(services: Services, actor: Actor, { id, kind, files, report }: RunOrder, job: Job): Promise<void> {
  const { db } = services;
  const { orgId } = actor;
  const plan = await readerOf(kind)(services, orgId, files, job);
  for (let tries = 1; ; tries++) {
    const planned = await plan();
    const told = { ...report, counts: countsOf(planned.rows), notes: planned.notes };
    await keepRows(db, orgId, id, planned.rows, job.pace);
    try {
      await db.inOrg(orgId, (tx) => finish(services, actor, { id, report: told }, planned, job, tx));
      return;
    } catch (error) {
      // Somebody changed a skill meanwhile: what this import does to it must be looked at again.
      if (!(error instanceof Moved)) throw error;
      if (tries === MAX_TRIES) throw new Refusal("conflict");
    }
  }
}

/** Writes all of it, or nothing; what others wait for is locked last. */
async function finish(
  { clock }: Services,
  actor: Actor,
  { id, report }: Pick<RunOrder, "id" | "report">,
  plan: RunPlan,
  { signal, tell }: Job,
  tx: Tx,
): Promise<void> {
  const now = clock.now();
  const writes = report.apply && plan.changes > 0;
  if (writes) {
    await lockImports(tx, actor.orgId);
    // What was merged since must not be written again by its old id.
    if ((await readRedirects(tx)).size !== plan.merged) throw new Moved();
    let written = 0;
    tell("writing", 0, plan.changes);
    await plan.write(tx, now, (rows) => tell("writing", (written += rows), plan.changes));
    await lockAdmins(tx, actor);
  }
  const goesOn = await endRun(tx, id, { status: "done", report, applied: writes ? plan.changes : 0 }, now);
  if (!goesOn) throw new Refusal("conflict");
  signal.throwIfAborted();
  if (writes) await touchMatching(tx, actor.orgId);
}
