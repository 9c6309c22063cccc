import { sql } from "drizzle-orm";
import {
  boolean,
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
import type { Topic } from "../../contract/topic.ts";
import type { Reason } from "../../contract/values.ts";
import { bytes, instant, orgId } from "./columns.ts";
import { people } from "./org.ts";

/** A question of one person about a topic. While it is open it always has a next step and its time. */
export const asks = pgTable(
  "asks",
  {
    orgId: orgId(),
    id: uuid("id").notNull(),
    askerId: uuid("asker_id").notNull(),
    /** SHA-256 of the body as sent, so that a retry is told from another ask. */
    bodyHash: text("body_hash").notNull(),
    topic: jsonb("topic").$type<Topic>().notNull(),
    pageKey: text("page_key").notNull(),
    /** The place in a course of a learning platform where it was asked. */
    placeId: uuid("place_id"),
    skillIds: text("skill_ids").array().notNull(),
    goal: text("goal").notNull(),
    tried: text("tried").notNull().default(""),
    minutes: integer("minutes").notNull(),
    anonymous: boolean("anonymous").notNull().default(false),
    /** What an unnamed asker is called on this ask; fresh for each. */
    label: text("label").notNull(),
    wantedId: uuid("wanted_id"),
    notTo: uuid("not_to")
      .array()
      .notNull()
      .default(sql`'{}'::uuid[]`),
    status: text("status", { enum: ["routing", "accepted", "resolved", "withdrawn", "unanswered"] }).notNull(),
    wave: integer("wave").notNull().default(0),
    coachId: uuid("coach_id"),
    nextStepAt: instant("next_step_at"),
    openedAt: instant("opened_at").notNull(),
    acceptedAt: instant("accepted_at"),
    closedAt: instant("closed_at"),
    closedBecause: text("closed_because"),
    learnt: text("learnt"),
    messageCount: integer("message_count").notNull().default(0),
    lastMessageAt: instant("last_message_at"),
    /** 0 none, 1 the coach was reminded, 2 the learner was asked whether it helped. */
    nudges: integer("nudges").notNull().default(0),
  },
  (table) => [
    primaryKey({ columns: [table.orgId, table.id] }),
    index("asks_of_asker").on(table.orgId, table.askerId, table.openedAt),
    index("asks_of_coach").on(table.orgId, table.coachId, table.acceptedAt),
    index("asks_of_page").on(table.orgId, table.pageKey),
    index("asks_of_place").on(table.orgId, table.placeId),
    index("asks_due")
      .on(table.nextStepAt)
      .where(sql`${table.status} in ('routing', 'accepted')`),
    foreignKey({
      name: "asks_asker",
      columns: [table.orgId, table.askerId],
      foreignColumns: [people.orgId, people.id],
    }),
    check("asks_status", sql`${table.status} in ('routing', 'accepted', 'resolved', 'withdrawn', 'unanswered')`),
    check("asks_minutes", sql`${table.minutes} in (5, 15, 30, 60)`),
    // No ask falls silent: an open ask has its next step, a closed one its end.
    check("asks_next_step", sql`(${table.status} in ('routing', 'accepted')) = (${table.nextStepAt} is not null)`),
    check("asks_closed", sql`(${table.status} in ('routing', 'accepted')) = (${table.closedAt} is null)`),
    check("asks_coach", sql`${table.status} <> 'accepted' or ${table.coachId} is not null`),
  ],
);

/** An ask shown to one possible coach, with a deadline. */
export const offers = pgTable(
  "offers",
  {
    orgId: orgId(),
    id: uuid("id").notNull(),
    askId: uuid("ask_id").notNull(),
    coachId: uuid("coach_id").notNull(),
    wave: integer("wave").notNull(),
    status: text("status", {
      enum: ["waiting", "snoozed", "accepted", "declined", "passed", "expired", "taken", "withdrawn"],
    }).notNull(),
    why: jsonb("why").$type<Reason[]>().notNull(),
    byName: boolean("by_name").notNull().default(false),
    deadline: instant("deadline").notNull(),
    snoozedUntil: instant("snoozed_until"),
    passedTo: uuid("passed_to"),
    passedBy: uuid("passed_by"),
    /** How often it was passed on before it came here. */
    passes: integer("passes").notNull().default(0),
    openedAt: instant("opened_at").notNull(),
    seenAt: instant("seen_at"),
    answeredAt: instant("answered_at"),
    /** Until then the answer can be taken back, and the place stays held. */
    undoUntil: instant("undo_until"),
    /** The pause that a "no" brought along, as it was before, so that undo restores it. */
    pausedBefore: instant("paused_before"),
    pausedWith: boolean("paused_with").notNull().default(false),
  },
  (table) => [
    primaryKey({ columns: [table.orgId, table.id] }),
    uniqueIndex("offers_once_a_coach").on(table.orgId, table.askId, table.coachId),
    index("offers_of_coach").on(table.orgId, table.coachId, table.status),
    foreignKey({ name: "offers_ask", columns: [table.orgId, table.askId], foreignColumns: [asks.orgId, asks.id] }),
    foreignKey({
      name: "offers_coach",
      columns: [table.orgId, table.coachId],
      foreignColumns: [people.orgId, people.id],
    }),
    check(
      "offers_status",
      sql`${table.status} in ('waiting', 'snoozed', 'accepted', 'declined', 'passed', 'expired', 'taken', 'withdrawn')`,
    ),
    check("offers_passes", sql`${table.passes} between 0 and 3`),
  ],
);

/** One message of a thread; `coachId` names the other member, so that a later coach does not read an earlier thread. */
export const messages = pgTable(
  "messages",
  {
    orgId: orgId(),
    id: uuid("id").notNull(),
    askId: uuid("ask_id").notNull(),
    coachId: uuid("coach_id").notNull(),
    authorId: uuid("author_id").notNull(),
    seq: integer("seq").notNull(),
    bodyHash: text("body_hash").notNull(),
    kind: text("kind", { enum: ["text", "say_back", "time"] }).notNull(),
    text: text("text").notNull(),
    startsAt: instant("starts_at"),
    at: instant("at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.orgId, table.id] }),
    uniqueIndex("messages_in_order").on(table.orgId, table.askId, table.seq),
    foreignKey({ name: "messages_ask", columns: [table.orgId, table.askId], foreignColumns: [asks.orgId, asks.id] }),
  ],
);

/** Pictures of an ask (`messageId` null) or of a message. */
export const pictures = pgTable(
  "pictures",
  {
    orgId: orgId(),
    id: uuid("id").notNull(),
    askId: uuid("ask_id").notNull(),
    messageId: uuid("message_id"),
    mime: text("mime").notNull(),
    width: integer("width").notNull(),
    height: integer("height").notNull(),
    data: bytes("data").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.orgId, table.id] }),
    index("pictures_of_ask").on(table.orgId, table.askId),
    foreignKey({ name: "pictures_ask", columns: [table.orgId, table.askId], foreignColumns: [asks.orgId, asks.id] }),
  ],
);

