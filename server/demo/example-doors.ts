import { createHash } from "node:crypto";
import { hashOf, newSecret } from "../auth/secrets.ts";
import { after, DAY } from "../clock.ts";
import { importRows, importRuns, invitations, onceCodes } from "../db/schema/index.ts";
import type { Tx } from "../db/transaction.ts";
import { examples } from "../routes/examples.ts";

/** An invitation to take back, and a code to exchange: what the examples of the doors name, for the demo's first person. */
export async function loadDoorExamples(tx: Tx, orgId: string, personId: string, now: Date): Promise<void> {
  const expiresAt = after(now, 30 * DAY);
  await tx
    .insert(invitations)
    .values({ orgId, id: examples.invitation, secretHash: hashOf(newSecret()), createdBy: personId, expiresAt });
  const { code, codeVerifier } = examples.handOver;
  const challenge = createHash("sha256").update(codeVerifier).digest("base64url");
  await tx
    .insert(onceCodes)
    .values({ orgId, personId, codeHash: hashOf(code), purpose: "session", challenge, expiresAt });
}

/** An import that has ended, with its report, and one that was cancelled, which may be said twice: what the examples of imports name. */
export async function loadImportExamples(tx: Tx, orgId: string, personId: string, now: Date): Promise<void> {
  const counts = { add: 1, join: 0, change: 0, same: 0, skip: 0, gone: 0, refuse: 0 };
  const told = { orgId, kind: "courses", startedBy: personId, at: after(now, -DAY), beatAt: after(now, -DAY) } as const;
  const report = { apply: false, files: ["courses.csv"], counts, notes: [], faults: [] };
  await tx.insert(importRuns).values([
    { ...told, id: examples.importRun, status: "done", phase: "comparing", done: 1, total: 1, report, endedAt: now },
    { ...told, id: examples.cancelledImport, status: "cancelled", report: { ...report, counts: null }, endedAt: now },
  ]);
  await tx.insert(importRows).values({
    orgId,
    runId: examples.importRun,
    seq: 1,
    file: "courses.csv",
    line: 2,
    action: "add",
    subject: "SQL from the ground up",
    notes: [],
  });
}
