import type { Context, Hono } from "hono";
import { setCookie } from "hono/cookie";
import { addLink, copyCourse } from "./courses.ts";
import { beginChoice, beginLaunch } from "./login.ts";
import { SIGNED_IN, visitor } from "./lti-routes.ts";
import { autoPost } from "./pages/auto-post.ts";
import { gradesPage, participantsPage } from "./pages/course-records.ts";
import { courseAddress, coursePage, coursesPage, lessonAddress } from "./pages/courses.ts";
import { errorPage } from "./pages/error-page.ts";
import { choosePage, lessonPage } from "./pages/lesson.ts";
import { storagePage } from "./pages/storage.ts";
import type { Course, CourseLesson, Link, Person, Tool } from "./types.ts";
import { findMember } from "./people.ts";
import { personById, type World } from "./world.ts";

const notFound = (c: Context) => c.html(errorPage("There is no page here", "It may have been removed."), 404);
const notYours = (c: Context) =>
  c.html(errorPage("Not for you", "A teacher may do this. Switch to one on the first page."), 403);

/** The campus as people see it. */
export function pageRoutes(app: Hono, world: World): void {
  app.get("/", (c) => c.html(coursesPage(world, visitor(c, world))));
  app.get("/storage", (c) => c.html(storagePage(world)));
  app.post("/sign-in", async (c) => {
    const { person: id } = await c.req.parseBody();
    const person = typeof id === "string" ? personById(world, id) : null;
    if (person === null) return notFound(c);
    setCookie(c, SIGNED_IN, person.id, { httpOnly: true, sameSite: "Lax", path: "/" });
    return c.redirect(backOf(c, world), 303);
  });
  courseRoutes(app, world);
  lessonRoutes(app, world);
  linkRoutes(app, world);
}

/** Where the form was, if it was here. */
function backOf(c: Context, { origin }: World): string {
  const from = URL.parse(c.req.header("referer") ?? "");
  return from?.origin === origin && !from.pathname.startsWith("/admin") ? `${from.pathname}${from.search}` : "/";
}

function courseRoutes(app: Hono, world: World): void {
  app.get(
    "/courses/:courseId",
    inCourse(world, (c, person, course) => c.html(coursePage(world, person, course))),
  );
  app.get(
    "/courses/:courseId/participants",
    inCourse(world, (c, person, course) => {
      const from = Math.max(0, Math.floor(Number(c.req.query("from") ?? 0)) || 0);
      return c.html(participantsPage(world, person, course, from));
    }),
  );
  app.get(
    "/courses/:courseId/grades",
    inCourse(world, (c, person, course) => c.html(gradesPage(world, person, course))),
  );
  app.post(
    "/courses/:courseId/copy",
    inCourse(world, (c, person, course) => {
      if (person.role === "student") return notYours(c);
      return c.redirect(courseAddress(copyCourse(world, course)), 303);
    }),
  );
}

function lessonRoutes(app: Hono, world: World): void {
  const at = "/courses/:courseId/lessons/:lessonId";
  app.get(
    at,
    inLesson(world, (c, { person, course, lesson }) => c.html(lessonPage(world, person, course, lesson))),
  );
  app.get(
    `${at}/choose`,
    teaching(world, (c, { person, course, lesson, tool }) => {
      return c.html(choosePage(world, person, course, lesson, tool));
    }),
  );
  app.get(
    `${at}/choice`,
    teaching(world, (c, { person, course, lesson, tool }) => {
      const { url, fields, method } = beginChoice(world, person, {
        clientId: tool.clientId,
        courseId: course.id,
        lessonId: lesson.id,
      });
      c.header("cache-control", "no-store");
      return c.html(autoPost(url, fields, method));
    }),
  );
  app.post(
    `${at}/add`,
    teaching(world, (c, { course, lesson, tool }) => {
      const { clientId, deployments } = tool;
      addLink(world, { courseId: course.id, lessonId: lesson.id, clientId, deploymentId: deployments[0] ?? "" });
      return c.redirect(lessonAddress(course, lesson.id), 303);
    }),
  );
}

function linkRoutes(app: Hono, world: World): void {
  const withLink =
    (answer: (c: Context, person: Person, link: Link) => Response | Promise<Response>) => (c: Context) => {
      const link = world.links.get(c.req.param("linkId") ?? "");
      return link === undefined ? notFound(c) : answer(c, visitor(c, world), link);
    };
  const lessonOf = ({ courseId, lessonId }: Link) => `/courses/${courseId}/lessons/${lessonId}`;
  const show = withLink((c, _, link) => c.redirect(lessonOf(link)));
  app.get("/links/:linkId", show);
  const launch = withLink((c, person, link) => {
    const course = world.courses.get(link.courseId);
    if (course === undefined || !world.tools.has(link.clientId)) return notFound(c);
    if (!mayOpen(world, person, course)) {
      return c.html(errorPage("Not for you", "You are not in this course any more."), 403);
    }
    const { url, fields, method } = beginLaunch(world, person, link);
    c.header("cache-control", "no-store");
    return c.html(autoPost(url, fields, method));
  });
  app.get("/links/:linkId/launch", launch);
  const remove = withLink((c, person, link) => {
    if (person.role === "student") return notYours(c);
    world.links.delete(link.id);
    return c.redirect(lessonOf(link), 303);
  });
  app.post("/links/:linkId/remove", remove);
}

function mayOpen({ cast }: World, person: Person, course: Course): boolean {
  return person.role === "admin" || findMember(course, cast, person.id)?.status === "Active";
}

function inCourse(world: World, answer: (c: Context, person: Person, course: Course) => Response | Promise<Response>) {
  return (c: Context) => {
    const course = world.courses.get(c.req.param("courseId") ?? "");
    return course === undefined ? notFound(c) : answer(c, visitor(c, world), course);
  };
}

interface Place {
  person: Person;
  course: Course;
  lesson: CourseLesson;
}

function inLesson(world: World, answer: (c: Context, place: Place) => Response | Promise<Response>) {
  return inCourse(world, (c, person, course) => {
    const lesson = course.lessons.find(({ id }) => id === c.req.param("lessonId"));
    return lesson === undefined ? notFound(c) : answer(c, { person, course, lesson });
  });
}

/** A teacher, with a tool that the address or the form names. */
function teaching(world: World, answer: (c: Context, place: Place & { tool: Tool }) => Response | Promise<Response>) {
  return inLesson(world, async (c, place) => {
    if (place.person.role === "student") return notYours(c);
    const named = c.req.query("tool") ?? (c.req.method === "POST" ? (await c.req.parseBody())["tool"] : undefined);
    const tool = world.tools.get(typeof named === "string" ? named : "");
    return tool === undefined ? notFound(c) : answer(c, { ...place, tool });
  });
}
