import type { LineItem } from "./types.ts";
import { addresses, nextId, type World } from "./world.ts";

/** A line item as it goes over the wire. */
export interface WireLineItem {
  id: string;
  label: string;
  scoreMaximum: number;
  resourceLinkId?: string;
  resourceId?: string;
  tag?: string;
  startDateTime?: string;
  endDateTime?: string;
}

/** Why a line item cannot be made or changed, for the one who sent it. */
export class BadLineItem extends Error {}

export function wireLineItem(world: World, item: LineItem): WireLineItem {
  const { id, courseId, label, scoreMaximum, resourceLinkId, resourceId, tag, startDateTime, endDateTime } = item;
  return {
    id: addresses(world).lineItem(courseId, id),
    label,
    scoreMaximum,
    ...(resourceLinkId === null ? {} : { resourceLinkId }),
    ...(resourceId === "" ? {} : { resourceId }),
    ...(tag === "" ? {} : { tag }),
    ...(startDateTime === undefined ? {} : { startDateTime }),
    ...(endDateTime === undefined ? {} : { endDateTime }),
  };
}

/** A tool's line items in a course, of one link, resource or tag if asked; pages of `limit`, and where the next begins. */
export function listLineItems(
  world: World,
  clientId: string,
  courseId: string,
  query: URLSearchParams,
): { items: WireLineItem[]; next: string | null } {
  const wanted = (name: string, value: string | null) => query.get(name) === null || query.get(name) === value;
  const found = [...world.lineItems.values()].filter(
    (item) =>
      item.courseId === courseId &&
      item.clientId === clientId &&
      wanted("resource_link_id", item.resourceLinkId) &&
      wanted("resource_id", item.resourceId) &&
      wanted("tag", item.tag),
  );
  const limit = Number(query.get("limit") ?? found.length) || found.length;
  const from = Number(query.get("from") ?? 0) || 0;
  const items = found.slice(from, from + limit).map((item) => wireLineItem(world, item));
  if (from + limit >= found.length) return { items, next: null };
  const next = new URL(addresses(world).lineItems(courseId));
  for (const [name, value] of query) next.searchParams.set(name, value);
  next.searchParams.set("from", String(from + limit));
  return { items, next: next.href };
}

export function addLineItem(world: World, clientId: string, courseId: string, body: unknown): LineItem {
  const item = { ...readLineItem(world, clientId, courseId, body), id: nextId(world), courseId, clientId };
  world.lineItems.set(item.id, item);
  return item;
}

export function changeLineItem(world: World, item: LineItem, body: unknown): LineItem {
  const changed = { ...item, ...readLineItem(world, item.clientId, item.courseId, body) };
  world.lineItems.set(item.id, changed);
  return changed;
}

export function removeLineItem(world: World, { id }: LineItem): void {
  world.lineItems.delete(id);
  for (const [key, { lineItemId }] of world.results) if (lineItemId === id) world.results.delete(key);
}

function readLineItem(
  world: World,
  clientId: string,
  courseId: string,
  body: unknown,
): Omit<LineItem, "id" | "courseId" | "clientId"> {
  if (typeof body !== "object" || body === null || Array.isArray(body)) throw new BadLineItem("not a line item");
  const given = body as Record<string, unknown>;
  const { label, scoreMaximum, resourceLinkId = null } = given;
  if (typeof label !== "string" || label.trim() === "") throw new BadLineItem("label is missing");
  if (typeof scoreMaximum !== "number" || !(scoreMaximum > 0)) throw new BadLineItem("scoreMaximum has to be above 0");
  if (resourceLinkId !== null) {
    const link = typeof resourceLinkId === "string" ? world.links.get(resourceLinkId) : undefined;
    if (link?.courseId !== courseId || link.clientId !== clientId) {
      throw new BadLineItem("resourceLinkId is no link of this tool in this course");
    }
  }
  const text = (name: string) => (typeof given[name] === "string" ? given[name] : undefined);
  const start = text("startDateTime");
  const end = text("endDateTime");
  return {
    label,
    scoreMaximum,
    resourceLinkId: resourceLinkId as string | null,
    resourceId: text("resourceId") ?? "",
    tag: text("tag") ?? "",
    ...(start === undefined ? {} : { startDateTime: start }),
    ...(end === undefined ? {} : { endDateTime: end }),
  };
}
