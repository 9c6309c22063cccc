/** A skill as the matcher sees it: names, never words about people. */
export interface MatchSkill {
  readonly id: string;
  readonly name: string;
  readonly kind: "hard" | "soft";
  readonly aliases: readonly string[];
  /** Id of the next wider skill. */
  readonly broader: string | null;
  readonly related: readonly string[];
  /** Names in other languages, by primary BCP 47 tag. */
  readonly names?: Readonly<Record<string, readonly string[]>>;
}

/** One stretch of a person's working week, in their own time zone; `to` at or before `from` ends on the next day. */
export interface Window {
  /** ISO weekday: 1 is Monday, 7 is Sunday. */
  readonly day: number;
  /** `HH:MM`. */
  readonly from: string;
  /** `HH:MM`, up to `24:00`. */
  readonly to: string;
}

/** Where and when somebody works. */
export interface Hours {
  /** IANA name such as `Europe/Lisbon`. */
  readonly timeZone: string;
  readonly windows: readonly Window[];
}

/** All that ranking may know of a person. Name, photo, grade, site and gender are left out on purpose. */
export interface MatchPerson extends Hours {
  readonly id: string;
  /** BCP 47 tags. */
  readonly languages: readonly string[];
  readonly asksPerWeek: number;
  /** Epoch milliseconds. */
  readonly pausedUntil: number | null;
  readonly expert: boolean;
  /** Whether the person has confirmed skills, hours and capacity; nobody is offered before. */
  readonly confirmed: boolean;
  /** Epoch milliseconds. */
  readonly joinedAt: number;
  /** Epoch milliseconds. */
  readonly leftAt: number | null;
}

/** Reasons to believe that someone knows a skill, strongest first. */
export const EVIDENCE_KINDS = ["answered", "taught_back", "endorsed", "completed", "self"] as const;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

/** One dated reason to believe that a person knows a skill. */
export interface MatchEvidence {
  readonly id: string;
  readonly personId: string;
  readonly skillId: string;
  readonly kind: EvidenceKind;
  /** Epoch milliseconds. */
  readonly at: number;
  /** The page it came from, made by `pageKey`. */
  readonly pageKey?: string;
}

/** What a person has on their desk at the moment. */
export interface MatchLoad {
  readonly personId: string;
  readonly acceptedThisWeek: number;
  readonly waitingOffers: number;
  /** When they were last offered anything. Epoch milliseconds. */
  readonly lastOfferedAt: number | null;
  /** The same without what they declined or passed on, since a no is free; `lastOfferedAt` unless told. */
  readonly lastAskedAt?: number | null;
  /** Minutes that they accepted over the last half year, the older the less; 0 unless told. */
  readonly recentMinutes?: number;
  /** Recent times from offer to first answer, in minutes. */
  readonly answerMinutes: readonly number[];
  /** Offers answered before their deadline, in whatever way, the older the less; 0 unless told. */
  readonly answeredOffers?: number;
  /** Offers that passed their deadline while their holder was there, the older the less; 0 unless told. */
  readonly expiredOffers?: number;
}

/** What is usual in an organisation, over everybody with a load. */
export interface MatchUsual {
  /** Mean of `recentMinutes`. */
  readonly minutes: number;
  /** The share of offers that are answered in time, 0 to 1. */
  readonly acceptance: number;
}

/** What somebody once answered, in the words of question and answer: evidence beside their skills, shown to nobody. */
export interface MatchAnswerText {
  readonly personId: string;
  readonly text: string;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** A topic whose skills are known: a tagged course, or a question whose learner confirmed what it is about. */
export interface MatchLesson {
  readonly topic: TopicFields;
  readonly skillIds: readonly string[];
  readonly kind: "course" | "confirmed";
}

/** How many learners said that a skill is (`right`) or is not (`wrong`) what a page is about. */
export interface MatchTopicWord {
  /** Made by `pageKey`. */
  readonly pageKey: string;
  readonly skillId: string;
  readonly right: number;
  readonly wrong: number;
}

/** What a page teaches, as it came from the device. */
export interface TopicFields {
  readonly title: string;
  readonly course?: string | undefined;
  readonly module?: string | undefined;
  readonly lesson?: string | undefined;
  readonly headings?: readonly string[] | undefined;
  readonly description?: string | undefined;
  readonly url?: string | undefined;
  readonly language?: string | undefined;
  readonly excerpt?: string | undefined;
}

/** The fields of a topic that are read for skills. */
export const FIELDS = ["title", "course", "module", "lesson", "headings", "description", "excerpt"] as const;
export type Field = (typeof FIELDS)[number];

/** A skill that a page is about. */
export interface SkillHit {
  readonly skillId: string;
  /** 0 to 1. */
  readonly score: number;
  /** The words of the page that matched, as they stand there; empty when learners said so. */
  readonly matched: string;
  readonly where: Field;
}

/** When somebody can be reached; nothing here estimates whether they would accept. */
export interface Availability {
  readonly timeZone: string;
  readonly openNow: boolean;
  /** `17:00` in their own zone, when at work now. */
  readonly until: string | null;
  /** What is left of the hours that both work on the learner's day. */
  readonly overlapMinutesToday: number;
  /** Median of five or more, else null. */
  readonly usuallyAnswersMinutes: number | null;
  readonly text: string;
}

/** One thing that speaks for asking a person, in words that can be checked. */
export interface Reason {
  readonly kind: EvidenceKind | "same_page" | "similar" | "overlap" | "free_soon" | "newcomer";
  /** `knows` tells why they should know, `now` why to ask them at the moment. */
  readonly about: "knows" | "now";
  /** The skill that it is about, where there is one. */
  readonly skillId?: string;
  readonly text: string;
  /** ISO date such as `2026-10-03`. */
  readonly at?: string;
}

/** Somebody to ask. No score leaves: the order is all there is. */
export interface Candidate {
  readonly personId: string;
  readonly reasons: readonly Reason[];
  readonly availability: Availability;
  readonly expert: boolean;
}
