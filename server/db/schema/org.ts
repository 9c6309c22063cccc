import { sql } from "drizzle-orm";
import {
  bigint,
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
import type { Window } from "../../contract/person.ts";
import { instant, orgId } from "./columns.ts";

/** A company. `matchingVersion` grows whenever something that matching reads has changed. */
export const orgs = pgTable("orgs", {
  orgId: uuid("org_id").primaryKey(),
  name: text("name").notNull(),
  slug: text("slug").notNull(),
  matchingVersion: bigint("matching_version", { mode: "number" }).notNull().default(1),
  /** Grows whenever what is published in takeaways has changed, so that devices know to read them again. */
  shelfVersion: bigint("shelf_version", { mode: "number" }).notNull().default(1),
  createdAt: instant("created_at").notNull(),
});

/** Anyone in the organisation: learner today and coach tomorrow. */
export const people = pgTable(
  "people",
  {
    orgId: orgId(),
    id: uuid("id").notNull(),
    /** Lower case. */
    email: text("email").notNull(),
    name: text("name").notNull(),
    role: text("role", { enum: ["member", "admin"] })
      .notNull()
      .default("member"),
    department: text("department").notNull().default(""),
    title: text("title").notNull().default(""),
    managerId: uuid("manager_id"),
    timeZone: text("time_zone").notNull().default("UTC"),
    languages: text("languages")
      .array()
      .notNull()
      .default(sql`'{}'::text[]`),
    windows: jsonb("windows").$type<Window[]>().notNull().default([]),
    asksPerWeek: integer("asks_per_week").notNull().default(2),
    pausedUntil: instant("paused_until"),
    quietHours: jsonb("quiet_hours").$type<{ from: string; to: string }>(),
    mail: boolean("mail").notNull().default(true),
    /** As a learner: leave out my managers and reports, all the way up and down. */
    skipChain: boolean("skip_chain").notNull().default(false),
    /** As a learner: leave out my own team and whom I talked with in the last weeks. */
    skipClose: boolean("skip_close").notNull().default(false),
    /** As a coach: the words of my own past answers may help to find me; nobody else reads them. */
    foundByAnswers: boolean("found_by_answers").notNull().default(true),
    /** Asked after the peers, as the last wave. */
    expert: boolean("expert").notNull().default(false),
    confirmedAt: instant("confirmed_at"),
    joinedAt: instant("joined_at").notNull(),
    leftAt: instant("left_at"),
  },
  (table) => [
    primaryKey({ columns: [table.orgId, table.id] }),
    uniqueIndex("people_email").on(table.orgId, table.email),
    index("people_by_email").on(table.email),
    foreignKey({ name: "people_org", columns: [table.orgId], foreignColumns: [orgs.orgId] }),
    check("people_role", sql`${table.role} in ('member', 'admin')`),
    check("people_capacity", sql`${table.asksPerWeek} between 0 and 1000`),
  ],
);

/** People that a person does not want to meet here; known to that person alone. */
export const notHere = pgTable(
  "not_here",
  { orgId: orgId(), personId: uuid("person_id").notNull(), otherId: uuid("other_id").notNull() },
  (table) => [
    primaryKey({ columns: [table.orgId, table.personId, table.otherId] }),
    foreignKey({
      name: "not_here_person",
      columns: [table.orgId, table.personId],
      foreignColumns: [people.orgId, people.id],
    }),
  ],
);

/** A named ability of the organisation's taxonomy. */
export const skills = pgTable(
  "skills",
  {
    orgId: orgId(),
    id: text("id").notNull(),
    name: text("name").notNull(),
    kind: text("kind", { enum: ["hard", "soft"] }).notNull(),
    aliases: text("aliases")
      .array()
      .notNull()
      .default(sql`'{}'::text[]`),
    broader: text("broader"),
    related: text("related")
      .array()
      .notNull()
      .default(sql`'{}'::text[]`),
    /** Names in other languages by primary BCP 47 tag, the first of each being the one to show. */
    names: jsonb("names").$type<Record<string, string[]>>().notNull().default({}),
    /** Where it comes from: `starter`, `own`, `esco`, `onet`. */
    source: text("source").notNull().default("own"),
    /** Its identifier there, such as an ESCO concept's address. */
    sourceId: text("source_id"),
    createdAt: instant("created_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.orgId, table.id] }),
    uniqueIndex("skills_of_source").on(table.orgId, table.source, table.sourceId),
    check("skills_kind", sql`${table.kind} in ('hard', 'soft')`),
  ],
);

/** One dated reason to believe that a person knows a skill; theirs to see, dispute and delete. */
export const evidence = pgTable(
  "evidence",
  {
    orgId: orgId(),
    id: uuid("id").notNull(),
    personId: uuid("person_id").notNull(),
    skillId: text("skill_id").notNull(),
    kind: text("kind", { enum: ["answered", "taught_back", "completed", "endorsed", "self"] }).notNull(),
    at: instant("at").notNull(),
    note: text("note").notNull().default(""),
    askId: uuid("ask_id"),
    /** Where it was learnt: the key of the page, for "was stuck on this page and got through". */
    pageKey: text("page_key"),
    disputed: boolean("disputed").notNull().default(false),
  },
  (table) => [
    primaryKey({ columns: [table.orgId, table.id] }),
    index("evidence_of_person").on(table.orgId, table.personId),
    uniqueIndex("evidence_once_an_ask").on(table.orgId, table.askId, table.personId, table.skillId, table.kind),
    foreignKey({
      name: "evidence_person",
      columns: [table.orgId, table.personId],
      foreignColumns: [people.orgId, people.id],
    }),
    foreignKey({
      name: "evidence_skill",
      columns: [table.orgId, table.skillId],
      foreignColumns: [skills.orgId, skills.id],
    }),
    check("evidence_kind", sql`${table.kind} in ('answered', 'taught_back', 'completed', 'endorsed', 'self')`),
  ],
);
