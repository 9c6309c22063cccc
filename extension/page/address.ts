import { attribute, inHead } from "./dom.ts";
import { attempt } from "./page.ts";
import type { Page } from "./page.ts";
import { MAXIMUM } from "./page-topic.ts";
import { hasRouted } from "./routed.ts";

/** Parameters that say which page this is; every other one may name a person, a session or a campaign. */
const MEANINGFUL =
  /^(?:id|v|cmid|course|course_?id|section|section_?id|lesson|lesson_?id|unit|chapter|chapter_?id|module|module_?id|item|item_?id|module_?item_?id|page|page_?id|pageid|lecture|video|topic|curid|title|content_?id|activity_?id|ref_?id|slide|sco|sco_?id|scoid|post|article|doc|p|sysparm_article)$/i;
const PLAIN_VALUE = /^[\p{L}\p{N}_][\p{L}\p{N}_ .:+~-]{0,63}$/u;
const PERSON_SEGMENT = /^(?:users?|profiles?|accounts?|members?)$/i;
const SECRET_SEGMENT = /^(?:sessions?|sid|tokens?|sso|auth)$/i;
const TOKEN = /^eyJ[\w-]{6,}\.[\w-]+/;
const MAIL = /[^\s@/]@[^\s@/]+\.[a-z]{2}/i;

/** The page's canonical address, cleaned; empty where there is none that may be told. */
export function canonicalAddress(page: Page): string {
  if (!page.address) return "";
  const here = page.address;
  const link = attribute(inHead(page.document, 'link[rel~="canonical" i]'), "href");
  const canonical = link === "" ? undefined : attempt(() => new URL(link, here));
  const believed = canonical && speaksFor(canonical, here) && !isLeftOver(page, canonical);
  return withoutNames(page, cleanAddress(believed ? canonical : here));
}

/** Some learning platforms keep paths such as `/people/marta-alves/plan`: the address ends before the name. */
function withoutNames(page: Page, clean: string): string {
  if (clean === "") return "";
  const address = new URL(clean);
  const segments = address.pathname.split("/");
  const named = segments.findIndex((segment) => {
    const words = (attempt(() => decodeURIComponent(segment)) ?? "").replace(/[-_.+]+/g, " ").trim();
    return words !== "" && page.say(words) === "";
  });
  return named < 0 ? clean : new URL(segments.slice(0, named).join("/") || "/", address).href;
}

/**
 * An address without account, session and campaign: parameters that name the page stay, as does the
 * hash of a page that routes by it (`#/lesson/2`).
 */
export function cleanAddress(address: URL): string {
  const { segments, cut } = publicSegments(address.pathname);
  const clean = new URL(address.origin);
  clean.pathname = segments.join("/");
  if (!cut) {
    // Firefox' extensions cannot iterate a page's URLSearchParams, only walk them.
    address.searchParams.forEach((value, name) => {
      if (MEANINGFUL.test(name) && PLAIN_VALUE.test(value)) clean.searchParams.append(name, value);
    });
    clean.hash = hashRoute(address.hash);
  }
  if (clean.href.length > MAXIMUM.url) clean.search = clean.hash = "";
  return clean.href.length > MAXIMUM.url ? "" : clean.href;
}

/** A canonical link is believed for its own site, and not where every page claims to be the front page. */
function speaksFor(canonical: URL, here: URL): boolean {
  if (canonical.origin !== here.origin) return false;
  if (canonical.pathname === "/" && here.pathname !== "/") return false;
  if (canonical.pathname !== here.pathname) return true;
  let keepsIds = true;
  here.searchParams.forEach((_, name) => {
    if (MEANINGFUL.test(name) && !canonical.searchParams.has(name)) keepsIds = false;
  });
  return keepsIds;
}

/** Once a page has turned by itself, a link to another path is most likely the one before. */
function isLeftOver(page: Page, canonical: URL): boolean {
  return canonical.pathname !== page.address?.pathname && hasRouted(page);
}

function publicSegments(path: string): { segments: string[]; cut: boolean } {
  const segments: string[] = [];
  let person = false;
  for (const raw of path.split("/")) {
    const segment = raw.replace(/;.*$/, "");
    const plain = attempt(() => decodeURIComponent(segment)) ?? segment;
    if (/^\([A-Z]\(/.test(plain)) continue;
    if (MAIL.test(plain) || TOKEN.test(plain) || SECRET_SEGMENT.test(plain) || plain.startsWith("~")) {
      return { segments, cut: true };
    }
    if (person && !/^[a-z-]+$/i.test(plain)) return { segments, cut: true };
    person = PERSON_SEGMENT.test(plain);
    segments.push(segment);
  }
  return { segments, cut: person };
}

function hashRoute(hash: string): string {
  if (!/^#!?\//.test(hash)) return "";
  const route = hash.replace(/[?;&].*$/, "");
  return MAIL.test(route) || /[\w-]{40,}/.test(route) ? "" : route;
}
