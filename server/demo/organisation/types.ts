import type { Topic } from "../../contract/topic.ts";

/** A made-up company with its people and some of its past, at one moment. */
export interface SampleOrganisation {
  readonly org: { readonly id: string; readonly name: string; readonly slug: string };
  readonly people: readonly SamplePerson[];
  readonly evidence: readonly SampleEvidence[];
  readonly asks: readonly SampleAsk[];
}

export interface SampleWindow {
  /** ISO weekday: 1 is Monday. */
  readonly day: number;
  /** `HH:MM` in the person's own time zone. */
  readonly from: string;
  readonly to: string;
}

export interface SamplePerson {
  readonly id: string;
  readonly name: string;
  /** Under `<slug>.example`, lower case. */
  readonly email: string;
  readonly role: "member" | "admin";
  readonly department: string;
  readonly title: string;
  /** The city, or "Remote" and the city. */
  readonly site: string;
  readonly timeZone: string;
  /** BCP 47, best first. */
  readonly languages: readonly string[];
  readonly managerId: string | null;
  readonly windows: readonly SampleWindow[];
  readonly asksPerWeek: number;
  readonly pausedUntil?: Date;
  readonly joinedAt: Date;
  /** Null for newcomers who have not yet confirmed skills, hours and capacity. */
  readonly confirmedAt: Date | null;
  readonly leftAt: Date | null;
  /** Asked after the peers. */
  readonly expert: boolean;
}

export type SampleEvidenceKind = "answered" | "taught_back" | "completed" | "endorsed" | "self";

export interface SampleEvidence {
  readonly id: string;
  readonly personId: string;
  /** A skill of the starter taxonomy. */
  readonly skillId: string;
  readonly kind: SampleEvidenceKind;
  readonly at: Date;
  readonly note?: string;
  /** The ask that it came from: for `answered` and `taught_back`. */
  readonly askId?: string;
  /** Who endorsed. */
  readonly byPersonId?: string;
  /** The page that it came from, whose key tells "was stuck on this page". */
  readonly topic?: Topic;
}

export interface SampleOffer {
  readonly id: string;
  readonly coachId: string;
  readonly status: "waiting" | "accepted" | "declined" | "expired" | "taken" | "withdrawn";
  readonly byName: boolean;
  readonly wave: number;
  readonly openedAt: Date;
  readonly deadline: Date;
  readonly answeredAt?: Date;
}

export interface SampleMessage {
  readonly id: string;
  readonly authorId: string;
  readonly text: string;
  readonly at: Date;
}

export interface SampleAsk {
  readonly id: string;
  readonly askerId: string;
  readonly coachId: string | null;
  readonly topic: Topic;
  readonly skillIds: readonly string[];
  readonly goal: string;
  readonly tried: string;
  readonly minutes: 5 | 15 | 30 | 60;
  readonly anonymous: boolean;
  readonly status: "routing" | "accepted" | "resolved" | "withdrawn" | "unanswered";
  readonly createdAt: Date;
  readonly acceptedAt?: Date;
  readonly closedAt?: Date;
  readonly offers: readonly SampleOffer[];
  readonly messages: readonly SampleMessage[];
  /** The learner's words to the coach. */
  readonly feedback?: { readonly helped: string; readonly text: string };
  /** Taught back, in the learner's words. */
  readonly learnt?: string;
  /** Shown to the next learner on the page; both agreed. */
  readonly takeaway?: { readonly text: string; readonly publishedAt: Date };
}
