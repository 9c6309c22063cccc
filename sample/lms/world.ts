import { randomBytes } from "node:crypto";
import { goodKnobs } from "./knobs.ts";
import { KeyRing, type PlatformKey } from "./keys.ts";
import { findPerson } from "./people.ts";
import type {
  AccessToken,
  Course,
  Knobs,
  LineItem,
  Link,
  PendingChoice,
  PendingLaunch,
  Person,
  RegistrationToken,
  Result,
  Tool,
} from "./types.ts";

/** All that the platform knows. */
export interface World {
  /** The issuer: `http://lms.localhost:4601`. */
  origin: string;
  /** The true time, in epoch milliseconds. */
  clock: () => number;
  knobs: Knobs;
  keys: KeyRing;
  cast: Person[];
  courses: Map<string, Course>;
  links: Map<string, Link>;
  tools: Map<string, Tool>;
  lineItems: Map<string, LineItem>;
  /** By line item and person. */
  results: Map<string, Result>;
  /** By hint. */
  launches: Map<string, PendingLaunch>;
  choices: Map<string, PendingChoice>;
  accessTokens: Map<string, AccessToken>;
  registrationTokens: Map<string, RegistrationToken>;
  /** Ids of client assertions that were seen, and until when they matter. */
  assertions: Map<string, number>;
  /** The first token that somebody got for a link, for the knob that gives it again. */
  givenTokens: Map<string, string>;
  lastId: number;
}

/** What outlives a restart. */
export interface Kept {
  keys: PlatformKey[];
  courses: Course[];
  links: Link[];
  tools: Tool[];
  lineItems: LineItem[];
  results: [string, Result][];
  lastId: number;
}

interface Beginning {
  origin: string;
  clock: () => number;
  cast: readonly Person[];
  courses: readonly Course[];
  kept: Kept | null;
}

const byId = <Row extends { id: string }>(rows: readonly Row[]) => new Map(rows.map((row) => [row.id, row]));

export function createWorld({ origin, clock, cast, courses, kept }: Beginning): World {
  const knobs = goodKnobs();
  return {
    origin,
    clock,
    knobs,
    keys: new KeyRing([...(kept?.keys ?? [])], clock),
    cast: [...cast],
    courses: byId(kept?.courses ?? courses),
    links: byId(kept?.links ?? []),
    tools: new Map((kept?.tools ?? []).map((tool) => [tool.clientId, tool])),
    lineItems: byId(kept?.lineItems ?? []),
    results: new Map(kept?.results ?? []),
    launches: new Map(),
    choices: new Map(),
    accessTokens: new Map(),
    registrationTokens: new Map(),
    assertions: new Map(),
    givenTokens: new Map(),
    lastId: kept?.lastId ?? 100,
  };
}

/** The platform's idea of the time, in epoch milliseconds. */
export function platformNow({ clock, knobs }: World): number {
  return clock() + knobs.clockOffMs;
}

/** An id that nothing had before; platforms count. */
export function nextId(world: World): string {
  world.lastId += 1;
  return String(world.lastId);
}

export function secret(): string {
  return randomBytes(24).toString("base64url");
}

export function personById(world: World, id: string): Person | null {
  return findPerson(world.cast, world.courses.values(), id);
}

/** Where everything is. */
export function addresses({ origin }: World) {
  return {
    configuration: `${origin}/.well-known/openid-configuration`,
    authorization: `${origin}/lti/auth`,
    token: `${origin}/lti/token`,
    keys: `${origin}/lti/keys`,
    registration: `${origin}/lti/registration`,
    deepLinkReturn: `${origin}/lti/deep-link-return`,
    roster: (courseId: string) => `${origin}/lti/courses/${courseId}/members?type=1`,
    lineItems: (courseId: string) => `${origin}/lti/courses/${courseId}/line-items?type_id=1`,
    lineItem: (courseId: string, id: string) => `${origin}/lti/courses/${courseId}/line-items/${id}?type_id=1`,
  };
}
