import { sql } from "drizzle-orm";
import {
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import type { Unit } from "../../contract/unit.ts";
import { instant, orgId } from "./columns.ts";
import { people } from "./org.ts";

/** Two or three people who coach each other. While it has not ended it always has a next step and its time. */
export const units = pgTable(
  "units",
  {
    orgId: orgId(),
    id: uuid("id").notNull(),
    /** SHA-256 of the body as sent, so that a retry is told from another unit. */
    bodyHash: text("body_hash").notNull(),
    openedBy: uuid("opened_by").notNull(),
    /** What for, in the words of who proposed it. */
    purpose: text("purpose").notNull(),
    /** The accepted ask that it grew out of. */
    askId: uuid("ask_id"),
    status: text("status", { enum: ["proposed", "forming", "active", "ended"] }).notNull(),
    /** Counts up with each change: what was shared before somebody joined is told by it. */
    change: integer("change").notNull().default(0),
    openedAt: instant("opened_at").notNull(),
    /** When it ends by itself unless somebody does something. */
    quietAt: instant("quiet_at"),
    /** The soonest of everything that time brings. */
    nextStepAt: instant("next_step_at"),
    meetAt: instant("meet_at"),
    meetBy: uuid("meet_by"),
    endedAt: instant("ended_at"),
    endedBecause: text("ended_because", { enum: ["agreed", "one_left", "passed", "quiet"] }),
  },
  (table) => [
    primaryKey({ columns: [table.orgId, table.id] }),
    uniqueIndex("units_of_ask")
      .on(table.orgId, table.askId)
      .where(sql`${table.status} <> 'ended'`),
    index("units_due")
      .on(table.nextStepAt)
      .where(sql`${table.status} <> 'ended'`),
    check("units_next_step", sql`${table.status} = 'ended' or ${table.nextStepAt} is not null`),
  ],
);

/** Somebody's place in a unit. There are three seats, each held by one person at a time: a fourth has nowhere to sit. */
export const unitSeats = pgTable(
  "unit_seats",
  {
    orgId: orgId(),
    unitId: uuid("unit_id").notNull(),
    personId: uuid("person_id").notNull(),
    /** 1 to 3; null once given up. */
    seat: smallint("seat"),
    standing: text("standing", { enum: ["suggested", "invited", "joined", "gone"] }).notNull(),
    invitedBy: uuid("invited_by"),
    /** Which members agree to a third person, while they are suggested. */
    agreedBy: uuid("agreed_by")
      .array()
      .notNull()
      .default(sql`'{}'::uuid[]`),
    /** When a suggestion or an invitation ends by itself. */
    until: instant("until"),
    /** A no is told to nobody: the seat stays held until the invitation ends. */
    declinedAt: instant("declined_at"),
    seenAt: instant("seen_at"),
    joinedAt: instant("joined_at"),
    joinedChange: integer("joined_change").notNull().default(0),
    leftAt: instant("left_at"),
    wantsEndAt: instant("wants_end_at"),
    /** What somebody who left saw last; nothing later is theirs to see. */
    kept: jsonb("kept").$type<Unit>(),
  },
  (table) => [
    primaryKey({ columns: [table.orgId, table.unitId, table.personId] }),
    uniqueIndex("unit_seats_once").on(table.orgId, table.unitId, table.seat),
    index("unit_seats_of_person").on(table.orgId, table.personId),
    check("unit_seats_three", sql`${table.seat} between 1 and 3`),
    check("unit_seats_held", sql`(${table.standing} = 'gone') = (${table.seat} is null)`),
    foreignKey({
      name: "unit_seats_unit",
      columns: [table.orgId, table.unitId],
      foreignColumns: [units.orgId, units.id],
    }),
    foreignKey({
      name: "unit_seats_person",
      columns: [table.orgId, table.personId],
      foreignColumns: [people.orgId, people.id],
    }),
  ],
);

/** A version of the shared half of the agreement. It holds once all accept it. */
export const unitNorms = pgTable(
  "unit_norms",
  {
    orgId: orgId(),
    unitId: uuid("unit_id").notNull(),
    version: integer("version").notNull(),
    how: text("how").notNull(),
    meet: text("meet").notNull(),
    proposedBy: uuid("proposed_by").notNull(),
    proposedAt: instant("proposed_at").notNull(),
    acceptedBy: uuid("accepted_by").array().notNull(),
    heldAt: instant("held_at"),
  },
  (table) => [
    primaryKey({ columns: [table.orgId, table.unitId, table.version] }),
    foreignKey({
      name: "unit_norms_unit",
      columns: [table.orgId, table.unitId],
      foreignColumns: [units.orgId, units.id],
    }),
  ],
);

/**
 * The personal half of the agreement: one row, written in one piece. What somebody is uncomfortable with disclosing is a
 * text that may be empty, so that no row, column or moment tells whether it was answered.
 */
export const unitAnswers = pgTable(
  "unit_answers",
  {
    orgId: orgId(),
    unitId: uuid("unit_id").notNull(),
    personId: uuid("person_id").notNull(),
    hopes: text("hopes").notNull(),
    /** The unit's change at which the hopes were shown; null while they are kept. */
    shownChange: integer("shown_change"),
    discomfort: text("discomfort").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.orgId, table.unitId, table.personId] }),
    foreignKey({
      name: "unit_answers_unit",
      columns: [table.orgId, table.unitId],
      foreignColumns: [units.orgId, units.id],
    }),
  ],
);

