import * as z from "zod/mini";
import { Identifier, tidyText } from "../claims.ts";
import type { PlatformUser } from "../person.ts";
import { type Role, rolesOf } from "../roles.ts";
import { parsedOrNull } from "../services/access-token.ts";
import { ServiceTrouble } from "../services/trouble.ts";

/** Somebody on a page of a roster, in our own words. */
export interface Member extends PlatformUser {
  roles: Role[];
  active: boolean;
}

const MOST_ON_A_PAGE = 10_000;

/** What is read where the value does not fit. */
const otherwise = z.catch;
const word = otherwise(z.optional(z.string()), undefined);
const Entry = z.object({
  user_id: Identifier,
  roles: otherwise(z.array(otherwise(z.string(), "")), []),
  status: word,
  name: word,
  given_name: word,
  family_name: word,
  email: word,
  lis_person_sourcedid: word,
});
const Page = z.object({ members: z.array(z.unknown()).check(z.maxLength(MOST_ON_A_PAGE)) });

/**
 * The members on a page, each once. Only `user_id` and `roles` are sure to be there; who has no status is active, and an
 * entry without a usable id is left out. Throws `not_a_roster` for anything but a membership container.
 */
export function readMembers(text: string): Member[] {
  const page = Page.safeParse(parsedOrNull(text));
  if (!page.success) throw new ServiceTrouble("not_a_roster");
  const found = new Map<string, Member>();
  for (const raw of page.data.members) {
    const entry = Entry.safeParse(raw);
    if (!entry.success) continue;
    const member = memberOf(entry.data);
    const before = found.get(member.sub);
    found.set(member.sub, before === undefined ? member : both(before, member));
  }
  return [...found.values()];
}

function memberOf(entry: z.infer<typeof Entry>): Member {
  const name = tidyText(entry.name, 200) || tidyText(`${entry.given_name ?? ""} ${entry.family_name ?? ""}`, 200);
  const email = entry.email !== undefined && entry.email.length <= 254 ? entry.email : undefined;
  return {
    sub: entry.user_id,
    roles: rolesOf(entry.roles.slice(0, 50)),
    active: !/^(?:inactive|deleted)$/i.test(statusWord(entry.status)),
    name: name === "" ? undefined : name,
    email,
    sourcedId: tidyText(entry.lis_person_sourcedid, 255) || undefined,
  };
}

/** Some platforms give the vocabulary's whole address. */
const statusWord = (status: string | undefined) => (status ?? "Active").split(/[#/]/).at(-1)?.trim() ?? "";

/** Two enrolments of one person in one course. */
const both = (one: Member, other: Member): Member => ({
  ...(one.active ? one : other),
  roles: [...new Set([...one.roles, ...other.roles])],
});
