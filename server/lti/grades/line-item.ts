import * as z from "zod/mini";
import { parsedOrNull, type Handed } from "../services/access-token.ts";
import { callService, nextPage } from "../services/call-service.ts";
import { ServiceTrouble } from "../services/trouble.ts";
import type { Platform } from "../platforms.ts";
import { LINE_ITEM, LINE_ITEM_READ } from "./scopes.ts";

/** A place as far as its column in the gradebook goes. */
export interface GradedPlace {
  platform: Platform;
  scopes: string[];
  resourceLinkId: string;
  /** Stays the same when the course is copied. */
  choiceId: string | null;
  title: string;
  /** All line items of the course; null where the launch gave only one, or none. */
  lineItemsUrl: string | null;
}

export const TAG = "ask-a-peer-teach-back";
const MAXIMUM = 1;
const ITEM = "application/vnd.ims.lis.v2.lineitem+json";
const ITEMS = "application/vnd.ims.lis.v2.lineitemcontainer+json";
const MOST_PAGES = 20;

/** What is read where the value does not fit. */
const otherwise = z.catch;
const word = otherwise(z.optional(z.string()), undefined);
const LineItem = z.object({ id: z.url(), resourceLinkId: word, resourceId: word, tag: word });
type LineItem = z.infer<typeof LineItem>;

/**
 * The line item of a place: one that is there (also one that came along with a copied course), or a new one where there
 * is none. Throws `no_line_item` where none is there and none may be made.
 */
export async function lineItemOf(handed: Handed, place: GradedPlace): Promise<string> {
  if (place.lineItemsUrl === null) throw new ServiceTrouble("no_line_item");
  const found = await search(handed, place, place.lineItemsUrl);
  if (found !== null) return found.id;
  if (!place.scopes.includes(LINE_ITEM)) throw new ServiceTrouble("no_line_item");
  return make(handed, place, place.lineItemsUrl);
}

async function search(handed: Handed, place: GradedPlace, url: string): Promise<LineItem | null> {
  const needed = place.scopes.includes(LINE_ITEM) ? LINE_ITEM : LINE_ITEM_READ;
  if (!place.scopes.includes(needed)) throw new ServiceTrouble("no_line_item");
  const list = (query: Record<string, string>) => listed(handed, place, { url: withQuery(url, query), needed });
  const ofLink = (await list({ resource_link_id: place.resourceLinkId })).filter(
    ({ resourceLinkId }) => resourceLinkId === place.resourceLinkId,
  );
  const here = ofLink.find(({ tag }) => tag === TAG) ?? ofLink[0];
  if (here !== undefined) return here;
  // Platforms that copy a course may drop the link of its line items, and keep tag and resource.
  const ofResource = await list({ tag: TAG, resource_id: resourceOf(place) });
  const isOurs = ({ tag, resourceId, resourceLinkId }: LineItem) =>
    tag === TAG &&
    resourceId === resourceOf(place) &&
    (resourceLinkId ?? place.resourceLinkId) === place.resourceLinkId;
  return ofResource.find(isOurs) ?? null;
}

/** What the tool calls the thing that is graded: the teacher's choice, which copies keep, else the link. */
const resourceOf = ({ choiceId, resourceLinkId }: GradedPlace) => choiceId ?? resourceLinkId;

async function listed(
  handed: Handed,
  { platform, scopes }: GradedPlace,
  { url, needed }: { url: string; needed: string },
): Promise<LineItem[]> {
  const found: LineItem[] = [];
  const onlyHost = new URL(url).host;
  let at: string | null = url;
  for (let pages = 0; at !== null; pages++) {
    if (pages >= MOST_PAGES) throw new ServiceTrouble("too_long");
    const answer = await callService(handed, platform, at, { accept: ITEMS, scopes, needed, onlyHost });
    const items = parsedOrNull(answer.text);
    if (!Array.isArray(items)) throw new ServiceTrouble("not_line_items");
    for (const item of items as unknown[]) {
      const read = LineItem.safeParse(item);
      if (read.success) found.push(read.data);
    }
    const next = nextPage(answer, at);
    at = next === at ? null : next;
  }
  return found;
}

async function make(handed: Handed, place: GradedPlace, url: string): Promise<string> {
  const { platform, scopes, resourceLinkId, title } = place;
  const answer = await callService(handed, platform, url, {
    method: "POST",
    accept: ITEM,
    scopes,
    needed: LINE_ITEM,
    body: {
      type: ITEM,
      value: {
        label: labelOf(title),
        scoreMaximum: MAXIMUM,
        tag: TAG,
        resourceId: resourceOf(place),
        resourceLinkId,
      },
    },
  });
  const made = LineItem.safeParse(parsedOrNull(answer.text));
  if (!made.success) throw new ServiceTrouble("not_line_items");
  return made.data.id;
}

/** What stands above the column in the gradebook. */
const labelOf = (title: string) =>
  (title === "" ? "Taught back" : `Taught back: ${title}`.slice(0, 200)).toWellFormed();

function withQuery(url: string, query: Record<string, string>): string {
  const made = new URL(url);
  for (const [name, value] of Object.entries(query)) made.searchParams.set(name, value);
  return made.href;
}

/** `part` goes behind the path of a line item, before its query. */
export function below(lineItem: string, part: "scores" | "results"): string {
  const url = new URL(lineItem);
  url.pathname = `${url.pathname.replace(/\/$/, "")}/${part}`;
  return url.href;
}
