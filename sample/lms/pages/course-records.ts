import { html } from "hono/html";
import { fullName, membersOf, rolesOf } from "../people.ts";
import { resultOf } from "../scores.ts";
import type { Course, LineItem, Person } from "../types.ts";
import type { World } from "../world.ts";
import { counted, courseAddress } from "./courses.ts";
import { type Html, layout } from "./layout.ts";

const SHOWN = 50;

const trailOf = (course: Course) => [
  { name: "Courses", to: "/" },
  { name: course.title, to: courseAddress(course) },
];

/** Who is in the course; a teacher may see it as each of them. */
export function participantsPage(world: World, person: Person, course: Course, from: number): Html {
  const members = [...membersOf(course, world.cast)];
  const shown = members.slice(from, from + SHOWN);
  return layout(world, person, {
    title: `Participants of ${course.title}`,
    trail: trailOf(course),
    body: html`<h1>Participants</h1>
      <p class="quiet">${counted(members.length, "participant")}</p>
      <div class="scroll" tabindex="0" role="region" aria-label="Participants">
        <table>
          <thead>
            <tr>
              <th scope="col">Name</th>
              <th scope="col">Role</th>
              <th scope="col">Status</th>
              <th scope="col">See the campus as</th>
            </tr>
          </thead>
          <tbody>
            ${shown.map(
              (member) =>
                html`<tr>
                  <th scope="row">${fullName(member.person)}</th>
                  <td>${rolesOf(member.person, true)[0]}</td>
                  <td>${member.status}</td>
                  <td>
                    <form method="post" action="/sign-in">
                      <input type="hidden" name="person" value="${member.person.id}" />
                      <button class="plain">Switch to ${fullName(member.person)}</button>
                    </form>
                  </td>
                </tr>`,
            )}
          </tbody>
        </table>
      </div>
      <p>
        ${from > 0 ? html`<a href="?from=${Math.max(0, from - SHOWN)}">Earlier</a>` : ""}
        ${from + SHOWN < members.length ? html`<a href="?from=${from + SHOWN}">Next ${SHOWN}</a>` : ""}
      </p>`,
  });
}

/** The gradebook: everybody for a teacher, oneself for a student. */
export function gradesPage(world: World, person: Person, course: Course): Html {
  const items = [...world.lineItems.values()].filter(({ courseId }) => courseId === course.id);
  const students: Person[] = [];
  for (const member of membersOf(course, world.cast)) {
    if (students.length >= SHOWN) break;
    if (member.person.role === "student" && (person.role !== "student" || member.person.id === person.id)) {
      students.push(member.person);
    }
  }
  return layout(world, person, {
    title: `Grades in ${course.title}`,
    trail: trailOf(course),
    body: html`<h1>Grades</h1>
      ${
        items.length === 0
          ? html`<p>Nothing in this course is graded.</p>`
          : html`<div class="scroll" tabindex="0" role="region" aria-label="Grades">
              <table>
                <thead>
                  <tr>
                    <th scope="col">Student</th>
                    ${items.map(({ label, scoreMaximum }) => html`<th scope="col">${label} (of ${scoreMaximum})</th>`)}
                  </tr>
                </thead>
                <tbody>
                  ${students.map(
                    (student) =>
                      html`<tr>
                        <th scope="row">${fullName(student)}</th>
                        ${items.map((item) => html`<td>${gradeWords(world, item, student)}</td>`)}
                      </tr>`,
                  )}
                </tbody>
              </table>
            </div>`
      }`,
  });
}

function gradeWords(world: World, item: LineItem, student: Person): string {
  const result = resultOf(world, item, student.id);
  if (result === null) return "–";
  const points = result.score === null ? result.activityProgress : String(Math.round(result.score * 100) / 100);
  return result.comment === null ? points : `${points}: ${result.comment}`;
}
