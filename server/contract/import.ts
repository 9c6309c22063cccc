import * as z from "zod/mini";
import { Instant, Language, someText, text, Uuid } from "./values.ts";

/** What a long import may bring: skills as plain CSV, ESCO's CSV files, O*NET's text files, or tagged courses as CSV. */
export const ImportKind = z.enum(["skills", "esco", "onet", "courses"]);
export type ImportKind = z.infer<typeof ImportKind>;

export const IMPORT_LIMITS = { bytes: 40_000_000, jsonBytes: 6_000_000, files: 20, rows: 100_000 } as const;

/** The columns that tell what a file is, in the order in which they are tried; the first line of the file decides. */
export const IMPORT_HEADERS: readonly (readonly [kind: ImportKind, columns: readonly string[]])[] = [
  ["esco", ["conceptUri"]],
  ["esco", ["originalSkillUri"]],
  ["esco", ["Level 0 URI"]],
  ["onet", ["O*NET-SOC Code"]],
  ["onet", ["Element ID", "Element Name"]],
  ["courses", ["title", "skills"]],
  ["skills", ["name"]],
];

/** A file by its name and what is in it: text in JSON; its bytes in a form, which is read as UTF-8. */
export const ImportFile = z.object({
  name: someText(200),
  /** Of its labels, by primary BCP 47 tag; else read from a name such as `skills_de.csv`, else `en`. */
  language: z.optional(Language),
  content: z.union([text(IMPORT_LIMITS.jsonBytes), z.instanceof(Uint8Array)]),
});
export type ImportFile = z.infer<typeof ImportFile>;

/** `apply: false` is a dry run: the report, and nothing changed. */
export const ImportRunBody = z.object({
  kind: ImportKind,
  apply: z.optional(z.boolean()),
  files: z.array(ImportFile).check(z.minLength(1), z.maxLength(IMPORT_LIMITS.files)),
});
export type ImportRunBody = z.infer<typeof ImportRunBody>;

/**
 * What a row does, or did. `join`: it belongs to a skill that is here already under that name. `skip`: left out on
 * purpose, such as an obsolete concept. `gone`: known here, and not in the source any more; it stays.
 */
export const RunAction = z.enum(["add", "join", "change", "same", "skip", "gone", "refuse"]);
export type RunAction = z.infer<typeof RunAction>;

const Counts = z.object({
  add: z.int(),
  join: z.int(),
  change: z.int(),
  same: z.int(),
  skip: z.int(),
  gone: z.int(),
  refuse: z.int(),
});
export type RunCounts = z.infer<typeof Counts>;

/** A sentence for whoever made the files; `path` is the file's name. */
const Fault = z.object({ path: z.string(), message: z.string() });

/** What a run was asked to do, and in the end what came of it. */
export const ImportRunReport = z.object({
  /** Whether it changes anything; else it is a dry run. */
  apply: z.boolean(),
  files: z.array(z.string()),
  counts: z.nullable(Counts),
  /** What was decided for the whole: columns left out, files without skills, and the like. */
  notes: z.array(z.string()),
  faults: z.array(Fault),
});
export type ImportRunReport = z.infer<typeof ImportRunReport>;

export const ImportRun = z.object({
  id: Uuid,
  kind: ImportKind,
  status: z.enum(["running", "done", "failed", "cancelled"]),
  /** `done` and `total` are bytes while it reads, rows afterwards. */
  phase: z.enum(["reading", "comparing", "writing"]),
  done: z.int(),
  total: z.nullable(z.int()),
  report: ImportRunReport,
  /** A code of the contract when it failed; `away` when the service was stopped meanwhile. Nothing was changed then. */
  problem: z.nullable(z.string()),
  startedAt: Instant,
  endedAt: z.nullable(Instant),
});
export type ImportRun = z.infer<typeof ImportRun>;
export const ImportRuns = z.object({ runs: z.array(ImportRun) });

export const ImportRunRow = z.object({
  seq: z.int(),
  file: z.string(),
  /** Line in the file, from 1 for the header; 0 for what no line tells. */
  line: z.int(),
  action: RunAction,
  subject: z.string(),
  /** What changes, or why it is refused. */
  notes: z.array(z.string()),
});
export type ImportRunRow = z.infer<typeof ImportRunRow>;
export const ImportRunRows = z.object({ rows: z.array(ImportRunRow), nextAfter: z.nullable(z.int()) });

const whole = (least: number, most: number) => z.coerce.number().check(z.int(), z.minimum(least), z.maximum(most));
/** Rows after `after`, some at a time. */
export const ImportRowsQuery = z.object({
  after: z._default(whole(0, 10_000_000), 0),
  limit: z._default(whole(1, 500), 100),
  action: z.optional(RunAction),
});
