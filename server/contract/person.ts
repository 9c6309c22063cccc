import * as z from "zod/mini";
import { Availability } from "./match.ts";
import { TakeawayQuestion } from "./takeaway.ts";
import {
  Instant,
  Language,
  PersonName,
  Reason,
  SkillId,
  SkillName,
  someText,
  text,
  TimeOfDay,
  TimeZone,
  Uuid,
} from "./values.ts";

/** A weekly window in the person's own time zone; `day` 1 is Monday. */
export const Window = z
  .object({ day: z.int().check(z.minimum(1), z.maximum(7)), from: TimeOfDay, to: TimeOfDay })
  .check(z.refine((window) => window.from < window.to, { error: "must end after it starts", path: ["to"] }));
export type Window = z.infer<typeof Window>;
export const Windows = z.array(Window).check(z.maxLength(28));

export const Capacity = z.object({ asksPerWeek: z.int().check(z.minimum(0), z.maximum(1000)) });
export const QuietHours = z.object({ from: TimeOfDay, to: TimeOfDay });

/** Each member may be left out; what is given replaces what was. */
export const AvailabilityBody = z.object({
  timeZone: z.optional(TimeZone),
  windows: z.optional(Windows),
  capacity: z.optional(Capacity),
  pausedUntil: z.optional(z.nullable(Instant)),
  /** Hours without mail and notifications, in the person's own time zone; null for none. */
  quietHours: z.optional(z.nullable(QuietHours)),
});
export type AvailabilityBody = z.infer<typeof AvailabilityBody>;

export const MyAvailability = z.object({
  timeZone: z.string(),
  windows: Windows,
  capacity: Capacity,
  /** Asks accepted in the seven days up to now. */
  takenThisWeek: z.int(),
  pausedUntil: z.nullable(Instant),
  quietHours: z.nullable(QuietHours),
});
export type MyAvailability = z.infer<typeof MyAvailability>;

export const EvidenceKind = z.enum(["answered", "taught_back", "completed", "endorsed", "self"]);
export type EvidenceKind = z.infer<typeof EvidenceKind>;

/** One dated reason to believe that I know a skill; mine to see, dispute and delete. */
export const Evidence = z.object({
  id: Uuid,
  kind: EvidenceKind,
  at: Instant,
  note: z.string(),
  disputed: z.boolean(),
  /** Two or more colleagues called it not right; it counts again once I say that I know the skill. Who, nobody is told. */
  wondered: z.boolean(),
});
export type Evidence = z.infer<typeof Evidence>;

export const MySkill = z.object({ ...SkillName.shape, kind: z.enum(["hard", "soft"]), evidence: z.array(Evidence) });
export type MySkill = z.infer<typeof MySkill>;
export const MySkills = z.object({ skills: z.array(MySkill) });

export const LeaveOut = z.object({ chain: z.boolean(), close: z.boolean() });

export const Me = z.object({
  id: Uuid,
  name: z.string(),
  email: z.string(),
  role: z.enum(["member", "admin"]),
  org: z.object({ id: Uuid, name: z.string() }),
  languages: z.array(z.string()),
  department: z.string(),
  /** False until skills, hours and capacity were confirmed once: nobody is offered to others before. */
  confirmed: z.boolean(),
  availability: MyAvailability,
  mail: z.boolean(),
  /** Whom I leave out when I ask: my managers and reports all the way; my team and whom I talked with lately. */
  leaveOut: LeaveOut,
  /** Whether the words of my own past answers help to find me; nobody else reads them. */
  foundByAnswers: z.boolean(),
  notHere: z.array(PersonName),
  /** What I am quietly asked about takeaways. */
  takeaways: z.optional(z.array(TakeawayQuestion)),
  now: Instant,
});
export type Me = z.infer<typeof Me>;

export const ProfileBody = z.object({
  name: z.optional(someText(200)),
  languages: z.optional(z.array(Language).check(z.maxLength(12))),
  mail: z.optional(z.boolean()),
  leaveOut: z.optional(LeaveOut),
  foundByAnswers: z.optional(z.boolean()),
});
export type ProfileBody = z.infer<typeof ProfileBody>;

/** Skills, hours and capacity, confirmed once. */
export const ConfirmBody = z.object({
  skills: z.array(SkillId).check(z.maxLength(60)),
  timeZone: TimeZone,
  windows: Windows,
  capacity: Capacity,
});
export type ConfirmBody = z.infer<typeof ConfirmBody>;

export const SelfSkillBody = z.object({ note: z.optional(text(300)) });
export const DisputeBody = z.object({ disputed: z.boolean() });

/** A colleague as others see them: only what they show. */
export const Person = z.object({
  ...PersonName.shape,
  department: z.string(),
  languages: z.array(z.string()),
  skills: z.array(z.object({ ...SkillName.shape, reasons: z.array(Reason) })),
  availability: Availability,
});
export type Person = z.infer<typeof Person>;

export const PeopleList = z.object({ people: z.array(z.object({ ...PersonName.shape, department: z.string() })) });
export type PeopleList = z.infer<typeof PeopleList>;

/** A skill of the organisation's taxonomy. */
export const Skill = z.object({
  ...SkillName.shape,
  kind: z.enum(["hard", "soft"]),
  aliases: z.array(z.string()),
});
export type Skill = z.infer<typeof Skill>;
export const SkillList = z.object({ skills: z.array(Skill) });
