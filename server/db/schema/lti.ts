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
  real,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { instant, orgId } from "./columns.ts";
import { people } from "./org.ts";

const texts = (name: string) =>
  text(name)
    .array()
    .notNull()
    .default(sql`'{}'::text[]`);

/** A learning platform that may launch this tool: one client of one issuer. */
export const ltiPlatforms = pgTable(
  "lti_platforms",
  {
    orgId: orgId(),
    id: uuid("id").notNull(),
    issuer: text("issuer").notNull(),
    clientId: text("client_id").notNull(),
    /** What admins call it. */
    name: text("name").notNull(),
    /** `moodle`, `canvas` … as the platform says of itself; empty when unknown. */
    product: text("product").notNull().default(""),
    authUrl: text("auth_url").notNull(),
    tokenUrl: text("token_url").notNull(),
    keysUrl: text("keys_url").notNull(),
    /** What a client assertion names as its audience where that is not the token address. */
    tokenAudience: text("token_audience"),
    /** `pending` until an admin has confirmed what it shares. */
    status: text("status", { enum: ["pending", "active", "disabled"] }).notNull(),
    deploymentPolicy: text("deployment_policy", { enum: ["strict", "accept_and_record"] })
      .notNull()
      .default("strict"),
    /** How somebody who comes first is matched to a person who is here already. */
    matching: text("matching", { enum: ["never", "email", "sourced_id"] })
      .notNull()
      .default("never"),
    /** Its e-mail addresses are verified by the organisation; without this none is ever used to match. */
    trusted: boolean("trusted").notNull().default(false),
    /** Launches without a user are shown what needs none. */
    anonymous: boolean("anonymous").notNull().default(false),
    /** A teach-back may be sent as a score. */
    grades: boolean("grades").notNull().default(false),
    scopes: texts("scopes"),
    /** What it said that it would share, at registration. */
    claims: texts("claims"),
    /** Other origins from which it frames this tool, beside those of its own addresses; a Canvas school's own host, say. */
    frameOrigins: texts("frame_origins"),
    /** Where its own record of this tool can be changed, and with what; kept by a dynamic registration. */
    registrationUrl: text("registration_url"),
    registrationTokenSealed: text("registration_token_sealed"),
    keysFailedSince: instant("keys_failed_since"),
    keysProblem: text("keys_problem"),
    lastLaunchAt: instant("last_launch_at"),
    createdAt: instant("created_at").notNull(),
    updatedAt: instant("updated_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.orgId, table.id] }),
    // A launch names issuer and client alone: the two must lead to one organisation.
    uniqueIndex("lti_platforms_client").on(table.issuer, table.clientId),
    check("lti_platforms_status", sql`${table.status} in ('pending', 'active', 'disabled')`),
    check("lti_platforms_trust", sql`${table.matching} <> 'email' or ${table.trusted}`),
  ],
);

export const ltiDeployments = pgTable(
  "lti_deployments",
  {
    orgId: orgId(),
    platformId: uuid("platform_id").notNull(),
    deploymentId: text("deployment_id").notNull(),
    disabled: boolean("disabled").notNull().default(false),
    firstSeenAt: instant("first_seen_at").notNull(),
    lastLaunchAt: instant("last_launch_at"),
  },
  (table) => [
    primaryKey({ columns: [table.orgId, table.platformId, table.deploymentId] }),
    foreignKey({
      name: "lti_deployments_platform",
      columns: [table.orgId, table.platformId],
      foreignColumns: [ltiPlatforms.orgId, ltiPlatforms.id],
    }).onDelete("cascade"),
  ],
);

/** A login under way: three secrets by their hashes, used up by one statement. */
export const ltiLogins = pgTable(
  "lti_logins",
  {
    orgId: orgId(),
    stateHash: text("state_hash").notNull(),
    nonceHash: text("nonce_hash").notNull(),
    proofHash: text("proof_hash").notNull(),
    platformId: uuid("platform_id").notNull(),
    targetLinkUri: text("target_link_uri").notNull(),
    deploymentId: text("deployment_id"),
    storageTarget: text("storage_target"),
    /** `login_hint` and `lti_message_hint`, sealed: a new tab begins the same login again. Null there, so that it ends. */
    hintsSealed: text("hints_sealed"),
    /** The platform's answer, sealed, while the page asks its browser for the proof. */
    answerSealed: text("answer_sealed"),
    createdAt: instant("created_at").notNull(),
    expiresAt: instant("expires_at").notNull(),
    usedAt: instant("used_at"),
  },
  (table) => [
    primaryKey({ columns: [table.orgId, table.stateHash] }),
    uniqueIndex("lti_logins_state").on(table.stateHash),
    index("lti_logins_over").on(table.expiresAt),
  ],
);

/** The tool's own key pairs; the private half is sealed with the service's secret. */
export const ltiKeys = pgTable("lti_keys", {
  kid: text("kid").primaryKey(),
  publicJwk: jsonb("public_jwk").$type<Record<string, string>>().notNull(),
  privateSealed: text("private_sealed").notNull(),
  createdAt: instant("created_at").notNull(),
  /** Published until then, signs no more once a newer one is there. */
  retiresAt: instant("retires_at"),
});

/** Who somebody is on a platform. */
export const ltiPeople = pgTable(
  "lti_people",
  {
    orgId: orgId(),
    platformId: uuid("platform_id").notNull(),
    sub: text("sub").notNull(),
    personId: uuid("person_id").notNull(),
    /** Made by a launch or a roster, not matched to somebody who was here. */
    made: boolean("made").notNull(),
    at: instant("at").notNull(),
    /** When a roster had them leave the organisation; equal to the person's own date, they come back by a launch. */
    deactivatedAt: instant("deactivated_at"),
  },
  (table) => [
    primaryKey({ columns: [table.orgId, table.platformId, table.sub] }),
    index("lti_people_of_person").on(table.orgId, table.personId),
    foreignKey({
      name: "lti_people_platform",
      columns: [table.orgId, table.platformId],
      foreignColumns: [ltiPlatforms.orgId, ltiPlatforms.id],
    }).onDelete("cascade"),
    foreignKey({
      name: "lti_people_person",
      columns: [table.orgId, table.personId],
      foreignColumns: [people.orgId, people.id],
    }),
  ],
);

/** A course of a platform. */
export const ltiContexts = pgTable(
  "lti_contexts",
  {
    orgId: orgId(),
    id: uuid("id").notNull(),
    platformId: uuid("platform_id").notNull(),
    deploymentId: text("deployment_id").notNull(),
    contextId: text("context_id").notNull(),
    title: text("title").notNull().default(""),
    label: text("label").notNull().default(""),
    /** Ids of the courses that it was copied from, newest first. */
    history: texts("history"),
    rosterUrl: text("roster_url"),
    lineItemsUrl: text("line_items_url"),
    at: instant("at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.orgId, table.id] }),
    uniqueIndex("lti_contexts_once").on(table.orgId, table.platformId, table.deploymentId, table.contextId),
    foreignKey({
      name: "lti_contexts_platform",
      columns: [table.orgId, table.platformId],
      foreignColumns: [ltiPlatforms.orgId, ltiPlatforms.id],
    }).onDelete("cascade"),
  ],
);

/** A place in a course where the tool stands, with what its teacher chose for it. */
export const ltiPlaces = pgTable(
  "lti_places",
  {
    orgId: orgId(),
    id: uuid("id").notNull(),
    platformId: uuid("platform_id").notNull(),
    /** The course; null for a launch without one. */
    contextRef: uuid("context_ref"),
    resourceLinkId: text("resource_link_id").notNull(),
    title: text("title").notNull().default(""),
    /** Travels with the content item as a custom parameter, so that a copy keeps its meaning. */
    choiceId: text("choice_id"),
    topicTitle: text("topic_title").notNull().default(""),
    skillIds: texts("skill_ids"),
    lineItemUrl: text("line_item_url"),
    /** What its last launch let the tool do with grades. */
    gradeScopes: texts("grade_scopes"),
    at: instant("at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.orgId, table.id] }),
    uniqueIndex("lti_places_once").on(table.orgId, table.platformId, table.contextRef, table.resourceLinkId),
    foreignKey({
      name: "lti_places_platform",
      columns: [table.orgId, table.platformId],
      foreignColumns: [ltiPlatforms.orgId, ltiPlatforms.id],
    }).onDelete("cascade"),
  ],
);

/** A one-time address at which a platform registers itself, made by an admin. */
export const ltiRegistrations = pgTable(
  "lti_registrations",
  {
    orgId: orgId(),
    id: uuid("id").notNull(),
    secretHash: text("secret_hash").notNull(),
    createdBy: uuid("created_by").notNull(),
    /** The platform that it updates in place; null for a new one. */
    platformId: uuid("platform_id"),
    /** What registers by it stays pending until an admin has confirmed it. */
    review: boolean("review").notNull().default(false),
    expiresAt: instant("expires_at").notNull(),
    usedAt: instant("used_at"),
  },
  (table) => [
    primaryKey({ columns: [table.orgId, table.id] }),
    uniqueIndex("lti_registrations_secret").on(table.secretHash),
  ],
);

/** The reading of a course's roster: where it stands, so that it goes on after a failure. */
export const ltiRosters = pgTable(
  "lti_rosters",
  {
    orgId: orgId(),
    contextRef: uuid("context_ref").notNull(),
    status: text("status", { enum: ["idle", "running", "failed"] }).notNull(),
    /** The page to read next; null at the beginning. */
    nextUrl: text("next_url"),
    /** Grows with each reading; who was not seen in the last one is no longer a member. */
    round: integer("round").notNull().default(0),
    pages: integer("pages").notNull().default(0),
    seen: integer("seen").notNull().default(0),
    added: integer("added").notNull().default(0),
    changed: integer("changed").notNull().default(0),
    left: integer("left_count").notNull().default(0),
    tries: integer("tries").notNull().default(0),
    problem: text("problem"),
    /** When the sweep takes the next step; null when nothing is to do. */
    dueAt: instant("due_at"),
    startedAt: instant("started_at"),
    endedAt: instant("ended_at"),
  },
  (table) => [
    primaryKey({ columns: [table.orgId, table.contextRef] }),
    index("lti_rosters_due").on(table.dueAt),
    foreignKey({
      name: "lti_rosters_context",
      columns: [table.orgId, table.contextRef],
      foreignColumns: [ltiContexts.orgId, ltiContexts.id],
    }).onDelete("cascade"),
  ],
);

/** A member of a course as its roster tells. */
export const ltiMembers = pgTable(
  "lti_members",
  {
    orgId: orgId(),
    contextRef: uuid("context_ref").notNull(),
    sub: text("sub").notNull(),
    roles: texts("roles"),
    active: boolean("active").notNull().default(true),
    /** The reading in which they were last seen. */
    round: integer("round").notNull(),
    /** The reading that found them gone; null for a member. */
    leftRound: integer("left_round"),
  },
  (table) => [
    primaryKey({ columns: [table.orgId, table.contextRef, table.sub] }),
    foreignKey({
      name: "lti_members_context",
      columns: [table.orgId, table.contextRef],
      foreignColumns: [ltiContexts.orgId, ltiContexts.id],
    }).onDelete("cascade"),
  ],
);

/** A score on its way to a platform. */
export const ltiScores = pgTable(
  "lti_scores",
  {
    orgId: orgId(),
    id: uuid("id").notNull(),
    placeId: uuid("place_id").notNull(),
    sub: text("sub").notNull(),
    askId: uuid("ask_id"),
    scoreGiven: real("score_given").notNull(),
    scoreMaximum: real("score_maximum").notNull(),
    /** Microseconds since 1970, strictly increasing for a line item and a user. */
    timestamp: bigint("timestamp", { mode: "number" }).notNull(),
    tries: integer("tries").notNull().default(0),
    problem: text("problem"),
    dueAt: instant("due_at"),
    sentAt: instant("sent_at"),
    at: instant("at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.orgId, table.id] }),
    index("lti_scores_due").on(table.dueAt),
    uniqueIndex("lti_scores_once").on(table.orgId, table.placeId, table.sub, table.askId),
    foreignKey({
      name: "lti_scores_place",
      columns: [table.orgId, table.placeId],
      foreignColumns: [ltiPlaces.orgId, ltiPlaces.id],
    }).onDelete("cascade"),
  ],
);
