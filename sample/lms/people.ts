import type { Course, MemberStatus, Person } from "./types.ts";

const person = (id: string, givenName: string, familyName: string, email: string, role: Person["role"]): Person => ({
  id,
  givenName,
  familyName,
  email,
  sourcedId: `hr-${id}`,
  role,
});

/** Who can be signed in as; three of them learn, as colleagues of the sample company. */
export const CAST: readonly Person[] = [
  person("2011", "Ida", "Lindqvist", "ida.lindqvist@portolane.example", "student"),
  person("2012", "Tomás", "Ferreira", "tomas.ferreira@portolane.example", "student"),
  person("2013", "Yuki", "Tanaka", "yuki.tanaka@portolane.example", "student"),
  person("2001", "Marta", "Alves", "marta.alves@portolane.example", "teacher"),
  person("2000", "Robin", "Castell", "robin.castell@portolane.example", "admin"),
];

const GIVEN = ["Alma", "Bruno", "Chidi", "Dana", "Elif", "Farid", "Greta", "Hana", "Imre", "Jonna", "Kofi", "Lien"];
const FAMILY = ["Aalto", "Bakker", "Conti", "Dahl", "Eze", "Fontaine", "Gruber", "Horvat", "Ito", "Jansen", "Kaya"];
const FIRST_OF_CROWD = 100_000;

/** The student of a course's crowd with that number, always the same one. */
export function crowdPerson(courseId: string, index: number): Person {
  const givenName = GIVEN[index % GIVEN.length] ?? "";
  const familyName = FAMILY[Math.floor(index / GIVEN.length) % FAMILY.length] ?? "";
  const id = `${courseId}-${FIRST_OF_CROWD + index}`;
  return person(id, givenName, familyName, `student.${id}@campus.example`, "student");
}

export interface Member {
  person: Person;
  status: MemberStatus;
}

/**
 * Who is in a course, teacher and cast first, then its crowd, without the first `skip`. Made anew each time: a roster of
 * any size takes no room.
 */
export function* membersOf(course: Course, cast: readonly Person[], skip = 0): Generator<Member> {
  const gone = new Set(course.gone);
  let left = skip;
  for (const somebody of cast) {
    if (somebody.role === "admin" || gone.has(somebody.id)) continue;
    if (left > 0) left -= 1;
    else yield memberOf(course, somebody);
  }
  // Where nobody of the crowd has gone, who comes next is known without looking.
  const isWhole = !course.gone.some((id) => id.startsWith(`${course.id}-`));
  for (let index = isWhole ? left : 0; index < course.crowd; index += 1) {
    const somebody = crowdPerson(course.id, index);
    if (gone.has(somebody.id)) continue;
    if (!isWhole && left > 0) left -= 1;
    else yield memberOf(course, somebody);
  }
}

const memberOf = (course: Course, person: Person): Member => ({
  person,
  status: course.statuses[person.id] ?? "Active",
});

/** Somebody as a member of a course; null when they are in none, or in another. */
export function findMember(course: Course, cast: readonly Person[], id: string): Member | null {
  const person = findPerson(cast, [course], id);
  return person === null || person.role === "admin" || course.gone.includes(id) ? null : memberOf(course, person);
}

/** Somebody by id: of the cast, or of the crowd of a course. */
export function findPerson(cast: readonly Person[], courses: Iterable<Course>, id: string): Person | null {
  const known = cast.find((somebody) => somebody.id === id);
  if (known !== undefined) return known;
  const [courseId = "", number = ""] = id.split("-");
  for (const course of courses) {
    const index = Number(number) - FIRST_OF_CROWD;
    if (course.id === courseId && Number.isInteger(index) && index >= 0 && index < course.crowd) {
      return crowdPerson(courseId, index);
    }
  }
  return null;
}

export function fullName({ givenName, familyName }: Person): string {
  return `${givenName} ${familyName}`;
}

const MEMBERSHIP = "http://purl.imsglobal.org/vocab/lis/v2/membership#";
const INSTITUTION = "http://purl.imsglobal.org/vocab/lis/v2/institution/person#";
const SYSTEM = "http://purl.imsglobal.org/vocab/lis/v2/system/person#";

/** What somebody is in a course, in the words of the standard, or short as some platforms have it. */
export function rolesOf({ role }: Person, short: boolean): string[] {
  if (role === "student") return short ? ["Learner"] : [`${MEMBERSHIP}Learner`];
  if (role === "teacher") return short ? ["Instructor"] : [`${MEMBERSHIP}Instructor`, `${INSTITUTION}Instructor`];
  return short
    ? ["Administrator", "Instructor"]
    : [`${SYSTEM}Administrator`, `${INSTITUTION}Administrator`, `${MEMBERSHIP}Instructor`];
}
