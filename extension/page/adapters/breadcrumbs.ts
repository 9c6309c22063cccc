import { attribute, find, findAll } from "../dom.ts";
import { firstHeading, mainOf } from "../headings.ts";
import type { Page } from "../page.ts";
import type { Found } from "../page-topic.ts";
import { isThing, listOf, thingsInJsonLd, typesOf } from "./json-ld.ts";

const TRAILS = [
  'nav[aria-label*="breadcrumb" i]',
  '[aria-label*="breadcrumb" i]:is(ol, ul, div, section), [role="navigation"][aria-label*="breadcrumb" i]',
  '[aria-label*="brotkrumen" i], [aria-label*="brotkrümel" i], [aria-label*="sie sind hier" i], [aria-label*="you are here" i]',
  `[aria-label*="fil d'ariane" i], [aria-label*="migas de pan" i], [aria-label*="ruta de navegación" i]`,
  '[itemtype$="schema.org/BreadcrumbList"], [typeof$="BreadcrumbList"]',
  "ol.breadcrumb, ul.breadcrumb, nav.breadcrumb, .breadcrumbs, #breadcrumbs, .breadcrumb, d2l-breadcrumbs",
  '[data-testid*="breadcrumb" i], [class*="breadcrumbs" i]',
];
/** Crumbs that lead to the site's own rooms, not to what it teaches. */
const ROOMS =
  /^(?:home|start|startseite|dashboard|my (?:courses|learning|home)|courses|all courses|catalog(?:ue)?|library|site pages|general|meine kurse|kurse|kurskatalog|lernwelt|accueil|inicio|mes cours|mis cursos|spaces|pages|docs|documentation|learn|training|browse|modules|modulübersicht|assignments|quizzes|content|inhalt|participants|web|references|course home|my home)$/i;

/** Course and module out of the breadcrumbs that the page shows or describes. */
export const breadcrumbs = {
  read(page: Page): Found {
    const main = mainOf(page);
    const title = main ? firstHeading(page, main) : "";
    const trail = (crumbsShown(page) ?? crumbsDescribed(page)).filter(
      (crumb) => crumb !== "" && crumb !== title && !ROOMS.test(crumb),
    );
    return { course: trail[0], module: trail[1], lesson: trail[2] };
  },
};

function crumbsShown(page: Page): string[] | undefined {
  const trail = find(page.document, ...(page.large ? TRAILS.slice(0, 1) : TRAILS));
  if (!trail) return undefined;
  const items = findAll(trail, "li", 10);
  const parts = items.length > 0 ? items : findAll(trail, "a, [aria-current], d2l-breadcrumb", 10);
  return parts
    .filter((part) => attribute(part, "aria-hidden") !== "true")
    .map((part) => (page.say(attribute(part, "text")) || page.say(part)).replace(/^[/›»>→·|]\s*|\s*[/›»>→·|]$/g, ""));
}

function crumbsDescribed(page: Page): string[] {
  const list = thingsInJsonLd(page.document).find((thing) => typesOf(thing).includes("BreadcrumbList"));
  return listOf(list?.["itemListElement"])
    .filter(isThing)
    .sort((a, b) => Number(a["position"]) - Number(b["position"]))
    .map((item) => (isThing(item["item"]) ? (item["name"] ?? item["item"]["name"]) : item["name"]))
    .map((name) => page.say(typeof name === "string" ? name : ""))
    .slice(0, 10);
}
