import type { Hono } from "hono";
import {
  IMPORT_LIMITS,
  ImportRowsQuery,
  ImportRun,
  ImportRunBody,
  ImportRunRows,
  ImportRuns,
} from "../contract/import.ts";
import type { Services } from "../services.ts";
import { cancelRun, exportRun, listRuns, readRun, readRunRows } from "../skills/import/runs/read-runs.ts";
import { startRun } from "../skills/import/runs/start-run.ts";
import { examples } from "./examples.ts";
import { importBody } from "./import-body.ts";
import { file } from "./imports.ts";
import { type AppEnv, operation } from "./operation.ts";
import { ById } from "./paths.ts";

const RUN = { id: examples.importRun };

/** Long imports: started, watched, cancelled, and their reports. */
export function importRunRoutes(app: Hono<AppEnv>, services: Services): void {
  operation(app, services, {
    method: "get",
    path: "/api/admin/imports/runs",
    tag: "admin",
    summary: "The last long imports, newest first",
    guard: "admin",
    answers: { 200: ImportRuns },
    example: {},
    handle: async ({ actor, context }) => context.json({ runs: await listRuns(services, actor) }),
  });
  operation(app, services, {
    method: "get",
    path: "/api/admin/imports/runs/:id",
    tag: "admin",
    summary: "How far a long import is, and in the end what came of it",
    guard: "admin",
    params: ById,
    answers: { 200: ImportRun },
    problems: ["not_found"],
    example: { params: RUN },
    handle: async ({ actor, params, context }) => context.json(await readRun(services, actor, params.id)),
  });
  reportRoutes(app, services);
  operation(app, services, {
    method: "delete",
    path: "/api/admin/imports/runs/:id",
    tag: "admin",
    summary: "Cancel a long import; nothing of it stays",
    guard: "admin",
    params: ById,
    answers: { 204: null },
    problems: ["not_found", "conflict"],
    example: { params: { id: examples.cancelledImport } },
    handle: async ({ actor, params, context }) => {
      await cancelRun(services, actor, params.id);
      return context.body(null, 204);
    },
  });
  operation(app, services, {
    method: "post",
    path: "/api/admin/imports/runs",
    tag: "admin",
    summary:
      "Begin a long import of ESCO, O*NET, skills or courses, or a dry run of it; as JSON up to 6 MB, or as a form",
    guard: "admin",
    body: ImportRunBody,
    read: importBody,
    // What a form adds to its files.
    bodyLimit: IMPORT_LIMITS.bytes + 1_000_000,
    answers: { 202: ImportRun },
    problems: ["conflict"],
    example: {
      body: {
        kind: "courses",
        apply: false,
        files: [{ name: "courses.csv", content: "id,title,skills\nsql-101,SQL from the ground up,SQL\n" }],
      },
    },
    handle: async ({ actor, body, context }) => context.json(await startRun(services, actor, body), 202),
  });
}

function reportRoutes(app: Hono<AppEnv>, services: Services): void {
  operation(app, services, {
    method: "get",
    path: "/api/admin/imports/runs/:id/rows",
    tag: "admin",
    summary: "What a long import does row by row, some rows at a time",
    guard: "admin",
    params: ById,
    query: ImportRowsQuery,
    answers: { 200: ImportRunRows },
    problems: ["not_found"],
    example: { params: RUN },
    handle: async ({ actor, params, query, context }) =>
      context.json(await readRunRows(services, actor, params.id, query)),
  });
  operation(app, services, {
    method: "get",
    path: "/api/admin/imports/runs/:id/report.csv",
    tag: "admin",
    summary: "The whole report of a long import as a CSV file",
    guard: "admin",
    params: ById,
    answers: { 200: null },
    problems: ["not_found"],
    example: { params: RUN },
    handle: async ({ actor, params, context }) =>
      file(context, "report.csv", await exportRun(services, actor, params.id)),
  });
}
