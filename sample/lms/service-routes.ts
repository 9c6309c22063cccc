import type { Context, Hono } from "hono";
import { misbehaving } from "./knobs.ts";
import { addLineItem, BadLineItem, changeLineItem, listLineItems, removeLineItem, wireLineItem } from "./line-items.ts";
import { jsonOf } from "./lti-routes.ts";
import { rosterPage } from "./roster.ts";
import { BadScore, listResults, takeScore } from "./scores.ts";
import { bearerOf, LINE_ITEM_READERS } from "./token.ts";
import type { Course, LineItem, Tool } from "./types.ts";
import { SCOPES, TYPES } from "./vocabulary.ts";
import type { World } from "./world.ts";

/** What a service is asked for, once it is known by whom. */
interface Asked {
  tool: Tool;
  course: Course;
  query: URLSearchParams;
}

/** Lets a tool in with one of these scopes, to a course that is there. */
function guarded(
  world: World,
  scopes: readonly string[],
  answer: (c: Context, asked: Asked) => Response | Promise<Response>,
) {
  return async (c: Context): Promise<Response> => {
    const who = bearerOf(world, c.req.header("authorization"), scopes);
    if ("refused" in who) {
      c.header("www-authenticate", "Bearer");
      return c.json(
        { status: who.refused, reason: "the token is missing, too old or for something else" },
        who.refused,
      );
    }
    const tool = world.tools.get(who.clientId);
    const course = world.courses.get(c.req.param("courseId") ?? "");
    if (tool === undefined || course === undefined) return c.json({ status: 404, reason: "no such course" }, 404);
    return answer(c, { tool, course, query: new URL(c.req.url).searchParams });
  };
}

function typed(c: Context, body: unknown, type: string, status: 200 | 201 = 200): Response {
  return c.body(JSON.stringify(body), status, { "content-type": type });
}

function refused(c: Context, error: unknown): Response {
  if (error instanceof BadScore) return c.json({ status: error.status, reason: error.message }, error.status);
  if (error instanceof BadLineItem) return c.json({ status: 400, reason: error.message }, 400);
  throw error;
}

/** Whether the body came as what it should be; platforms look at this. */
function isOf(c: Context, type: string): boolean {
  return (c.req.header("content-type") ?? "").split(";")[0]?.trim() === type;
}

export function serviceRoutes(app: Hono, world: World): void {
  const { knobs } = world;
  app.get(
    "/lti/courses/:courseId/members",
    misbehaving(knobs, "roster"),
    guarded(world, [SCOPES.roster], (c, { tool, course, query }) => {
      const page = rosterPage(world, tool, course, query);
      if (page === null) return c.json({ status: 404, reason: "rlid is no link of this tool in this course" }, 404);
      if (page.next !== null) c.header("link", `<${page.next}>; rel="next"`);
      return typed(c, page.body, TYPES.roster);
    }),
  );
  lineItemRoutes(app, world);
  scoreRoutes(app, world);
}

function lineItemRoutes(app: Hono, world: World): void {
  const bad = misbehaving(world.knobs, "line-items");
  const list = "/lti/courses/:courseId/line-items";
  app.get(
    list,
    bad,
    guarded(world, LINE_ITEM_READERS, (c, { tool, course, query }) => {
      const { items, next } = listLineItems(world, tool.clientId, course.id, query);
      if (next !== null) c.header("link", `<${next}>; rel="next"`);
      return typed(c, items, TYPES.lineItems);
    }),
  );
  app.post(
    list,
    bad,
    guarded(world, [SCOPES.lineItem], async (c, { tool, course }) => {
      if (!isOf(c, TYPES.lineItem)) return c.json({ status: 415, reason: `send ${TYPES.lineItem}` }, 415);
      try {
        const item = addLineItem(world, tool.clientId, course.id, await jsonOf(c));
        return typed(c, wireLineItem(world, item), TYPES.lineItem, 201);
      } catch (error) {
        return refused(c, error);
      }
    }),
  );
  const one = "/lti/courses/:courseId/line-items/:itemId";
  const readOne = withItem(world, LINE_ITEM_READERS, (c, item) => typed(c, wireLineItem(world, item), TYPES.lineItem));
  app.get(one, bad, readOne);
  const changeOne = withItem(world, [SCOPES.lineItem], async (c, item) => {
    if (!isOf(c, TYPES.lineItem)) return c.json({ status: 415, reason: `send ${TYPES.lineItem}` }, 415);
    return typed(c, wireLineItem(world, changeLineItem(world, item, await jsonOf(c))), TYPES.lineItem);
  });
  app.put(one, bad, changeOne);
  const removeOne = withItem(world, [SCOPES.lineItem], (c, item) => {
    removeLineItem(world, item);
    return c.body(null, 204);
  });
  app.delete(one, bad, removeOne);
}

function scoreRoutes(app: Hono, world: World): void {
  const one = "/lti/courses/:courseId/line-items/:itemId";
  const take = withItem(world, [SCOPES.score], async (c, item) => {
    if (!isOf(c, TYPES.score)) return c.json({ status: 415, reason: `send ${TYPES.score}` }, 415);
    takeScore(world, item, await jsonOf(c));
    return c.body(null, 204);
  });
  app.post(`${one}/scores`, misbehaving(world.knobs, "scores"), take);
  const list = withItem(world, [SCOPES.result], (c, item, query) =>
    typed(c, listResults(world, item, query), TYPES.results),
  );
  app.get(`${one}/results`, misbehaving(world.knobs, "results"), list);
}

/** Like `guarded`, for a line item of the tool that asks. Its address holds a query, and without it is no address. */
function withItem(
  world: World,
  scopes: readonly string[],
  answer: (c: Context, item: LineItem, query: URLSearchParams) => Response | Promise<Response>,
) {
  return guarded(world, scopes, async (c, { tool, course, query }) => {
    const item = world.lineItems.get(c.req.param("itemId") ?? "");
    if (item?.courseId !== course.id || item.clientId !== tool.clientId || query.get("type_id") !== "1") {
      return c.json({ status: 404, reason: "no such line item" }, 404);
    }
    try {
      return await answer(c, item, query);
    } catch (error) {
      return refused(c, error);
    }
  });
}
