import type { Context, Hono } from "hono";
import { ImportBody, ImportReport } from "../contract/admin.ts";
import { exportPeople } from "../people/import/export-people.ts";
import { importPeople } from "../people/import/import-people.ts";
import type { Services } from "../services.ts";
import { exportCourses } from "../skills/courses/export-courses.ts";
import { exportSkills } from "../skills/import/export-skills.ts";
import { importSkills } from "../skills/import/import-skills.ts";
import { type AppEnv, operation } from "./operation.ts";

/** The 5 MB of a file, and what JSON adds to it. */
const BODY_LIMIT = 6_000_000;

/** People and skills as files, in and out. */
export function importRoutes(app: Hono<AppEnv>, services: Services): void {
  operation(app, services, {
    method: "post",
    path: "/api/admin/imports/people",
    tag: "admin",
    summary: "Take people from a CSV file, or see what that would do",
    guard: "admin",
    body: ImportBody,
    bodyLimit: BODY_LIMIT,
    answers: { 200: ImportReport },
    problems: ["conflict"],
    example: { body: { csv: "email,name,department\nnina.berg@example.org,Nina Berg,Finance\n", apply: false } },
    handle: async ({ actor, body, context }) => context.json(await importPeople(services, actor, body)),
  });
  operation(app, services, {
    method: "post",
    path: "/api/admin/imports/skills",
    tag: "admin",
    summary: "Take skills from a CSV file, or see what that would do",
    guard: "admin",
    body: ImportBody,
    bodyLimit: BODY_LIMIT,
    answers: { 200: ImportReport },
    example: { body: { csv: "id,name,kind,aliases\nglass-blowing,Glass blowing,hard,lampworking\n", apply: false } },
    handle: async ({ actor, body, context }) => context.json(await importSkills(services, actor, body)),
  });
  operation(app, services, {
    method: "get",
    path: "/api/admin/exports/people.csv",
    tag: "admin",
    summary: "The people who are here, as a CSV file that the import takes",
    guard: "admin",
    answers: { 200: null },
    example: {},
    handle: async ({ actor, context }) => file(context, "people.csv", await exportPeople(services, actor)),
  });
  operation(app, services, {
    method: "get",
    path: "/api/admin/exports/skills.csv",
    tag: "admin",
    summary: "The taxonomy, as a CSV file that the import takes",
    guard: "admin",
    answers: { 200: null },
    example: {},
    handle: async ({ actor, context }) => file(context, "skills.csv", await exportSkills(services, actor)),
  });
  operation(app, services, {
    method: "get",
    path: "/api/admin/exports/courses.csv",
    tag: "admin",
    summary: "The catalogue with its tags, as a CSV file that the import takes",
    guard: "admin",
    answers: { 200: null },
    example: {},
    handle: async ({ actor, context }) => file(context, "courses.csv", await exportCourses(services, actor)),
  });
}

/** A file as a download. */
export const file = (
  context: Context<AppEnv>,
  name: string,
  content: string | ReadableStream<Uint8Array>,
  type = "text/csv",
) =>
  context.body(content, 200, {
    "content-type": `${type}; charset=utf-8`,
    "content-disposition": `attachment; filename="${name}"`,
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
  });
