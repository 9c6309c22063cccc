import type { Hono } from "hono";
import { SkillList } from "../contract/person.ts";
import type { Services } from "../services.ts";
import { findSkills } from "../skills/find-skills.ts";
import { type AppEnv, operation } from "./operation.ts";
import { SearchQuery } from "./search-query.ts";

/** The organisation's taxonomy. */
export function skillsRoutes(app: Hono<AppEnv>, services: Services): void {
  operation(app, services, {
    method: "get",
    path: "/api/skills",
    tag: "skills",
    summary: "Find skills by name or alias",
    guard: "member",
    query: SearchQuery,
    answers: { 200: SkillList },
    example: { query: { q: "sql", limit: "10" } },
    handle: async ({ actor, query, context }) =>
      context.json({ skills: await findSkills(services, actor, query.q ?? "", query.limit) }),
  });
}
