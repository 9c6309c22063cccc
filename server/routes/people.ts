import type { Hono } from "hono";
import * as z from "zod/mini";
import { DoubtBody } from "../contract/match.ts";
import { PeopleList, Person } from "../contract/person.ts";
import { Uuid } from "../contract/values.ts";
import { doubtReason } from "../people/doubt-reason.ts";
import { findPeople } from "../people/find-people.ts";
import { readPerson } from "../people/person.ts";
import type { Services } from "../services.ts";
import { examples } from "./examples.ts";
import { type AppEnv, operation } from "./operation.ts";
import { SearchQuery } from "./search-query.ts";

/** Colleagues, as they show themselves. */
export function peopleRoutes(app: Hono<AppEnv>, services: Services): void {
  operation(app, services, {
    method: "get",
    path: "/api/people",
    tag: "people",
    summary: "Find colleagues by name",
    guard: "member",
    query: SearchQuery,
    answers: { 200: PeopleList },
    example: { query: { q: "ma", limit: "10" } },
    handle: async ({ actor, query, context }) =>
      context.json(await findPeople(services, actor, query.q ?? "", query.limit)),
  });
  operation(app, services, {
    method: "get",
    path: "/api/people/:id",
    tag: "people",
    summary: "One colleague: what they know and when they can be asked",
    guard: "member",
    params: z.object({ id: Uuid }),
    answers: { 200: Person },
    problems: ["not_found"],
    example: { params: { id: examples.colleague } },
    handle: async ({ actor, params, context }) => context.json(await readPerson(services, actor, params.id)),
  });
  operation(app, services, {
    method: "put",
    path: "/api/people/:id/doubts",
    tag: "people",
    summary: "Say that a reason shown for a colleague is not right, or take that back",
    guard: "member",
    params: z.object({ id: Uuid }),
    body: DoubtBody,
    answers: { 204: null },
    problems: ["not_found"],
    example: {
      params: { id: examples.colleague },
      body: { skill: examples.skill, kind: "self", doubted: false },
    },
    handle: async ({ actor, params, body, context }) => {
      await doubtReason(services, actor, params.id, body);
      return context.body(null, 204);
    },
  });
}
