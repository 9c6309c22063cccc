import { and, eq, inArray, isNull } from "drizzle-orm";
import type { Actor } from "../../auth/actor.ts";
import type { ImportReport, ImportRow } from "../../contract/admin.ts";
import type { TakeawayImportBody, TakeawayRecord } from "../../contract/takeaway-file.ts";
import { reportOf } from "../../csv/report.ts";
import { people, skills, takeaways } from "../../db/schema/index.ts";
import type { Tx } from "../../db/transaction.ts";
import { appendFeed } from "../../feed/append.ts";
import { lockImports } from "../../people/import/lock-imports.ts";
import type { Services } from "../../services.ts";
import type { TakeawayRow } from "../between.ts";
import { STAND_WITHIN } from "../rules.ts";
import { FIELDS } from "../mask-words.ts";
import { touchShelf } from "../touch-shelf.ts";
import { type FileRow, readTakeawayFile } from "./read-file.ts";

interface Planned {
  report: ImportRow;
  record: TakeawayRecord | null;
}

interface Known {
  before: ReadonlyMap<string, TakeawayRow>;
  skills: ReadonlySet<string>;
  /** Ids of people who are here, by address. */
  people: ReadonlyMap<string, string>;
}

/**
 * Takes takeaways from a file; without `apply` it only tells what it would do. What two people wrote here stays theirs:
 * a file neither changes their words nor shows again what they took back. Throws `invalid` for a file that makes no sense.
 */
export async function importTakeaways(
  { db, clock, live }: Pick<Services, "db" | "clock" | "live">,
  { orgId }: Actor,
  { content, apply = false }: TakeawayImportBody,
): Promise<ImportReport> {
  const rows = readTakeawayFile(content);
  const now = clock.now();
  const { report, told } = await db.inOrg(orgId, async (tx) => {
    if (apply) await lockImports(tx, orgId);
    const known = await knownBefore(tx, orgId, rows);
    const planned = rows.map((row) => plan(row, known));
    const report = reportOf(
      planned.map((one) => one.report),
      [],
      apply,
    );
    if (!apply || report.counts.add + report.counts.change === 0) return { report, told: [] };
    const asked = await write(tx, orgId, planned, known, now);
    await touchShelf(tx, orgId);
    const changes = asked.map((personId) => ({ personId, kind: "me" as const, ref: personId }));
    return { report, told: await appendFeed(tx, orgId, now, changes) };
  });
  live.hint(orgId, told);
  return report;
}

async function knownBefore(tx: Tx, orgId: string, rows: readonly FileRow[]): Promise<Known> {
  const records = rows.flatMap(({ record }) => record ?? []);
  const before = await tx
    .select()
    .from(takeaways)
    .where(
      and(
        eq(takeaways.orgId, orgId),
        inArray(
          takeaways.id,
          records.map(({ id }) => id),
        ),
      ),
    );
  const taxonomy = await tx.select({ id: skills.id }).from(skills).where(eq(skills.orgId, orgId));
  const emails = records.flatMap(({ behind }) => behind?.toLowerCase() ?? []);
  const here = await tx
    .select({ id: people.id, email: people.email })
    .from(people)
    .where(and(eq(people.orgId, orgId), isNull(people.leftAt), inArray(people.email, emails)));
  return {
    before: new Map(before.map((row) => [row.id, row])),
    skills: new Set(taxonomy.map(({ id }) => id)),
    people: new Map(here.map(({ id, email }) => [email, id])),
  };
}

function plan({ line, subject, record, notes }: FileRow, known: Known): Planned {
  const refuse = (...why: string[]): Planned => ({
    report: { line, subject, action: "refuse", notes: why },
    record: null,
  });
  if (record === null) return refuse(...notes);
  const unknown = record.skills.filter((id) => !known.skills.has(id));
  if (unknown.length > 0) return refuse(...unknown.map((id) => `the skill “${id}” is not known here`));
  const row = known.before.get(record.id.toLowerCase());
  const told = behindNotes(record, row, known);
  if (row === undefined) return { report: { line, subject, action: "add", notes: told }, record };
  if (row.status !== "published") return refuse("the two who wrote it do not show it any more");
  const changed = changesOf(record, row);
  if (changed.length === 0) return { report: { line, subject, action: "same", notes: [] }, record: null };
  if (row.askId !== null) return refuse("two people here wrote it, and only they may change it");
  return { report: { line, subject, action: "change", notes: [...changed, ...told] }, record };
}

function behindNotes({ behind }: TakeawayRecord, row: TakeawayRow | undefined, { people: here }: Known): string[] {
  if (row !== undefined || behind === null) return [];
  return here.has(behind.toLowerCase())
    ? [`${behind} is asked to stand behind it`]
    : [`nobody here has the address ${behind}; somebody else is looked for`];
}

function changesOf(record: TakeawayRecord, row: TakeawayRow): string[] {
  const isSame: [string, boolean][] = [
    ...FIELDS.map((field): [string, boolean] => [field, record[field] === row[field]]),
    ["page", record.page === row.pageTitle && record.pageKey === row.pageKey],
    ["skills", record.skills.join() === row.skillIds.join()],
    ["reviewed", record.reviewedAt === row.reviewedAt?.toISOString()],
    ["review", record.reviewAt === row.reviewAt?.toISOString()],
    ["published", record.publishedAt === row.publishedAt?.toISOString()],
  ];
  return isSame.flatMap(([name, same]) => (same ? [] : [name]));
}

/** Writes what is new or changed. Gives who is asked to stand behind something. */
async function write(tx: Tx, orgId: string, planned: readonly Planned[], known: Known, now: Date): Promise<string[]> {
  const asked: string[] = [];
  for (const { record, report } of planned) {
    if (record === null) continue;
    const words = {
      pageKey: record.pageKey,
      pageTitle: record.page,
      skillIds: record.skills,
      what: record.what,
      how: record.how,
      why: record.why,
      unknowns: record.unknowns,
      publishedAt: new Date(record.publishedAt),
      reviewedAt: new Date(record.reviewedAt),
      reviewAt: new Date(record.reviewAt),
    };
    if (report.action === "change") {
      await tx
        .update(takeaways)
        .set(words)
        .where(and(eq(takeaways.orgId, orgId), eq(takeaways.id, record.id)));
      continue;
    }
    const askedId = known.people.get(record.behind?.toLowerCase() ?? "") ?? null;
    if (askedId !== null) asked.push(askedId);
    await tx.insert(takeaways).values({
      ...words,
      orgId,
      id: record.id,
      status: "published",
      askedId,
      nextStepAt: askedId === null ? now : new Date(now.getTime() + STAND_WITHIN),
    });
  }
  return asked;
}
