import type { Hono } from "hono";
import { ImportReport } from "../contract/admin.ts";
import { TakeawayImportBody } from "../contract/takeaway-file.ts";
import { exportTakeaways } from "../knowledge/files/export-takeaways.ts";
import { importTakeaways } from "../knowledge/files/import-takeaways.ts";
import type { Services } from "../services.ts";
import { examples } from "./examples.ts";
import { file } from "./imports.ts";
import { type AppEnv, operation } from "./operation.ts";

const BODY_LIMIT = 6_000_000;

/** What is published in takeaways as files, in and out. */
export function takeawayFileRoutes(app: Hono<AppEnv>, services: Services): void {
  operation(app, services, {
    method: "get",
    path: "/api/admin/exports/takeaways.json",
    tag: "admin",
    summary: "What is published in takeaways, as a JSON file that the import takes",
    guard: "admin",
    answers: { 200: null },
    example: {},
    handle: async ({ actor, context }) =>
      file(context, "takeaways.json", await exportTakeaways(services, actor, "json"), "application/json"),
  });
  operation(app, services, {
    method: "get",
    path: "/api/admin/exports/takeaways.md",
    tag: "admin",
    summary: "What is published in takeaways, as one Markdown file that the import takes",
    guard: "admin",
    answers: { 200: null },
    example: {},
    handle: async ({ actor, context }) =>
      file(context, "takeaways.md", await exportTakeaways(services, actor, "markdown"), "text/markdown"),
  });
  operation(app, services, {
    method: "post",
    path: "/api/admin/imports/takeaways",
    tag: "admin",
    summary: "Take takeaways from a JSON or Markdown file, or see what that would do",
    guard: "admin",
    body: TakeawayImportBody,
    bodyLimit: BODY_LIMIT,
    answers: { 200: ImportReport },
    example: { body: { content: examples.takeawayFile, apply: false } },
    handle: async ({ actor, body, context }) => context.json(await importTakeaways(services, actor, body)),
  });
}
