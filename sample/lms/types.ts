import type { JSONWebKeySet, JWTPayload } from "jose";

/** Who is known here; `id` is the `sub` of launches. */
export interface Person {
  id: string;
  givenName: string;
  familyName: string;
  email: string;
  /** What an HR system calls them. */
  sourcedId: string;
  role: PlatformRole;
}

export type PlatformRole = "teacher" | "student" | "admin";

export type MemberStatus = "Active" | "Inactive" | "Deleted";

export interface Course {
  id: string;
  label: string;
  title: string;
  lang: string;
  lessons: CourseLesson[];
  /** The courses that this one was copied from, the newest first. */
  history: string[];
  /** How many made-up students sit in it beside the cast. */
  crowd: number;
  /** Whose status is not "Active", by person. */
  statuses: Record<string, MemberStatus>;
  /** Who is gone without a trace, as a platform that lists only members has it. */
  gone: string[];
}

export interface CourseLesson {
  id: string;
  title: string;
  /** The text to show, by the name that `lessons.ts` gives it. */
  text: string;
}

/** A place where a tool stands: a resource link. */
export interface Link {
  id: string;
  courseId: string;
  lessonId: string;
  clientId: string;
  deploymentId: string;
  title: string;
  description: string;
  /** Null for the tool's own launch address. */
  url: string | null;
  custom: Record<string, string>;
  /** The links that this one was copied from, the newest first. */
  history: string[];
}

/** What of a person a tool is told, if it asked for it at registration. */
export type Privacy = "all" | "name" | "email" | "none";

export interface Tool {
  clientId: string;
  name: string;
  deployments: string[];
  loginUrl: string;
  loginMethod: "GET" | "POST";
  redirectUris: string[];
  targetLinkUri: string;
  /** Where deep linking goes; null when the tool did not ask for it. */
  deepLinkingUri: string | null;
  keys: { uri: string } | { jwks: JSONWebKeySet };
  /** Scopes granted: asked for and known here. */
  scopes: string[];
  /** Claims granted. */
  claims: string[];
  custom: Record<string, string>;
  privacy: Privacy;
  /** Launches without `sub`. */
  anonymous: boolean;
  /** `Learner` in place of the full address of a role. */
  shortRoles: boolean;
  /** The name of the frame that keeps what the tool puts there; null where there is none, as in Moodle. */
  storageTarget: string | null;
  /** Whether `lti.frameResize` is followed. */
  resizes: boolean;
  /** Lets the tool read and change its own registration. */
  updateToken: string;
}

export interface LineItem {
  id: string;
  courseId: string;
  /** The tool that made it; no other sees it. */
  clientId: string;
  label: string;
  scoreMaximum: number;
  resourceLinkId: string | null;
  resourceId: string;
  tag: string;
  startDateTime?: string;
  endDateTime?: string;
}

export interface Result {
  lineItemId: string;
  userId: string;
  /** Null after a score without `scoreGiven`. */
  score: number | null;
  maximum: number | null;
  comment: string | null;
  activityProgress: string;
  gradingProgress: string;
  /** As it was sent; nothing older is taken. */
  timestamp: string;
}

/** A launch that the tool was told of and has not come for yet. */
export interface PendingLaunch {
  /** The `lti_message_hint`, which has to come back unchanged. */
  hint: string;
  userId: string;
  clientId: string;
  deploymentId: string;
  targetLinkUri: string;
  message: { kind: "resource_link"; linkId: string } | { kind: "deep_linking"; courseId: string; lessonId: string };
  /** Epoch milliseconds. */
  madeAt: number;
}

export interface AccessToken {
  clientId: string;
  scopes: string[];
  /** Epoch milliseconds. */
  expiresAt: number;
}

/** A one-time registration; `clientId` when it is to change a tool that is here. */
export interface RegistrationToken {
  clientId: string | null;
  expiresAt: number;
}

/** What waits for the content items of a deep linking. */
export interface PendingChoice {
  data: string;
  clientId: string;
  deploymentId: string;
  courseId: string;
  lessonId: string;
  userId: string;
  madeAt: number;
}

export type Place =
  | "configuration"
  | "registration"
  | "keys"
  | "token"
  | "roster"
  | "line-items"
  | "scores"
  | "results";

/** What an address does instead of its work. */
export interface Misbehaviour {
  /** Waits this long first. */
  delayMs?: number;
  /** Answers so, with an empty body. */
  status?: number;
  /** Seconds, sent along with the status. */
  retryAfter?: number;
  /** Sends the caller there with 302. */
  redirect?: string;
  /** A page where JSON is due. */
  html?: boolean;
  /** As many bytes of JSON that never ends well. */
  bytes?: number;
  /** For so many calls, then right again. For ever without it. */
  times?: number;
}

/** Ways to be a bad platform. Changed at will while it runs. */
export interface Knobs {
  at: Partial<Record<Place, Misbehaviour>>;
  /** How far the platform's clock is from the true time, in milliseconds. */
  clockOffMs: number;
  /** Every launch of a person gets the first token again. */
  reuseIdToken: boolean;
  /** Stands for the titles of courses and links in launches and rosters. */
  title: string | null;
  /** How a roster's pages lead on. */
  nextLink: "right" | "loop" | "other_host" | "without_end";
  /** Whether a deep linking request holds `data`; Moodle's does not, and has its return address tell which it was. */
  deepLinkingData: boolean;
  /** Members a page where the caller names no limit. */
  rosterPage: number;
  /** Changes a launch's claims and header before it is signed. */
  forge: ((claims: JWTPayload, header: { alg: "RS256"; kid?: string }) => JWTPayload) | null;
}
