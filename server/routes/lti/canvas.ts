import type { Hono } from "hono";
import * as z from "zod/mini";
import { canvasJson } from "../../lti/registration/canvas-json.ts";
import type { Services } from "../../services.ts";
import { type AppEnv, operation } from "../operation.ts";

const YesNo = z.enum(["yes", "no"]);
const CanvasQuery = z.object({
  names: z._default(YesNo, "yes"),
  email: z._default(YesNo, "yes"),
  roster: z._default(YesNo, "yes"),
  grades: z._default(YesNo, "no"),
});

/** What a Canvas admin gives to Canvas as the address of an LTI key's configuration. */
export function ltiCanvasRoutes(app: Hono<AppEnv>, services: Services): void {
  operation(app, services, {
    method: "get",
    path: "/lti/canvas.json",
    tag: "Learning platforms",
    summary: "This tool's configuration as Canvas reads it, for a key that is made by hand",
    guard: "public",
    query: CanvasQuery,
    answers: { 200: null },
    example: { query: { grades: "no" } },
    handle: ({ query, context }) => {
      const shared = {
        names: query.names === "yes",
        email: query.email === "yes",
        roster: query.roster === "yes",
        grades: query.grades === "yes",
      };
      return context.json(canvasJson(services.settings, shared));
    },
  });
}
