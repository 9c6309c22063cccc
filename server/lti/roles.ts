/** What somebody is in the course. Nothing of it gives rights over the organisation. */
export type Role = "learner" | "teacher" | "admin";

const CONTEXT = /^https?:\/\/purl\.imsglobal\.org\/vocab\/lis\/v2\/membership(?:[#/](\w+))(?:#\w+)?$/;
const ABOVE = /^https?:\/\/purl\.imsglobal\.org\/vocab\/lis\/v2\/(?:institution|system)\/person#(\w+)$/;
const SHORT = /^(?:urn:lti:role:ims\/lis\/)?(\w+)$/;

const IN_COURSE = new Map<string, Role>(
  Object.entries({
    Learner: "learner",
    Instructor: "teacher",
    TeachingAssistant: "teacher",
    ContentDeveloper: "teacher",
    Administrator: "admin",
    Manager: "admin",
  } as const),
);
const OVER_COURSES = new Set(["Administrator", "SysAdmin", "AccountAdmin"]);

/**
 * The roles of the standard's vocabularies, in full or short, that mean something here; unknown ones mean nothing. A role
 * in the whole institution says nothing about this course, except an administrator's.
 */
export function rolesOf(names: readonly string[]): Role[] {
  const found = names.flatMap((name) => {
    const inCourse = (CONTEXT.exec(name) ?? SHORT.exec(name))?.[1];
    const over = ABOVE.exec(name)?.[1];
    if (inCourse === undefined) return OVER_COURSES.has(over ?? "") ? ["admin" as const] : [];
    const role = IN_COURSE.get(inCourse);
    return role === undefined ? [] : [role];
  });
  return [...new Set(found)];
}
