import { sql } from "drizzle-orm";
import { check, foreignKey, index, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { Topic } from "../../contract/topic.ts";
import { instant, orgId } from "./columns.ts";
import { people, skills } from "./org.ts";

/** A course of the organisation's catalogue with the skills that it is tagged with. */
export const courses = pgTable(
  "courses",
  {
    orgId: orgId(),
    /** The catalogue's own, else made of the title. */
    id: text("id").notNull(),
    title: text("title").notNull(),
    description: text("description").notNull().default(""),
    modules: text("modules")
      .array()
      .notNull()
      .default(sql`'{}'::text[]`),
    url: text("url"),
    language: text("language"),
    skillIds: text("skill_ids").array().notNull(),
    createdAt: instant("created_at").notNull(),
    updatedAt: instant("updated_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.orgId, table.id] })],
);

/** A learner's word on what a page is about: one for each person, page and skill, the last one counting. */
export const topicWords = pgTable(
  "topic_words",
  {
    orgId: orgId(),
    id: uuid("id").notNull(),
    personId: uuid("person_id").notNull(),
    pageKey: text("page_key").notNull(),
    /** Without its excerpt. */
    topic: jsonb("topic").$type<Topic>().notNull(),
    skillId: text("skill_id").notNull(),
    verdict: text("verdict", { enum: ["right", "wrong"] }).notNull(),
    at: instant("at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.orgId, table.id] }),
    uniqueIndex("topic_words_once").on(table.orgId, table.personId, table.pageKey, table.skillId),
    foreignKey({
      name: "topic_words_person",
      columns: [table.orgId, table.personId],
      foreignColumns: [people.orgId, people.id],
    }),
    foreignKey({
      name: "topic_words_skill",
      columns: [table.orgId, table.skillId],
      foreignColumns: [skills.orgId, skills.id],
    }),
    check("topic_words_verdict", sql`${table.verdict} in ('right', 'wrong')`),
  ],
);

/** A learner's word that a reason shown for a colleague is not right; known to its author alone, never a mark on anybody. */
export const reasonDoubts = pgTable(
  "reason_doubts",
  {
    orgId: orgId(),
    id: uuid("id").notNull(),
    personId: uuid("person_id").notNull(),
    aboutId: uuid("about_id").notNull(),
    skillId: text("skill_id").notNull(),
    kind: text("kind").notNull(),
    at: instant("at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.orgId, table.id] }),
    uniqueIndex("reason_doubts_once").on(table.orgId, table.personId, table.aboutId, table.skillId, table.kind),
    index("reason_doubts_about").on(table.orgId, table.aboutId),
    foreignKey({
      name: "reason_doubts_person",
      columns: [table.orgId, table.personId],
      foreignColumns: [people.orgId, people.id],
    }),
    foreignKey({
      name: "reason_doubts_about",
      columns: [table.orgId, table.aboutId],
      foreignColumns: [people.orgId, people.id],
    }),
    foreignKey({
      name: "reason_doubts_skill",
      columns: [table.orgId, table.skillId],
      foreignColumns: [skills.orgId, skills.id],
    }),
  ],
);
