import { sql } from "drizzle-orm";
import {
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import type { ImportRunReport, ImportRunRow } from "../../contract/import.ts";
import { instant, orgId } from "./columns.ts";
import { people, skills } from "./org.ts";

/** A skill that was merged into another: its old id still leads there, for files and devices that know it. */
export const skillRedirects = pgTable(
  "skill_redirects",
  { orgId: orgId(), fromId: text("from_id").notNull(), toId: text("to_id").notNull(), at: instant("at").notNull() },
  (table) => [
    primaryKey({ columns: [table.orgId, table.fromId] }),
    foreignKey({
      name: "skill_redirects_to",
      columns: [table.orgId, table.toId],
      foreignColumns: [skills.orgId, skills.id],
    }),
  ],
);

/** A skill that somebody typed and the taxonomy does not have, kept for the curator. */
export const skillProposals = pgTable(
  "skill_proposals",
  {
    orgId: orgId(),
    id: uuid("id").notNull(),
    /** As first typed. */
    text: text("text").notNull(),
    /** Its stems in a row (`normalise`), so that spellings meet. */
    key: text("key").notNull(),
    status: text("status", { enum: ["open", "added", "merged", "dismissed"] })
      .notNull()
      .default("open"),
    /** What it became. */
    skillId: text("skill_id"),
    at: instant("at").notNull(),
    decidedAt: instant("decided_at"),
  },
  (table) => [
    primaryKey({ columns: [table.orgId, table.id] }),
    uniqueIndex("skill_proposals_open")
      .on(table.orgId, table.key)
      .where(sql`${table.status} = 'open'`),
    check("skill_proposals_status", sql`${table.status} in ('open', 'added', 'merged', 'dismissed')`),
  ],
);

/** Who typed a proposal; once it is a skill, they are the first who say that they know it. */
export const skillProposers = pgTable(
  "skill_proposers",
  {
    orgId: orgId(),
    proposalId: uuid("proposal_id").notNull(),
    personId: uuid("person_id").notNull(),
    at: instant("at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.orgId, table.proposalId, table.personId] }),
    foreignKey({
      name: "skill_proposers_proposal",
      columns: [table.orgId, table.proposalId],
      foreignColumns: [skillProposals.orgId, skillProposals.id],
    }),
    foreignKey({
      name: "skill_proposers_person",
      columns: [table.orgId, table.personId],
      foreignColumns: [people.orgId, people.id],
    }),
  ],
);

/** A long import: what it is at, and in the end its report. */
export const importRuns = pgTable(
  "import_runs",
  {
    orgId: orgId(),
    id: uuid("id").notNull(),
    kind: text("kind", { enum: ["skills", "esco", "onet", "courses"] }).notNull(),
    startedBy: uuid("started_by").notNull(),
    status: text("status", { enum: ["running", "done", "failed", "cancelled"] }).notNull(),
    /** `reading`, `comparing` or `writing` while it runs. */
    phase: text("phase").notNull().default("reading"),
    done: integer("done").notNull().default(0),
    total: integer("total"),
    applied: integer("applied").notNull().default(0),
    /** From the beginning: what it was asked to do, and at the end what came of it. */
    report: jsonb("report").$type<ImportRunReport>(),
    /** A code of the contract when it failed. */
    problem: text("problem"),
    at: instant("at").notNull(),
    beatAt: instant("beat_at").notNull(),
    endedAt: instant("ended_at"),
  },
  (table) => [
    primaryKey({ columns: [table.orgId, table.id] }),
    index("import_runs_running")
      .on(table.beatAt)
      .where(sql`${table.status} = 'running'`),
    check("import_runs_status", sql`${table.status} in ('running', 'done', 'failed', 'cancelled')`),
  ],
);

/** What a run tells row by row; rows that change nothing are only counted. */
export const importRows = pgTable(
  "import_rows",
  {
    orgId: orgId(),
    runId: uuid("run_id").notNull(),
    seq: integer("seq").notNull(),
    file: text("file").notNull(),
    line: integer("line").notNull(),
    action: text("action").$type<ImportRunRow["action"]>().notNull(),
    subject: text("subject").notNull(),
    notes: text("notes").array().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.orgId, table.runId, table.seq] }),
    foreignKey({
      name: "import_rows_run",
      columns: [table.orgId, table.runId],
      foreignColumns: [importRuns.orgId, importRuns.id],
    }).onDelete("cascade"),
  ],
);

/** What a source said of a concept at its last word. */
export interface SourceWord {
  /** The language whose labels became the skill's name and aliases; the others are its `names`. */
  main: string;
  /** Its labels by language, the preferred one first. */
  labels: Record<string, string[]>;
  /** The wider concept; absent when the source was never asked. */
  broader?: string | null;
  related?: string[];
}

/**
 * A concept of another taxonomy and the skill that stands for it here; several may lead to one skill. The skill may have
 * been merged since: its redirect leads on. What the source said last tells its later changes from the organisation's own.
 */
export const skillOrigins = pgTable(
  "skill_origins",
  {
    orgId: orgId(),
    source: text("source").notNull(),
    sourceId: text("source_id").notNull(),
    skillId: text("skill_id").notNull(),
    said: jsonb("said").$type<SourceWord>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.orgId, table.source, table.sourceId] })],
);
