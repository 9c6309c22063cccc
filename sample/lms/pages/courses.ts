import { html } from "hono/html";
import { linksOf } from "../courses.ts";
import { membersOf } from "../people.ts";
import type { Course, Person } from "../types.ts";
import type { World } from "../world.ts";
import { type Html, layout } from "./layout.ts";

export const courseAddress = ({ id }: Course) => `/courses/${id}`;
export const lessonAddress = ({ id }: Course, lessonId: string) => `/courses/${id}/lessons/${lessonId}`;

export function coursesPage(world: World, person: Person): Html {
  return layout(world, person, {
    title: "Courses",
    body: html`<h1>Your courses</h1>
      <ul class="cards">
        ${[...world.courses.values()].map(
          (course) =>
            html`<li>
              <a href="${courseAddress(course)}" lang="${course.lang}"><strong>${course.title}</strong></a>
              <span>${course.label} · ${counted(course.lessons.length, "lesson")}</span>
            </li>`,
        )}
      </ul>`,
  });
}

export function coursePage(world: World, person: Person, course: Course): Html {
  const links = linksOf(world, course.id);
  const members = [...membersOf(course, world.cast)].length;
  return layout(world, person, {
    title: course.title,
    trail: [{ name: "Courses", to: "/" }],
    body: html`<h1 lang="${course.lang}">${course.title}</h1>
      <p class="quiet">${course.label} · ${counted(members, "participant")}</p>
      <nav class="tabs" aria-label="Course">
        <a href="${courseAddress(course)}" aria-current="page">Lessons</a>
        <a href="${courseAddress(course)}/participants">Participants</a>
        <a href="${courseAddress(course)}/grades">Grades</a>
      </nav>
      <ol class="lessons" lang="${course.lang}">
        ${course.lessons.map(
          ({ id, title }) =>
            html`<li>
              <a href="${lessonAddress(course, id)}">${title}</a>
              ${links
                .filter(({ lessonId }) => lessonId === id)
                .map((link) => html`<span class="mark">${world.tools.get(link.clientId)?.name ?? "A tool"}</span>`)}
            </li>`,
        )}
      </ol>
      ${
        person.role === "student"
          ? ""
          : html`<form method="post" action="${courseAddress(course)}/copy"><button>Copy this course</button></form>`
      }
      ${course.history.length === 0 ? "" : html`<p class="quiet">Copied from course ${course.history[0]}.</p>`}`,
  });
}

export function counted(count: number, noun: string): string {
  return `${count.toLocaleString("en")} ${noun}${count === 1 ? "" : "s"}`;
}
