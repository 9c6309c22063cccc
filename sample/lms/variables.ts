import { fullName, rolesOf } from "./people.ts";
import type { Course, Link, Person, Privacy, Tool } from "./types.ts";

export interface Seen {
  tool: Tool;
  person: Person;
  course: Course;
  link: Link | null;
}

/** Custom values as they are sent: a value that names a variable of the platform gets what it stands for. */
export function customValues(seen: Seen): Record<string, string> {
  const known = variables(seen);
  const given = { ...seen.tool.custom, ...seen.link?.custom };
  return Object.fromEntries(
    // What the platform does not know, or may not tell, stays as it was written.
    Object.entries(given).map(([name, value]) => [name, known[value] ?? value]),
  );
}

function variables({ tool, person, course, link }: Seen): Record<string, string> {
  const may = told(tool);
  return {
    "$Context.id": course.id,
    "$Context.title": course.title,
    "$Context.label": course.label,
    "$Context.sourcedId": `section-${course.label}`,
    "$Context.id.history": course.history.join(","),
    "$Membership.role": rolesOf(person, tool.shortRoles).join(","),
    ...(tool.anonymous ? {} : { "$User.id": person.id }),
    ...(maySay(tool) ? { "$Person.sourcedId": person.sourcedId } : {}),
    ...(link === null
      ? {}
      : {
          "$ResourceLink.id": link.id,
          "$ResourceLink.title": link.title,
          "$ResourceLink.description": link.description,
          "$ResourceLink.id.history": link.history.join(","),
        }),
    ...(may.name
      ? {
          "$Person.name.full": fullName(person),
          "$Person.name.given": person.givenName,
          "$Person.name.family": person.familyName,
        }
      : {}),
    ...(may.email ? { "$Person.email.primary": person.email } : {}),
  };
}

export const VARIABLES: readonly string[] = [
  "Context.id",
  "Context.title",
  "Context.label",
  "Context.sourcedId",
  "Context.id.history",
  "Membership.role",
  "User.id",
  "Person.sourcedId",
  "Person.name.full",
  "Person.name.given",
  "Person.name.family",
  "Person.email.primary",
  "ResourceLink.id",
  "ResourceLink.title",
  "ResourceLink.description",
  "ResourceLink.id.history",
];

/** Whether a tool is told what an HR system calls somebody, which is as good as a name. */
export function maySay({ anonymous, privacy }: Tool): boolean {
  return !anonymous && privacy === "all";
}

/** What of a person a tool is told: what the switch allows, and it asked for. */
export function told({ anonymous, claims, privacy }: Tool): { name: boolean; email: boolean } {
  const allows = (what: Privacy) => !anonymous && (privacy === "all" || privacy === what);
  return {
    name: allows("name") && claims.some((claim) => /^(?:name|given_name|family_name)$/.test(claim)),
    email: allows("email") && claims.includes("email"),
  };
}

/** Name and e-mail address as claims of a token or members of a roster; a claim that was not asked for is left out. */
export function personClaims(tool: Tool, person: Person): Record<string, string> {
  const may = told(tool);
  const all = {
    ...(may.name ? { name: fullName(person), given_name: person.givenName, family_name: person.familyName } : {}),
    ...(may.email ? { email: person.email } : {}),
  };
  return Object.fromEntries(Object.entries(all).filter(([name]) => tool.claims.includes(name)));
}
