import * as z from "zod/mini";
import { Instant, PersonName, someText, text, Uuid } from "./values.ts";

/** Two or three people who coach each other. Its id is made on the device (UUIDv7). */
export const UnitBody = z.object({
  /** What for, in a sentence; who is invited reads it. */
  purpose: someText(500),
  /** The accepted ask that it grows out of: its other side is invited. */
  ask: z.optional(Uuid),
  /** Colleagues to invite, where it grows out of no ask. */
  invite: z.optional(z.array(Uuid).check(z.maxLength(2))),
});
export type UnitBody = z.infer<typeof UnitBody>;

export const UnitStatus = z.enum(["proposed", "forming", "active", "ended"]);
export type UnitStatus = z.infer<typeof UnitStatus>;

const SessionBody = {
  at: Instant,
  minutes: z.int().check(z.minimum(5), z.maximum(480)),
  coach: Uuid,
  coached: z.array(Uuid).check(z.minLength(1), z.maxLength(2)),
  /** False corrects an entry of a session that did not happen after all. */
  tookPlace: z.boolean(),
};

/** What a person may do in a unit; each step is one of the table of allowed steps. */
export const UnitStep = z.discriminatedUnion("step", [
  z.object({ step: z.literal("join") }),
  /** Told to nobody: the invitation ends as if it had not been seen. */
  z.object({ step: z.literal("decline") }),
  z.object({ step: z.literal("seen") }),
  /** Where there are two already, the other must agree before anybody is asked. */
  z.object({ step: z.literal("invite"), person: Uuid }),
  z.object({ step: z.literal("agree"), person: Uuid }),
  /** Takes an invitation back, or says no to a suggestion. */
  z.object({ step: z.literal("uninvite"), person: Uuid }),
  /** `version` is the one after the newest that the person has read. */
  z.object({
    step: z.literal("propose_norms"),
    version: z.int().check(z.minimum(1), z.maximum(10_000)),
    how: someText(2000),
    meet: someText(2000),
  }),
  z.object({ step: z.literal("accept_norms"), version: z.int().check(z.minimum(1), z.maximum(10_000)) }),
  /** The personal questions, in one piece; the last may stay empty, and nobody can tell. */
  z.object({ step: z.literal("answer"), hopes: someText(4000), show: z.boolean(), discomfort: text(4000) }),
  /** The same id again corrects the entry, and the others see what it said before. */
  z.object({ step: z.literal("record"), id: Uuid, ...SessionBody }),
  /** The next date, as agreed by hand; null takes it away. */
  z.object({ step: z.literal("meet"), at: z.nullable(Instant) }),
  z.object({ step: z.literal("wish_end"), wish: z.boolean() }),
  /** Copies one line of one's own to the unit. */
  z.object({ step: z.literal("share"), id: Uuid, text: someText(2000), journal: z.optional(Uuid) }),
  z.object({ step: z.literal("unshare"), id: Uuid }),
  z.object({ step: z.literal("leave") }),
]);
export type UnitStep = z.infer<typeof UnitStep>;
export type UnitStepName = UnitStep["step"];

/** What is to be done now, seen from the caller. */
export const UnitNext = z.enum([
  "answer_invitation",
  "wait_for_answer",
  "agree_to_third",
  "answer_ending",
  "write_agreement",
  "read_agreement",
  "answer_questions",
  "wait_for_agreement",
  "agree_date",
  "coach_next",
  "learn_next",
  "record_session",
  "look_back",
]);
export type UnitNext = z.infer<typeof UnitNext>;

export const UnitNorms = z.object({
  version: z.int(),
  how: z.string(),
  meet: z.string(),
  by: PersonName,
  at: Instant,
  acceptedBy: z.array(PersonName),
  heldAt: z.nullable(Instant),
});
export type UnitNorms = z.infer<typeof UnitNorms>;

const Session = z.object({
  at: Instant,
  minutes: z.int(),
  coach: PersonName,
  coached: z.array(PersonName),
  tookPlace: z.boolean(),
});

export const UnitSession = z.object({
  id: Uuid,
  ...Session.shape,
  by: PersonName,
  corrections: z.array(z.object({ by: PersonName, at: Instant, was: Session })),
});
export type UnitSession = z.infer<typeof UnitSession>;

export const UnitMember = z.object({
  person: PersonName,
  standing: z.enum(["suggested", "invited", "joined"]),
  invitedBy: z.nullable(PersonName),
  /** Who agrees to a third person, while they are suggested. */
  agreedBy: z.array(PersonName),
  /** When the suggestion or the invitation ends by itself. */
  until: z.nullable(Instant),
  /** Went through the personal questions. */
  answered: z.boolean(),
  wantsEnd: z.boolean(),
});
export type UnitMember = z.infer<typeof UnitMember>;

/** A unit as the caller may see it. Who is invited sees who is in it and what for, and nothing else. */
export const Unit = z.object({
  id: Uuid,
  status: UnitStatus,
  /** `former`: what was theirs to see when they left. */
  role: z.enum(["invited", "member", "former"]),
  purpose: z.string(),
  askId: z.nullable(Uuid),
  members: z.array(UnitMember),
  next: z.object({
    step: UnitNext,
    /** When it is over by itself; for a session, when it begins. */
    at: z.nullable(Instant),
  }),
  /** Oldest first. */
  norms: z.array(UnitNorms),
  /** The caller's own answers. */
  mine: z.nullable(z.object({ hopes: z.string(), shown: z.boolean(), discomfort: z.string() })),
  /** Answers to the third question that their authors show. */
  hopes: z.array(z.object({ person: PersonName, text: z.string() })),
  /** Newest first. */
  sessions: z.array(UnitSession),
  /** Whose turn it is to coach, by the sessions so far; null while there are not two. */
  turn: z.nullable(PersonName),
  meetAt: z.nullable(Instant),
  meetBy: z.nullable(PersonName),
  /** Lines that members let the others read. */
  lines: z.array(
    z.object({ id: Uuid, person: PersonName, text: z.string(), at: Instant, journalId: z.nullable(Uuid) }),
  ),
  openedAt: Instant,
  /** When it ends by itself unless somebody does something. */
  quietAt: z.nullable(Instant),
  endedAt: z.nullable(Instant),
  endedBecause: z.nullable(z.enum(["agreed", "one_left", "passed", "quiet"])),
  leftAt: z.nullable(Instant),
});
export type Unit = z.infer<typeof Unit>;

/** The unit after a step; null when it is no longer the caller's to see. */
export const UnitAnswer = z.object({ unit: z.nullable(Unit) });
export type UnitAnswer = z.infer<typeof UnitAnswer>;

export const UnitList = z.object({ units: z.array(Unit) });
export type UnitList = z.infer<typeof UnitList>;

export const JournalBody = z.object({ kind: z.enum(["journal", "aspiration"]), text: someText(2000) });
export type JournalBody = z.infer<typeof JournalBody>;

/** A line that its author alone reads. */
export const JournalLine = z.object({ id: Uuid, ...JournalBody.shape, text: z.string(), at: Instant });
export type JournalLine = z.infer<typeof JournalLine>;

export const JournalList = z.object({ lines: z.array(JournalLine) });
export type JournalList = z.infer<typeof JournalList>;
