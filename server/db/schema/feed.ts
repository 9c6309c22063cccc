import {
  bigint,
  boolean,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { instant, orgId } from "./columns.ts";
import { people } from "./org.ts";

/** The last sequence number given out to each person; taken last in a transaction, in the order of person ids. */
export const feedHeads = pgTable(
  "feed_heads",
  { orgId: orgId(), personId: uuid("person_id").notNull(), seq: bigint("seq", { mode: "number" }).notNull() },
  (table) => [
    primaryKey({ columns: [table.orgId, table.personId] }),
    foreignKey({
      name: "feed_heads_person",
      columns: [table.orgId, table.personId],
      foreignColumns: [people.orgId, people.id],
    }),
  ],
);

/** The changes that one person may see, numbered without gaps; each names the noun, which is read when asked for. */
export const feed = pgTable(
  "feed",
  {
    orgId: orgId(),
    personId: uuid("person_id").notNull(),
    seq: bigint("seq", { mode: "number" }).notNull(),
    kind: text("kind", { enum: ["ask", "offer", "message", "me", "unit", "journal"] }).notNull(),
    ref: uuid("ref").notNull(),
    at: instant("at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.orgId, table.personId, table.seq] })],
);

/** Mail that waits for its time; cancelled by being seen. */
export const mails = pgTable(
  "mails",
  {
    orgId: orgId(),
    id: uuid("id").notNull(),
    personId: uuid("person_id").notNull(),
    kind: text("kind", { enum: ["offer", "message", "nobody_yet", "left", "reminder", "quiet", "unit"] }).notNull(),
    ref: uuid("ref").notNull(),
    dueAt: instant("due_at").notNull(),
    sentAt: instant("sent_at"),
    tries: integer("tries").notNull().default(0),
  },
  (table) => [
    primaryKey({ columns: [table.orgId, table.id] }),
    uniqueIndex("mails_once").on(table.orgId, table.personId, table.kind, table.ref),
    index("mails_due").on(table.dueAt),
    foreignKey({
      name: "mails_person",
      columns: [table.orgId, table.personId],
      foreignColumns: [people.orgId, people.id],
    }),
  ],
);

/** Opaque sessions; only the SHA-256 of a token is kept. */
export const sessions = pgTable(
  "sessions",
  {
    orgId: orgId(),
    id: uuid("id").notNull(),
    personId: uuid("person_id").notNull(),
    tokenHash: text("token_hash").notNull(),
    kind: text("kind", { enum: ["extension", "web", "demo", "lti"] }).notNull(),
    label: text("label").notNull().default(""),
    createdAt: instant("created_at").notNull(),
    lastSeenAt: instant("last_seen_at").notNull(),
    expiresAt: instant("expires_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.orgId, table.id] }),
    uniqueIndex("sessions_token").on(table.tokenHash),
    index("sessions_of_person").on(table.orgId, table.personId),
    foreignKey({
      name: "sessions_person",
      columns: [table.orgId, table.personId],
      foreignColumns: [people.orgId, people.id],
    }),
  ],
);

/** Secrets that are good for one use: sign-in hand-overs (with their PKCE challenge) and live tickets. */
export const onceCodes = pgTable(
  "once_codes",
  {
    orgId: orgId(),
    codeHash: text("code_hash").notNull(),
    personId: uuid("person_id").notNull(),
    purpose: text("purpose", { enum: ["session", "live", "unsubscribe", "connect"] }).notNull(),
    challenge: text("challenge"),
    sessionId: uuid("session_id"),
    expiresAt: instant("expires_at").notNull(),
    usedAt: instant("used_at"),
  },
  (table) => [
    primaryKey({ columns: [table.orgId, table.codeHash] }),
    uniqueIndex("once_codes_hash").on(table.codeHash),
  ],
);

/** An address that lets people of this organisation in; only the hash of its secret is kept. */
export const invitations = pgTable(
  "invitations",
  {
    orgId: orgId(),
    id: uuid("id").notNull(),
    secretHash: text("secret_hash").notNull(),
    email: text("email"),
    createdBy: uuid("created_by").notNull(),
    expiresAt: instant("expires_at").notNull(),
    revoked: boolean("revoked").notNull().default(false),
    used: integer("used").notNull().default(0),
  },
  (table) => [primaryKey({ columns: [table.orgId, table.id] }), uniqueIndex("invitations_secret").on(table.secretHash)],
);

/** Facts about this database: its feed's epoch, whether it holds a demo, the first-run code's hash. */
export const service = pgTable("service", { key: text("key").primaryKey(), value: text("value").notNull() });
