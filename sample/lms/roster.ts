import { contextClaim } from "./claims.ts";
import { type Member, membersOf, rolesOf } from "./people.ts";
import type { Course, Link, Tool } from "./types.ts";
import { customValues, maySay, personClaims } from "./variables.ts";
import { CLAIMS, RESOURCE_LINK } from "./vocabulary.ts";
import { addresses, type World } from "./world.ts";

const MOST_A_PAGE = 1000;

export interface RosterPage {
  body: { id: string; context: ReturnType<typeof contextClaim>; members: object[] };
  /** The address of the next page; null at the end. */
  next: string | null;
}

/**
 * One page of a course's members. `query` may hold `limit`, `role` (short or full), `rlid`, and `from`, which only this
 * platform writes. Null when `rlid` is no link of this course and tool.
 */
export function rosterPage(world: World, tool: Tool, course: Course, query: URLSearchParams): RosterPage | null {
  const { knobs } = world;
  const rlid = query.get("rlid");
  const link = rlid === null ? null : (world.links.get(rlid) ?? null);
  if (rlid !== null && (link?.courseId !== course.id || link.clientId !== tool.clientId)) return null;
  const limit = Math.min(positive(query.get("limit")) ?? knobs.rosterPage, MOST_A_PAGE);
  const from = positive(query.get("from")) ?? 0;
  const role = query.get("role");
  const members: object[] = [];
  // Without a role to look for, those before need no look.
  const skip = role === null ? from : 0;
  let place = skip;
  let more = knobs.nextLink === "without_end";
  for (const member of membersOf(course, world.cast, skip)) {
    if (!playsRole(member, role)) continue;
    if (place >= from + limit) {
      more = true;
      break;
    }
    if (place >= from) members.push(memberEntry(tool, course, link, member));
    place += 1;
  }
  return {
    body: { id: addresses(world).roster(course.id), context: contextClaim(world, course), members },
    next: more ? nextPage(world, course, query, from, limit) : null,
  };
}

function positive(value: string | null): number | null {
  return value !== null && /^[1-9]\d{0,8}$/.test(value) ? Number(value) : null;
}

function playsRole({ person }: Member, role: string | null): boolean {
  if (role === null) return true;
  return [true, false].some((short) => rolesOf(person, short).includes(role));
}

function memberEntry(tool: Tool, course: Course, link: Link | null, { person, status }: Member): object {
  return {
    status,
    user_id: person.id,
    roles: rolesOf(person, tool.shortRoles),
    ...(maySay(tool) ? { lis_person_sourcedid: person.sourcedId } : {}),
    ...personClaims(tool, person),
    ...(link === null
      ? {}
      : {
          message: [
            {
              [CLAIMS.messageType]: RESOURCE_LINK,
              locale: course.lang,
              [CLAIMS.custom]: customValues({ tool, person, course, link }),
            },
          ],
        }),
  };
}

function nextPage(world: World, course: Course, query: URLSearchParams, from: number, limit: number): string {
  const url = new URL(addresses(world).roster(course.id));
  for (const name of ["limit", "role", "rlid"]) {
    const value = query.get(name);
    if (value !== null) url.searchParams.set(name, value);
  }
  const { nextLink } = world.knobs;
  url.searchParams.set("from", String(nextLink === "loop" ? Math.max(from, 1) : from + limit));
  if (nextLink === "other_host") return `http://elsewhere.localhost:${url.port}${url.pathname}${url.search}`;
  return url.href;
}