/** How far a member has read a thread. */
export const reads = pgTable(
  "reads",
  {
    orgId: orgId(),
    askId: uuid("ask_id").notNull(),
    personId: uuid("person_id").notNull(),
    seq: integer("seq").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.orgId, table.askId, table.personId] }),
    foreignKey({ name: "reads_ask", columns: [table.orgId, table.askId], foreignColumns: [asks.orgId, asks.id] }),
  ],
);

/** Words from one member to the other that name what helped. Never a number. */
export const feedback = pgTable(
  "feedback",
  {
    orgId: orgId(),
    askId: uuid("ask_id").notNull(),
    fromId: uuid("from_id").notNull(),
    toId: uuid("to_id").notNull(),
    helped: text("helped").notNull(),
    text: text("text").notNull(),
    at: instant("at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.orgId, table.askId, table.fromId] }),
    foreignKey({ name: "feedback_ask", columns: [table.orgId, table.askId], foreignColumns: [asks.orgId, asks.id] }),
  ],
);

/** Asked, and nobody could answer: the skills and the day, never who. */
export const gaps = pgTable(
  "gaps",
  {
    orgId: orgId(),
    id: uuid("id").notNull(),
    skillIds: text("skill_ids").array().notNull(),
    at: instant("at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.orgId, table.id] })],
);