/** What a session was, as one of them wrote it down. */
export interface SessionFacts {
  at: string;
  minutes: number;
  coachId: string;
  coachedIds: string[];
  tookPlace: boolean;
}

/** That a session took place: who coached whom, when, how long. What it said before a correction stays. */
export const unitSessions = pgTable(
  "unit_sessions",
  {
    orgId: orgId(),
    unitId: uuid("unit_id").notNull(),
    id: uuid("id").notNull(),
    facts: jsonb("facts").$type<SessionFacts>().notNull(),
    recordedBy: uuid("recorded_by").notNull(),
    recordedAt: instant("recorded_at").notNull(),
    corrections: jsonb("corrections").$type<{ by: string; at: string; was: SessionFacts }[]>().notNull().default([]),
  },
  (table) => [
    primaryKey({ columns: [table.orgId, table.unitId, table.id] }),
    foreignKey({
      name: "unit_sessions_unit",
      columns: [table.orgId, table.unitId],
      foreignColumns: [units.orgId, units.id],
    }),
  ],
);

/** A line that its author let the unit read: a copy, which they can take back. */
export const unitLines = pgTable(
  "unit_lines",
  {
    orgId: orgId(),
    unitId: uuid("unit_id").notNull(),
    id: uuid("id").notNull(),
    authorId: uuid("author_id").notNull(),
    journalId: uuid("journal_id"),
    text: text("text").notNull(),
    at: instant("at").notNull(),
    change: integer("change").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.orgId, table.unitId, table.id] }),
    foreignKey({
      name: "unit_lines_unit",
      columns: [table.orgId, table.unitId],
      foreignColumns: [units.orgId, units.id],
    }),
    index("unit_lines_of_journal").on(table.orgId, table.journalId),
  ],
);

/** A line of somebody's journal or aspirations. Its author alone reads it. */
export const journalLines = pgTable(
  "journal_lines",
  {
    orgId: orgId(),
    id: uuid("id").notNull(),
    personId: uuid("person_id").notNull(),
    kind: text("kind", { enum: ["journal", "aspiration"] }).notNull(),
    text: text("text").notNull(),
    at: instant("at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.orgId, table.id] }),
    index("journal_lines_of_person").on(table.orgId, table.personId),
    foreignKey({
      name: "journal_lines_person",
      columns: [table.orgId, table.personId],
      foreignColumns: [people.orgId, people.id],
    }),
  ],
);
