import type { ImportKind } from "../../../contract/import.ts";
import type { TableShape } from "../../../csv/read-table.ts";
import type { CsvRow } from "../../../csv/rows.ts";
import type { Services } from "../../../services.ts";
import { COURSE_TABLE } from "../../courses/course-row.ts";
import { readCourses, writeCourses } from "../../courses/keep-courses.ts";
import { planCourses } from "../../courses/plan-courses.ts";
import { keepFromFile } from "../../keep-proposals.ts";
import { skillFinder } from "../../skill-finder.ts";
import { planSkills } from "../plan-skills.ts";
import { SKILL_TABLE } from "../skill-row.ts";
import type { SourceReading } from "../source/concept.ts";
import { planSource } from "../source/plan-source.ts";
import { readEsco } from "../source/read-esco.ts";
import { readOnet } from "../source/read-onet.ts";
import { eachRow, type Reading, type SourceFile } from "../source/source-file.ts";
import { changesOf, readTaxonomy, resolved } from "../taxonomy.ts";
import { writeSkills } from "../write-skills.ts";
import type { Job } from "./registry.ts";
import type { RunPlan } from "./run.ts";

/** Reads files once; what it gives plans them against what is here, as often as that has changed. */
type Reader = (
  services: Services,
  orgId: string,
  files: readonly SourceFile[],
  job: Job,
) => Promise<() => Promise<RunPlan>>;

const READERS: Record<ImportKind, Reader> = {
  esco: (services, orgId, files, job) => source(services, orgId, files, job, readEsco),
  onet: (services, orgId, files, job) => source(services, orgId, files, job, readOnet),
  skills: plainSkills,
  courses,
};

export const readerOf = (kind: ImportKind): Reader => READERS[kind];

/** Tells of bytes while the files are read. */
function readingOf(files: readonly SourceFile[], { pace, tell }: Job): Reading {
  const total = files.reduce((sum, { bytes }) => sum + bytes.length, 0);
  return { pace, onBytes: (bytes) => tell("reading", bytes, total) };
}

async function source(
  { db }: Services,
  orgId: string,
  files: readonly SourceFile[],
  job: Job,
  read: (files: readonly SourceFile[], reading: Reading) => Promise<SourceReading>,
): Promise<() => Promise<RunPlan>> {
  const reading = await read(files, readingOf(files, job));
  const total = reading.concepts.length;
  return async () => {
    job.tell("comparing", 0, total);
    const taxonomy = await readTaxonomy(db, orgId, reading.source, job.pace);
    const plan = await planSource(reading, taxonomy, job.pace, (done) => job.tell("comparing", done, total));
    return {
      rows: plan.rows,
      notes: reading.notes,
      changes: plan.skills.length + plan.origins.length,
      merged: taxonomy.redirects.size,
      write: (tx, now, onWritten) => writeSkills(tx, orgId, plan, now, job.pace, onWritten),
    };
  };
}

async function plainSkills(
  { db }: Services,
  orgId: string,
  files: readonly SourceFile[],
  job: Job,
): Promise<() => Promise<RunPlan>> {
  const { file, rows, notes } = await tableOf(files, SKILL_TABLE, job);
  return async () => {
    job.tell("comparing", 0, rows.length);
    const taxonomy = await readTaxonomy(db, orgId, "own", job.pace);
    const planned = await planSkills(rows, taxonomy, job.pace);
    const changes = changesOf(planned, taxonomy.skills);
    return {
      rows: planned.map(({ report }) => ({ file, ...report })),
      notes,
      changes: changes.skills.length,
      merged: taxonomy.redirects.size,
      write: (tx, now, onWritten) => writeSkills(tx, orgId, changes, now, job.pace, onWritten),
    };
  };
}

async function courses(
  { db }: Services,
  orgId: string,
  files: readonly SourceFile[],
  job: Job,
): Promise<() => Promise<RunPlan>> {
  const { file, rows, notes } = await tableOf(files, COURSE_TABLE, job);
  return async () => {
    job.tell("comparing", 0, rows.length);
    const taxonomy = await readTaxonomy(db, orgId, "own", job.pace);
    const known = await readCourses(db, orgId, job.pace);
    const byLabel = skillFinder(taxonomy.skills.values());
    const unknown = new Set<string>();
    const find = (label: string) => {
      const id = byLabel(label) ?? resolved(label, taxonomy);
      if (id === undefined) unknown.add(label);
      return id;
    };
    const plan = await planCourses(file, rows, new Map(known.map((course) => [course.id, course])), find, job.pace);
    return {
      rows: plan.rows,
      notes,
      changes: plan.courses.length,
      merged: taxonomy.redirects.size,
      write: async (tx, now, onWritten) => {
        await writeCourses(tx, orgId, plan.courses, now, job.pace, onWritten);
        await keepFromFile(tx, orgId, unknown, now);
      },
    };
  };
}

/** The one table of a plain import, whole: its rows are few enough. */
async function tableOf(files: readonly SourceFile[], shape: TableShape, job: Job) {
  const rows: CsvRow[] = [];
  const notes: string[] = [];
  await eachRow(
    files,
    () => shape,
    readingOf(files, job),
    (_file, { unknownColumns }) => {
      notes.push(...unknownColumns.map((name) => `the column “${name}” is not known here and was left out`));
      return (row) => void rows.push(row);
    },
  );
  return { file: files[0]?.name ?? "", rows, notes };
}
