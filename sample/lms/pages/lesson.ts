import { html, raw } from "hono/html";
import { linksOf } from "../courses.ts";
import { lessonText } from "../lessons.ts";
import type { Course, CourseLesson, Link, Person, Tool } from "../types.ts";
import type { World } from "../world.ts";
import { courseAddress, lessonAddress } from "./courses.ts";
import { type Html, layout } from "./layout.ts";

/** A lesson with its tools: beside it where there is room, below it where there is not. */
export function lessonPage(world: World, person: Person, course: Course, lesson: CourseLesson): Html {
  const links = linksOf(world, course.id).filter(({ lessonId }) => lessonId === lesson.id);
  const teaches = person.role !== "student";
  return layout(world, person, {
    title: lesson.title,
    trail: [
      { name: "Courses", to: "/" },
      { name: course.title, to: courseAddress(course) },
    ],
    wide: true,
    scripts: ["host.js"],
    body: html`<div class="lesson ${links.length === 0 && !teaches ? "alone" : ""}">
        <article lang="${course.lang}">
          <h1>${lesson.title}</h1>
          ${raw(lessonText(lesson.text))}
        </article>
        ${
          links.length === 0 && !teaches
            ? ""
            : html`<aside aria-label="Tools">
                ${links.map((link) => frame(world, link, teaches))} ${teaches ? offers(world, course, lesson) : ""}
              </aside>`
        }
      </div>
      ${storageFrames(world, links)}`,
  });
}

function frame(world: World, link: Link, teaches: boolean): Html {
  const tool = world.tools.get(link.clientId);
  if (tool === undefined) return html`<p>The tool of “${link.title}” is not here any more.</p>`;
  return html`<section class="tool">
    <iframe
      title="${tool.name}: ${link.title}"
      src="/links/${link.id}/launch"
      name="tool-${link.id}"
      data-origin="${new URL(tool.targetLinkUri).origin}"
      data-resizes="${tool.resizes ? "yes" : "no"}"
      data-storage="${tool.storageTarget ?? ""}"
      allow="clipboard-write; fullscreen"
    ></iframe>
    <p class="tool-foot">
      <a href="/links/${link.id}/launch" target="_blank" rel="opener">Open in a new tab</a>
      ${
        teaches
          ? html`<form method="post" action="/links/${link.id}/remove">
              <button class="plain">Remove<span class="unseen"> ${tool.name} from this lesson</span></button>
            </form>`
          : ""
      }
    </p>
  </section>`;
}

/** One hidden frame for each name under which a tool may keep something. */
function storageFrames(world: World, links: readonly Link[]): Html {
  const names = new Set(links.map(({ clientId }) => world.tools.get(clientId)?.storageTarget ?? "").filter(Boolean));
  return html`${[...names].map((name) => html`<iframe name="${name}" src="/storage" title="Storage" hidden></iframe>`)}`;
}

function offers(world: World, course: Course, lesson: CourseLesson): Html {
  const tools = [...world.tools.values()];
  if (tools.length === 0) return html`<p class="quiet">No tool is registered here yet.</p>`;
  return html`${tools.map((tool) =>
    tool.deepLinkingUri === null
      ? html`<form method="post" action="${lessonAddress(course, lesson.id)}/add">
          <input type="hidden" name="tool" value="${tool.clientId}" />
          <button>Add ${tool.name} to this lesson</button>
        </form>`
      : html`<p>
          <a class="button" href="${lessonAddress(course, lesson.id)}/choose?tool=${encodeURIComponent(tool.clientId)}"
            >Add ${tool.name} to this lesson</a
          >
        </p>`,
  )}`;
}

/** Where a teacher chooses what stands beside a lesson: the tool's own page, in a frame. */
export function choosePage(world: World, person: Person, course: Course, lesson: CourseLesson, tool: Tool): Html {
  const lessonAt = lessonAddress(course, lesson.id);
  return layout(world, person, {
    title: `Add ${tool.name}`,
    trail: [
      { name: "Courses", to: "/" },
      { name: course.title, to: courseAddress(course) },
      { name: lesson.title, to: lessonAt },
    ],
    wide: true,
    scripts: ["host.js"],
    body: html`<h1>Add ${tool.name} to “${lesson.title}”</h1>
      <iframe
        class="choice"
        title="Choose in ${tool.name}"
        src="${lessonAt}/choice?tool=${encodeURIComponent(tool.clientId)}"
        data-origin="${new URL(tool.targetLinkUri).origin}"
        data-resizes="${tool.resizes ? "yes" : "no"}"
        data-storage="${tool.storageTarget ?? ""}"
        data-after="${lessonAt}"
        allow="clipboard-write"
      ></iframe>
      <p><a href="${lessonAt}">Back without adding anything</a></p>
      ${tool.storageTarget === null ? "" : html`<iframe name="${tool.storageTarget}" src="/storage" title="Storage" hidden></iframe>`}`,
  });
}
