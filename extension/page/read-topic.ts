import type { Adapter } from "./adapters/adapter.ts";
import { breadcrumbs } from "./adapters/breadcrumbs.ts";
import { canvas } from "./adapters/canvas.ts";
import { coursera } from "./adapters/coursera.ts";
import { framed } from "./adapters/framed.ts";
import { general, titleInTab } from "./adapters/general.ts";
import { moodle } from "./adapters/moodle.ts";
import { openEdx } from "./adapters/open-edx.ts";
import { openGraph } from "./adapters/open-graph.ts";
import { schemaOrg } from "./adapters/schema-org.ts";
import { sites } from "./adapters/sites.ts";
import { udemy } from "./adapters/udemy.ts";
import { youtube } from "./adapters/youtube.ts";
import { canonicalAddress } from "./address.ts";
import { invitingServer } from "./connect.ts";
import { attempt, languageOf, openPage } from "./page.ts";
import type { Page } from "./page.ts";
import { HEADINGS } from "./page-topic.ts";
import type { Found, PageTopic, ReadTopic, Source } from "./page-topic.ts";
import { selectedText } from "./selection.ts";

const PRODUCTS: readonly Adapter[] = [youtube, moodle, canvas, openEdx, coursera, udemy, ...sites];

/**
 * Reads what the page teaches, when pressed: titles and headings within the contract's bounds, never
 * page text, form values or the learner's name. Never throws; a page that resists gives its title alone.
 */
export function readTopic(document: Document, selection?: string): PageTopic {
  const page = openPage(document);
  const { found, source } = attempt(() => gather(page)) ?? { found: [], source: "general" };
  const result: PageTopic = { topic: attempt(() => compose(page, found)) ?? bare(page), source };
  const selected = attempt(() => selectedText(document, selection));
  if (selected) result.selection = selected;
  const connect = attempt(() => invitingServer(page));
  if (connect) result.connect = connect;
  return result;
}

/** Every source in the order in which it is believed, and the name of the first that knew the page. */
function gather(page: Page): { found: Found[]; source: Source } {
  const product = PRODUCTS.find((one) => attempt(() => one.knows(page)));
  const known = product && attempt(() => product.read(page));
  const found: Found[] = known ? [known] : [];
  let source = known?.title ? product?.source : undefined;
  const described = attempt(() => schemaOrg(page)) ?? {};
  if (described.title || described.course) source ??= "schema.org";
  found.push(described);
  const wantsHeadings = found.every((one) => one.headings === undefined);
  // On a page of no known product the heading that people see is surer than metadata written for previews.
  const anyPage = [() => general(page, wantsHeadings), () => breadcrumbs.read(page), () => openGraph(page)];
  for (const read of anyPage) found.push(attempt(read) ?? {});
  // A lesson in a frame says more than the page around it, which still fills what the frame leaves open.
  const inside = product?.source === "youtube" ? undefined : attempt(() => framed(page, around(found)));
  if (inside) found.unshift(inside.found);
  return { found, source: inside?.plays === true ? "scorm" : (source ?? "general") };
}

/** What all sources together say of where a lesson in a frame belongs. */
function around(found: Found[]): Found {
  const first = (field: "course" | "module" | "lesson") => found.map((one) => one[field]).find(Boolean);
  const headings = found.find((one) => one.headings)?.headings;
  return { course: first("course"), module: first("module"), lesson: first("lesson"), headings };
}

function compose(page: Page, found: Found[]): ReadTopic {
  const first = (field: Exclude<keyof Found, "headings" | "teaches">) =>
    found.map((one) => one[field]).find(Boolean) ?? "";
  const topic: ReadTopic = { title: first("title") || bare(page).title };
  const labels = [topic.title];
  for (const field of ["course", "module", "lesson"] as const) {
    const label = first(field);
    if (label === "" || labels.includes(label)) continue;
    labels.push(label);
    topic[field] = label;
  }
  const headings = composeHeadings(found, labels);
  if (headings.length > 0) topic.headings = headings;
  const description = first("description");
  if (description !== "") topic.description = description;
  const url = first("url") || (attempt(() => canonicalAddress(page)) ?? "");
  if (url !== "") topic.url = url;
  const language = (attempt(() => languageOf(page.document)) ?? "") || first("language");
  if (language !== "") topic.language = language;
  return topic;
}

/** What is left of a page that lets nothing else be read. */
function bare(page: Page): ReadTopic {
  return {
    title: attempt(() => page.say(titleInTab(page.document))) || page.address?.hostname || "Untitled",
  };
}

/** What the page says it teaches, then the headings of the surest source; no label twice. */
function composeHeadings(found: Found[], labels: string[]): string[] {
  const taught = found.flatMap((one) => one.teaches ?? []);
  const shown = found.find((one) => one.headings)?.headings ?? [];
  return [...new Set([...taught, ...shown])].filter((text) => !labels.includes(text)).slice(0, HEADINGS);
}
