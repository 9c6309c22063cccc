import { and, eq } from "drizzle-orm";
import type { Actor } from "../../../auth/actor.ts";
import {
  IMPORT_HEADERS,
  IMPORT_LIMITS,
  type ImportKind,
  type ImportRun,
  type ImportRunBody,
} from "../../../contract/import.ts";
import { headerOf, refuserOf, type TableFile } from "../../../csv/read-table.ts";
import { importRuns } from "../../../db/schema/index.ts";
import { lockImports } from "../../../people/import/lock-imports.ts";
import { Refusal } from "../../../refusal.ts";
import type { Services } from "../../../services.ts";
import { uuidv7 } from "../../../uuid.ts";
import { languageOf, type SourceFile } from "../source/source-file.ts";
import { beatRun, forgetOldRuns, lastRuns, runView } from "./keep-run.ts";
import { run } from "./run.ts";

const NAMES: Record<ImportKind, string> = { skills: "plain skills", esco: "ESCO", onet: "O*NET", courses: "courses" };

/**
 * Starts a long import and answers at once; the run tells how far it is. Without `apply` it is a dry run. Throws
 * `invalid` for files that are none of their kind, `too_large`, and `conflict` while another one runs.
 */
export async function startRun(
  services: Services,
  actor: Actor,
  { kind, files: given, apply = false }: ImportRunBody,
): Promise<ImportRun> {
  const files = given.map(({ name, language, content }): SourceFile => ({
    name,
    bytes: typeof content === "string" ? Buffer.from(content) : content,
    language: languageOf(name, language),
  }));
  if (files.reduce((sum, { bytes }) => sum + bytes.length, 0) > IMPORT_LIMITS.bytes) throw new Refusal("too_large");
  for (const file of files) checkKind(kind, file);
  const [first, second] = files;
  if (second !== undefined && (kind === "skills" || kind === "courses"))
    refuserOf(second.name)(`is one too many: ${NAMES[kind]} come in one file at a time`);
  const report = { apply, files: files.map(({ name }) => name), counts: null, notes: [], faults: [] };
  const { db, clock, imports } = services;
  const { orgId } = actor;
  const now = clock.now();
  const kept = await db.inOrg(orgId, async (tx) => {
    // Said at once where it is known at once; the lock below waits for an import that is writing.
    if ((await lastRuns(tx, orgId, now)).some(({ status }) => status === "running")) throw new Refusal("conflict");
    await lockImports(tx, orgId);
    const [other] = await tx.select({ id: importRuns.id }).from(importRuns).where(isRunning(orgId)).limit(1);
    if (other !== undefined) throw new Refusal("conflict");
    const [row] = await tx
      .insert(importRuns)
      .values({
        orgId,
        id: uuidv7(now),
        kind,
        startedBy: actor.personId,
        status: "running",
        report,
        at: now,
        beatAt: now,
      })
      .returning();
    await forgetOldRuns(tx, orgId);
    return row;
  });
  if (kept === undefined || first === undefined) throw new Refusal("broken");
  imports.start(
    orgId,
    kept.id,
    (progress) => beatRun(db, orgId, kept.id, progress, clock.now()),
    (job) => run(services, actor, { id: kept.id, kind, files, report }, job),
  );
  return runView(kept);
}

const isRunning = (orgId: string) => and(eq(importRuns.orgId, orgId), eq(importRuns.status, "running"));

/** A file of another kind is told by its first line, with what to choose instead. */
function checkKind(kind: ImportKind, file: TableFile): void {
  const header = headerOf(file).map((name) => name.toLowerCase());
  const fits = IMPORT_HEADERS.filter(([, columns]) => columns.every((name) => header.includes(name.toLowerCase())));
  const [found] = fits;
  // A table of courses or of skills may carry more than its kind needs.
  if (found === undefined || fits.some(([other]) => other === kind)) return;
  refuserOf(file.name)(
    `looks like ${NAMES[found[0]]}, not like ${NAMES[kind]}: choose ${NAMES[found[0]]} and try again`,
  );
}
