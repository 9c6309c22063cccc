import type { Hono } from "hono";
import * as z from "zod/mini";
import { AdminPeople, AdminPerson, RoleBody } from "../contract/admin.ts";
import { text, Uuid } from "../contract/values.ts";
import { listPeople } from "../people/list-people.ts";
import { markLeft } from "../asks/mark-left.ts";
import { setRole } from "../people/set-role.ts";
import type { Services } from "../services.ts";
import { examples } from "./examples.ts";
import { type AppEnv, operation } from "./operation.ts";

const PersonParam = z.object({ id: Uuid });
const PageQuery = z.object({
  q: z.optional(text(200)),
  /** `nextAfter` of the page before. */
  after: z.optional(Uuid),
  limit: z._default(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(200)), 50),
});

/** The people of the organisation, for those who look after it. */
export function adminPeopleRoutes(app: Hono<AppEnv>, services: Services): void {
  operation(app, services, {
    method: "get",
    path: "/api/admin/people",
    tag: "admin",
    summary: "Everybody, by name, page by page",
    guard: "admin",
    query: PageQuery,
    answers: { 200: AdminPeople },
    example: { query: { limit: "50" } },
    handle: async ({ actor, query, context }) =>
      context.json(await listPeople(services, actor, { words: query.q ?? "", after: query.after, limit: query.limit })),
  });
  operation(app, services, {
    method: "post",
    path: "/api/admin/people/:id/role",
    tag: "admin",
    summary: "Make somebody an admin, or a member again",
    guard: "admin",
    params: PersonParam,
    body: RoleBody,
    answers: { 200: AdminPerson },
    problems: ["not_found", "conflict"],
    example: { params: { id: examples.colleague }, body: { role: "member" } },
    handle: async ({ actor, params, body, context }) =>
      context.json(await setRole(services, actor, params.id, body.role)),
  });
  operation(app, services, {
    method: "post",
    path: "/api/admin/people/:id/left",
    tag: "admin",
    summary: "Say that somebody has left: their offers move on, their asks close, their sessions end",
    guard: "admin",
    params: PersonParam,
    answers: { 200: AdminPerson },
    problems: ["not_found", "conflict"],
    example: { params: { id: examples.leaver } },
    handle: async ({ actor, params, context }) => context.json(await markLeft(services, actor, params.id)),
  });
}
