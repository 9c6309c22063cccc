import type { Course, CourseLesson, Link } from "./types.ts";
import { nextId, type World } from "./world.ts";

type Draft = Pick<Course, "label" | "title" | "lang"> & { lessons: [title: string, text: string][]; crowd?: number };

const DRAFTS: readonly Draft[] = [
  {
    label: "ADV-SQL",
    title: "Advanced SQL for analysts",
    lang: "en",
    lessons: [["Window functions and frames", "window-functions"]],
  },
  {
    label: "K8S",
    title: "Kubernetes for developers",
    lang: "en",
    lessons: [
      ["ClusterIP, NodePort, LoadBalancer", "services"],
      ["Incident response: the first thirty minutes", "incident-response"],
    ],
  },
  {
    label: "PANDAS",
    title: "Data cleaning with pandas",
    lang: "en",
    lessons: [["Missing values are information", "missing-values"]],
  },
  {
    label: "NEG",
    title: "Negotiation",
    lang: "en",
    lessons: [["BATNA and the zone of agreement", "batna"]],
  },
  {
    label: "PM-RISIKO",
    title: "Projektmanagement",
    lang: "de",
    lessons: [["Risikoanalyse: Risiken bewerten", "risikoanalyse"]],
  },
  {
    label: "GDPR",
    title: "Data protection at work",
    lang: "en",
    lessons: [["Lawful reasons to use personal data", "lawful-reasons"]],
    crowd: 260,
  },
];

/** The sample courses; `crowd` is how many made-up students sit in the course that everybody takes. */
export function sampleCourses(crowd: number | undefined): Course[] {
  return DRAFTS.map((draft, index) => {
    const id = String(index + 2);
    const lessons = draft.lessons.map(([title, text], place): CourseLesson => ({
      id: `${id}${place + 1}`,
      title,
      text,
    }));
    const { label, title, lang } = draft;
    const size = draft.crowd === undefined ? 0 : (crowd ?? draft.crowd);
    return { id, label, title, lang, lessons, history: [], crowd: size, statuses: {}, gone: [] };
  });
}

/**
 * Copies a course as platforms do: it and its links have new ids and remember the old ones, custom values and line
 * items are kept, nobody's results come along.
 */
export function copyCourse(world: World, course: Course): Course {
  const id = nextId(world);
  const lessonIds = new Map(course.lessons.map((lesson) => [lesson.id, nextId(world)]));
  const copy: Course = {
    ...course,
    id,
    label: `${course.label}-${id}`,
    title: `${course.title} (copy)`,
    lessons: course.lessons.map((lesson) => ({ ...lesson, id: lessonIds.get(lesson.id) ?? lesson.id })),
    history: [course.id, ...course.history],
    crowd: 0,
    statuses: {},
    gone: [],
  };
  world.courses.set(id, copy);
  for (const link of linksOf(world, course.id)) copyLink(world, link, copy.id, lessonIds.get(link.lessonId) ?? "");
  return copy;
}

function copyLink(world: World, link: Link, courseId: string, lessonId: string): void {
  const id = nextId(world);
  world.links.set(id, {
    ...link,
    id,
    courseId,
    lessonId,
    custom: { ...link.custom },
    history: [link.id, ...link.history],
  });
  for (const item of [...world.lineItems.values()].filter(({ resourceLinkId }) => resourceLinkId === link.id)) {
    const itemId = nextId(world);
    world.lineItems.set(itemId, { ...item, id: itemId, courseId, resourceLinkId: id });
  }
}

export function linksOf(world: World, courseId: string): Link[] {
  return [...world.links.values()].filter((link) => link.courseId === courseId);
}

/** Puts a tool beside a lesson without asking it, as a platform's own "add activity" does. */
export function addLink(
  world: World,
  place: Pick<Link, "courseId" | "lessonId" | "clientId" | "deploymentId"> & Partial<Link>,
): Link {
  const lesson = world.courses.get(place.courseId)?.lessons.find(({ id }) => id === place.lessonId);
  const link: Link = {
    title: lesson?.title ?? "",
    description: "",
    url: null,
    custom: {},
    history: [],
    ...place,
    id: nextId(world),
  };
  world.links.set(link.id, link);
  return link;
}
