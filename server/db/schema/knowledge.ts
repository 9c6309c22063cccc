import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { asks } from "./asks.ts";
import { instant, orgId } from "./columns.ts";

/** What was learnt, shown to the next learner once both agreed. The ways between its states are in `knowledge/rules.ts`. */
export const takeaways = pgTable(
  "takeaways",
  {
    orgId: orgId(),
    /** Of its own, so that whoever once held the ask does not know it again. */
    id: uuid("id").notNull().defaultRandom(),
    /** Null for one that came from a file. */
    askId: uuid("ask_id"),
    pageKey: text("page_key").notNull(),
    pageTitle: text("page_title").notNull().default(""),
    skillIds: text("skill_ids").array().notNull(),
    what: text("text").notNull(),
    how: text("how").notNull().default(""),
    why: text("why").notNull().default(""),
    /** What its writer still does not know. */
    unknowns: text("unknowns").notNull().default(""),
    /** Rises with each wording; who agrees names the one they saw. */
    version: integer("version").notNull().default(1),
    status: text("status", { enum: ["proposed", "published", "closed"] }).notNull(),
    learnerId: uuid("author_id"),
    coachId: uuid("coach_id"),
    /** Who wrote the present wording, and so agrees to it. */
    writerId: uuid("writer_id"),
    /** Who said no or took back; only they may open it again. */
    endedBy: uuid("ended_by"),
    /** Whether each may be shown as standing behind it. */
    learnerNamed: boolean("learner_named").notNull().default(false),
    coachNamed: boolean("coach_named").notNull().default(false),
    /** Words that look like a colleague's name and are none, in lower case. */
    keptWords: text("kept_words")
      .array()
      .notNull()
      .default(sql`'{}'::text[]`),
    /** Who stands behind it now, who is asked to, and who is not asked again. */
    keeperId: uuid("keeper_id"),
    askedId: uuid("asked_id"),
    notAsked: uuid("not_asked")
      .array()
      .notNull()
      .default(sql`'{}'::uuid[]`),
    publishedAt: instant("at"),
    reviewedAt: instant("reviewed_at"),
    reviewAt: instant("review_at"),
    /** Since when somebody is asked whether it still holds; once, until it is answered. */
    reviewAskedAt: instant("review_asked_at"),
    nextStepAt: instant("next_step_at"),
  },
  (table) => [
    primaryKey({ columns: [table.orgId, table.id] }),
    uniqueIndex("takeaways_of_ask").on(table.orgId, table.askId),
    index("takeaways_of_page").on(table.orgId, table.pageKey),
    index("takeaways_reviewed").on(table.orgId, table.status, table.reviewedAt),
    index("takeaways_due")
      .on(table.nextStepAt)
      .where(sql`${table.nextStepAt} is not null`),
    foreignKey({ name: "takeaways_ask", columns: [table.orgId, table.askId], foreignColumns: [asks.orgId, asks.id] }),
    check("takeaways_status", sql`${table.status} in ('proposed', 'published', 'closed')`),
    check(
      "takeaways_published",
      sql`${table.status} <> 'published' or (${table.publishedAt} is not null and ${table.reviewedAt} is not null and ${table.reviewAt} is not null)`,
    ),
    check("takeaways_one_behind", sql`${table.keeperId} is null or ${table.askedId} is null`),
  ],
);
