import type { Topic } from "../../contract/topic.ts";
import { entry, type Source, type Story } from "./source.ts";

/** The topic of a story's page; sample pages live below `coursesBase`, such as `http://lms.localhost:4610`. */
export function topicOf(source: Source, page: Story["page"], coursesBase: string): Topic {
  if (typeof page !== "string") return page;
  const { path, skills: _skills, ...fields } = entry(source.pages, page);
  return { ...fields, url: new URL(path, coursesBase).href };
}
