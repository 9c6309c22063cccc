import { normalise } from "./tokens.ts";
import type { TopicFields } from "./types.ts";

/** Parameters that say which page it is, in the products that keep this out of the path. */
const MEANINGFUL = new Set(
  "id v courseid course_id course moduleid module_id module lessonid lesson_id lesson lecture lectureid unit unitid section chapter chapterid page pageid page_id p cmid item itemid item_id activity activityid content content_id contentid block video videoid topic topicid slide sco scoid".split(
    " ",
  ),
);

function keyOfAddress(address: string): { host: string; page: string } | null {
  if (!/^https?:\/\//i.test(address) || !URL.canParse(address)) return null;
  const url = new URL(address);
  const host = url.host.replace(/^(?:www|m)\./, "");
  const path = url.pathname
    .replace(/\/(?:index|default)\.(?:html?|php|aspx?|jsp)$/i, "/")
    .replace(/\/{2,}/g, "/")
    .replace(/\/$/, "");
  const kept = [...url.searchParams]
    .filter(([name, value]) => MEANINGFUL.has(name.toLowerCase()) && value !== "" && value.length <= 200)
    .map(([name, value]) => `${name.toLowerCase()}=${encodeURIComponent(value)}`)
    .toSorted();
  // Single-page players keep their place behind #/ or #!; any other fragment is a place on the same page.
  const route = /^#!?\/[^?]+/.exec(url.hash)?.[0]?.replace(/\/$/, "") ?? "";
  return { host, page: `${path}${kept.length === 0 ? "" : `?${[...new Set(kept)].join("&")}`}${route}` };
}

/**
 * A key that two readings of the same page share: its address without protocol, `www`, tracking and session
 * parameters, or, without an address that names a page, course, module, lesson and title in their plain words.
 */
export function pageKey(topic: TopicFields): string {
  const address = topic.url === undefined ? null : keyOfAddress(topic.url.trim());
  if (address !== null && address.page !== "") return `${address.host}${address.page}`;
  const names = [topic.course, topic.module, topic.lesson, topic.title].map((name) => normalise(name ?? ""));
  return `${address?.host ?? ""}:${names.join("|")}`;
}
