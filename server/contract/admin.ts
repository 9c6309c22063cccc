import * as z from "zod/mini";
import { Instant, SkillName, text, Uuid } from "./values.ts";

/** 5 MB of CSV. */
const MAX_CSV = 5_000_000;

/** `apply: false` is a dry run: the report, and nothing changed. */
export const ImportBody = z.object({ csv: text(MAX_CSV), apply: z.optional(z.boolean()) });
export type ImportBody = z.infer<typeof ImportBody>;

export const ImportRow = z.object({
  /** Line in the file, from 1 for the header. */
  line: z.int(),
  /** What it would do, or did. */
  action: z.enum(["add", "change", "same", "refuse"]),
  subject: z.string(),
  /** What changes, or why it is refused. */
  notes: z.array(z.string()),
});
export type ImportRow = z.infer<typeof ImportRow>;

export const ImportReport = z.object({
  applied: z.boolean(),
  counts: z.object({ add: z.int(), change: z.int(), same: z.int(), refuse: z.int() }),
  rows: z.array(ImportRow),
});
export type ImportReport = z.infer<typeof ImportReport>;

export const AdminPerson = z.object({
  id: Uuid,
  name: z.string(),
  email: z.string(),
  role: z.enum(["member", "admin"]),
  department: z.string(),
  timeZone: z.string(),
  expert: z.boolean(),
  confirmed: z.boolean(),
  leftAt: z.nullable(Instant),
  /** A course's list has them gone, and a list or a launch brings them back, until an admin says that they have left. */
  leftByList: z.optional(z.boolean()),
});
export type AdminPerson = z.infer<typeof AdminPerson>;
export const AdminPeople = z.object({
  people: z.array(AdminPerson),
  total: z.int(),
  nextAfter: z.nullable(z.string()),
});

export const InvitationBody = z.object({
  email: z.optional(z.email().check(z.maxLength(254))),
  days: z.optional(z.int().check(z.minimum(1), z.maximum(90))),
});
/** `address` is shown once: only a hash of its secret is kept. */
export const Invitation = z.object({
  id: Uuid,
  address: z.string(),
  email: z.nullable(z.string()),
  expiresAt: Instant,
});
export type Invitation = z.infer<typeof Invitation>;
export const InvitationList = z.object({
  invitations: z.array(z.object({ id: Uuid, email: z.nullable(z.string()), expiresAt: Instant, used: z.int() })),
});

export const RoleBody = z.object({ role: z.enum(["member", "admin"]) });

/** Counts below five are told as null: "fewer than five". */
export const Overview = z.object({
  asks: z.object({
    opened: z.nullable(z.int()),
    accepted: z.nullable(z.int()),
    resolved: z.nullable(z.int()),
    unanswered: z.nullable(z.int()),
    days: z.int(),
  }),
  bySkill: z.array(z.object({ ...SkillName.shape, asks: z.int() })),
  /** Skills that nobody has evidence for, or that were asked for in vain five times; with how often they were asked for, from five up. */
  gaps: z.array(z.object({ ...SkillName.shape, asked: z.nullable(z.int()) })),
  /** Units of two or three that run now. */
  coaching: z.object({ units: z.nullable(z.int()) }),
  /** What is published for the next learner, and how many of these nobody stands behind yet, or are looked over again. */
  takeaways: z.object({
    published: z.nullable(z.int()),
    unkept: z.nullable(z.int()),
    checking: z.nullable(z.int()),
  }),
  people: z.object({ total: z.int(), confirmed: z.int(), left: z.int() }),
});
export type Overview = z.infer<typeof Overview>;
