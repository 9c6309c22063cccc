import * as z from "zod/mini";
import { EvidenceKind, LeaveOut, Window } from "./person.ts";
import { Topic } from "./topic.ts";
import { JournalLine } from "./unit.ts";
import { Instant, PersonName, Uuid } from "./values.ts";

const day = z.nullable(Instant);

/** All that is kept about a person, for that person; of others only names that they may see. */
export const MyExport = z.object({
  madeAt: Instant,
  org: z.object({ id: Uuid, name: z.string() }),
  person: z.object({
    id: Uuid,
    name: z.string(),
    email: z.string(),
    role: z.enum(["member", "admin"]),
    department: z.string(),
    title: z.string(),
    manager: z.nullable(PersonName),
    timeZone: z.string(),
    languages: z.array(z.string()),
    windows: z.array(Window),
    asksPerWeek: z.int(),
    pausedUntil: day,
    quietHours: z.nullable(z.object({ from: z.string(), to: z.string() })),
    mail: z.boolean(),
    leaveOut: LeaveOut,
    foundByAnswers: z.boolean(),
    expert: z.boolean(),
    joinedAt: Instant,
    confirmedAt: day,
  }),
  /** What I said of pages, and of reasons shown for colleagues. */
  said: z.object({
    pages: z.array(z.object({ topic: Topic, skill: z.string(), verdict: z.enum(["right", "wrong"]), at: Instant })),
    reasons: z.array(z.object({ about: PersonName, skill: z.string(), kind: z.string(), at: Instant })),
  }),
  evidence: z.array(
    z.object({
      id: Uuid,
      skill: z.string(),
      kind: EvidenceKind,
      at: Instant,
      note: z.string(),
      disputed: z.boolean(),
      askId: z.nullable(Uuid),
      page: z.nullable(z.string()),
    }),
  ),
  /** Skills that I typed and that wait for a curator, or were not taken up. */
  proposals: z.array(z.object({ text: z.string(), status: z.string(), at: Instant })),
  notHere: z.array(PersonName),
  asks: z.array(
    z.object({
      id: Uuid,
      status: z.string(),
      topic: Topic,
      skills: z.array(z.string()),
      goal: z.string(),
      tried: z.string(),
      minutes: z.int(),
      anonymous: z.boolean(),
      label: z.string(),
      to: z.nullable(PersonName),
      notTo: z.array(PersonName),
      coach: z.nullable(PersonName),
      openedAt: Instant,
      acceptedAt: day,
      closedAt: day,
      closedBecause: z.nullable(z.string()),
      learnt: z.nullable(z.string()),
    }),
  ),
  offers: z.array(
    z.object({
      id: Uuid,
      askId: Uuid,
      status: z.string(),
      why: z.array(z.string()),
      passedTo: z.nullable(PersonName),
      openedAt: Instant,
      deadline: Instant,
      seenAt: day,
      answeredAt: day,
      snoozedUntil: day,
    }),
  ),
  messages: z.array(
    z.object({ id: Uuid, askId: Uuid, kind: z.string(), text: z.string(), startsAt: day, at: Instant }),
  ),
  /** Pictures of one's own asks and messages, in base64. */
  pictures: z.array(
    z.object({ id: Uuid, askId: Uuid, mime: z.string(), width: z.int(), height: z.int(), data: z.string() }),
  ),
  feedback: z.object({
    given: z.array(
      z.object({ askId: Uuid, to: z.nullable(PersonName), helped: z.string(), text: z.string(), at: Instant }),
    ),
    received: z.array(
      z.object({ askId: Uuid, from: z.nullable(PersonName), helped: z.string(), text: z.string(), at: Instant }),
    ),
  }),
  /** What was written for the next learner, by me or with me, and what I stand behind or am asked to. */
  takeaways: z.array(
    z.object({
      id: Uuid,
      askId: z.nullable(Uuid),
      what: z.string(),
      how: z.string(),
      why: z.string(),
      unknowns: z.string(),
      status: z.string(),
      wordingIsMine: z.boolean(),
      named: z.boolean(),
      endedByMe: z.boolean(),
      iStandBehind: z.boolean(),
      iAmAsked: z.boolean(),
      publishedAt: day,
      reviewAt: day,
    }),
  ),
  read: z.array(z.object({ askId: Uuid, upTo: z.int() })),
  sessions: z.array(
    z.object({
      id: Uuid,
      kind: z.string(),
      label: z.string(),
      createdAt: Instant,
      lastSeenAt: Instant,
      expiresAt: Instant,
    }),
  ),
  /** What learning platforms told of me, and were told; what was opened there as long as its session is remembered. */
  learningPlatforms: z.array(
    z.object({
      platform: z.string(),
      /** What the platform calls me, and since when it is known here. */
      knownAs: z.array(z.object({ subject: z.string(), since: Instant, leftAt: day })),
      /** Courses whose lists I am on, or was. */
      courses: z.array(
        z.object({ subject: z.string(), course: z.string(), roles: z.array(z.string()), active: z.boolean() }),
      ),
      launches: z.array(
        z.object({
          course: z.nullable(z.string()),
          place: z.nullable(z.string()),
          role: z.enum(["learner", "teacher"]),
          at: Instant,
        }),
      ),
      scores: z.array(
        z.object({
          subject: z.string(),
          place: z.string(),
          askId: z.nullable(Uuid),
          given: z.number(),
          maximum: z.number(),
          at: Instant,
          sentAt: day,
        }),
      ),
    }),
  ),
  /** My journal, and my part in units; the last of the answers is empty where I skipped it. */
  coaching: z.object({
    journal: z.array(JournalLine),
    units: z.array(
      z.object({
        id: Uuid,
        purpose: z.string(),
        proposedByMe: z.boolean(),
        standing: z.string(),
        joinedAt: day,
        leftAt: day,
        declinedAt: day,
        answers: z.array(z.object({ hopes: z.string(), shown: z.boolean(), discomfort: z.string() })),
        agreements: z.array(z.object({ version: z.int(), how: z.string(), meet: z.string(), at: Instant })),
        lines: z.array(z.object({ id: Uuid, text: z.string(), at: Instant })),
        sessions: z.array(z.object({ at: Instant, minutes: z.int(), tookPlace: z.boolean(), iCoached: z.boolean() })),
      }),
    ),
  }),
  mails: z.array(z.object({ kind: z.string(), about: Uuid, dueAt: Instant, sentAt: day })),
  invitations: z.array(z.object({ id: Uuid, email: z.nullable(z.string()), expiresAt: Instant, used: z.int() })),
  feed: z.array(z.object({ seq: z.int(), kind: z.string(), about: Uuid, at: Instant })),
});
export type MyExport = z.infer<typeof MyExport>;
