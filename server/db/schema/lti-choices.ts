import { sql } from "drizzle-orm";
import { boolean, foreignKey, index, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { instant, orgId } from "./columns.ts";
import { sessions } from "./feed.ts";
import { ltiPlatforms } from "./lti.ts";

const texts = (name: string) =>
  text(name)
    .array()
    .notNull()
    .default(sql`'{}'::text[]`);

/** What a launch said of a session's person: the role counts for this place alone, and is never taken from the page. */
export const ltiSessions = pgTable(
  "lti_sessions",
  {
    orgId: orgId(),
    sessionId: uuid("session_id").notNull(),
    platformId: uuid("platform_id").notNull(),
    /** Null where no place is there yet, as while one is being chosen. */
    placeId: uuid("place_id"),
    role: text("role", { enum: ["learner", "teacher"] }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.orgId, table.sessionId] }),
    foreignKey({
      name: "lti_sessions_session",
      columns: [table.orgId, table.sessionId],
      foreignColumns: [sessions.orgId, sessions.id],
    }).onDelete("cascade"),
    foreignKey({
      name: "lti_sessions_platform",
      columns: [table.orgId, table.platformId],
      foreignColumns: [ltiPlatforms.orgId, ltiPlatforms.id],
    }).onDelete("cascade"),
  ],
);

/** What a teacher chose for a place; its id travels with the content item, so that a copied course keeps its meaning. */
export const ltiChoices = pgTable(
  "lti_choices",
  {
    orgId: orgId(),
    id: uuid("id").notNull(),
    platformId: uuid("platform_id").notNull(),
    topicTitle: text("topic_title").notNull(),
    skillIds: texts("skill_ids"),
    at: instant("at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.orgId, table.id] }),
    foreignKey({
      name: "lti_choices_platform",
      columns: [table.orgId, table.platformId],
      foreignColumns: [ltiPlatforms.orgId, ltiPlatforms.id],
    }).onDelete("cascade"),
  ],
);

/** A deep-linking request that waits for a teacher's choice: where the answer goes, and what it may hold. */
export const ltiReturns = pgTable(
  "lti_returns",
  {
    orgId: orgId(),
    id: uuid("id").notNull(),
    sessionId: uuid("session_id").notNull(),
    platformId: uuid("platform_id").notNull(),
    deploymentId: text("deployment_id").notNull(),
    returnUrl: text("return_url").notNull(),
    /** Goes back unaltered; null where the platform sent none. */
    data: text("data"),
    acceptTypes: texts("accept_types"),
    acceptMultiple: boolean("accept_multiple").notNull(),
    acceptLineItem: boolean("accept_line_item").notNull(),
    targets: texts("targets"),
    expiresAt: instant("expires_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.orgId, table.id] }),
    index("lti_returns_over").on(table.expiresAt),
    foreignKey({
      name: "lti_returns_session",
      columns: [table.orgId, table.sessionId],
      foreignColumns: [sessions.orgId, sessions.id],
    }).onDelete("cascade"),
    foreignKey({
      name: "lti_returns_platform",
      columns: [table.orgId, table.platformId],
      foreignColumns: [ltiPlatforms.orgId, ltiPlatforms.id],
    }).onDelete("cascade"),
  ],
);
