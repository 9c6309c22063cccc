import type { Hono } from "hono";
import { dropLine, journalOf, keepLine } from "../coaching/journal.ts";
import { JournalBody, JournalLine, JournalList } from "../contract/unit.ts";
import type { Services } from "../services.ts";
import { examples } from "./examples.ts";
import { type AppEnv, operation } from "./operation.ts";
import { ById } from "./paths.ts";

export function journalRoutes(app: Hono<AppEnv>, services: Services): void {
  operation(app, services, {
    method: "get",
    path: "/api/journal",
    tag: "coaching",
    summary: "My journal and aspirations, newest first; nobody else can read them.",
    guard: "member",
    answers: { 200: JournalList },
    example: {},
    handle: async ({ actor, context }) => {
      const lines = await services.db.inOrg(actor.orgId, (tx) => journalOf(tx, actor.personId));
      return context.json({ lines });
    },
  });

  operation(app, services, {
    method: "put",
    path: "/api/journal/:id",
    tag: "coaching",
    summary: "Writes a line of my journal, or writes it anew.",
    guard: "member",
    params: ById,
    body: JournalBody,
    answers: { 200: JournalLine },
    problems: ["not_found", "conflict"],
    example: {
      params: { id: examples.journalLine },
      body: { kind: "journal", text: "I ask too fast. Count to five first." },
    },
    handle: async ({ actor, params, body, context }) => context.json(await keepLine(services, actor, params.id, body)),
  });

  operation(app, services, {
    method: "delete",
    path: "/api/journal/:id",
    tag: "coaching",
    summary: "Lets go of a line, and takes back what was shared of it.",
    guard: "member",
    params: ById,
    answers: { 204: null },
    problems: ["not_found"],
    example: { params: { id: examples.journalLine } },
    handle: async ({ actor, params, context }) => {
      await dropLine(services, actor, params.id);
      return context.body(null, 204);
    },
  });
}
