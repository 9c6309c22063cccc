import { after } from "../../clock.ts";
import type { Services } from "../../services.ts";
import { ROSTER_SCOPE } from "../registration/tool-facts.ts";
import { callService, nextPage } from "../services/call-service.ts";
import { ServiceTrouble, troubleCode } from "../services/trouble.ts";
import { finishRoster } from "./finish-roster.ts";
import { type Member, readMembers } from "./read-members.ts";
import { claim, ended, LEASE, noteTrouble, type Reading, type RosterRow, stillOurs, write } from "./roster-row.ts";
import { storePage } from "./store-page.ts";

const MEDIA_TYPE = "application/vnd.ims.lti-nrps.v2.membershipcontainer+json";
/** Platforms that page at all give pages of about that size; without the wish Moodle gives one page of everybody. */
const ON_A_PAGE = 50;
const MOST_BYTES = 4 * 1024 * 1024;
const MOST_PAGES = 2000;
const MOST_MEMBERS = 100_000;
/** Pages without anybody on them that a reading may meet and still be believed. */
const EMPTY_PAGES = 20;
/** One roster reads on for so long in a sweep, in milliseconds of the wall clock; then the next one has its turn. */
const TURN_MS = 2000;

/**
 * Reads a roster that is due, page by page, each page in a transaction of its own, so that a failure loses one page at
 * most. Trouble with the platform is written down and tried again with growing pauses, eight times.
 */
export async function readRoster(services: Services, orgId: string, contextRef: string): Promise<void> {
  const until = performance.now() + TURN_MS;
  const { db, clock } = services;
  const claimed = await db.inOrg(orgId, (tx) => claim(tx, orgId, contextRef, clock.now()));
  for (let reading = claimed; reading !== null;) {
    const at: Reading = reading;
    try {
      reading = await readOn(services, at, performance.now() < until);
    } catch (error) {
      const code = troubleCode(error);
      const retryAfter = error instanceof ServiceTrouble ? error.retryAfter : null;
      await db.inOrg(orgId, (tx) => noteTrouble(tx, at, { code: code ?? "broken", retryAfter, now: clock.now() }));
      if (code === null) throw error;
      return;
    }
  }
}

/** The next page, or the end after the last; null when that is all for now. */
async function readOn(services: Services, reading: Reading, mayGoOn: boolean): Promise<Reading | null> {
  const { row } = reading;
  if (row.pages > 0 && row.nextUrl === null) return await finishOn(services, reading, mayGoOn);
  const page = await fetchPage(services, reading);
  return services.db.inOrg(row.orgId, async (tx) => {
    const now = services.clock.now();
    const current = await stillOurs(tx, row);
    if (current === null) return null;
    const { platform } = reading;
    const of = { platform, contextRef: row.contextRef, round: row.round, now };
    const { fresh, added, changed, left } = await storePage(tx, of, page.members);
    const next: RosterRow = {
      ...current,
      pages: current.pages + 1,
      seen: current.seen + fresh,
      added: current.added + added,
      changed: current.changed + changed,
      left: current.left + left,
      nextUrl: page.next,
      tries: 0,
      problem: null,
      dueAt: mayGoOn ? after(now, LEASE) : now,
    };
    const problem = page.next === null ? null : problemOf(next, page, fresh);
    await write(tx, problem === null ? next : { ...next, ...ended("failed", problem, now) });
    return mayGoOn && problem === null ? { ...reading, row: next } : null;
  });
}

async function finishOn(services: Services, reading: Reading, mayGoOn: boolean): Promise<Reading | null> {
  const { row } = reading;
  const now = services.clock.now();
  const isOver = await finishRoster(services, row, async (tx) => {
    const current = await stillOurs(tx, row);
    if (current !== null && current.seen === 0) {
      // Everybody at once is rather a mistake of the platform than a course that nobody is in.
      await write(tx, { ...current, ...ended("failed", "empty", now) });
      return null;
    }
    return current;
  });
  if (isOver !== false) return null;
  if (mayGoOn) return reading;
  await services.db.inOrg(row.orgId, async (tx) => {
    const current = await stillOurs(tx, row);
    if (current !== null) await write(tx, { ...current, dueAt: now });
  });
  return null;
}

async function fetchPage(
  services: Services,
  { row, platform, rosterUrl }: Reading,
): Promise<{ members: Member[]; next: string | null; url: string }> {
  const url = row.nextUrl ?? firstPage(rosterUrl);
  const answer = await callService(services, platform, url, {
    accept: MEDIA_TYPE,
    scopes: [ROSTER_SCOPE],
    needed: ROSTER_SCOPE,
    maxBytes: MOST_BYTES,
    // The token is for the platform that signed the launch with this address, and for nobody else.
    onlyHost: new URL(rosterUrl).host,
  });
  return { members: readMembers(answer.text), next: nextPage(answer, url), url };
}

function firstPage(rosterUrl: string): string {
  const url = new URL(rosterUrl);
  if (!url.searchParams.has("limit")) url.searchParams.set("limit", String(ON_A_PAGE));
  return url.href;
}

/** Why a reading cannot be believed to end well; null for one that can. */
function problemOf(row: RosterRow, page: { members: Member[]; next: string | null; url: string }, fresh: number) {
  if (row.pages >= MOST_PAGES || row.seen >= MOST_MEMBERS) return "too_long";
  const runsInCircles = page.next === page.url || (page.members.length > 0 && fresh === 0);
  return runsInCircles || row.pages > row.seen + EMPTY_PAGES ? "loop" : null;
}
