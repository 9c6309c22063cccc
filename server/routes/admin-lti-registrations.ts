import type { Hono } from "hono";
import { LtiRegistration, LtiRegistrationBody, LtiRegistrations } from "../contract/lti-admin.ts";
import { listAddresses, makeAddress, revokeAddress } from "../lti/registration/addresses.ts";
import type { Services } from "../services.ts";
import { examples } from "./examples.ts";
import { type AppEnv, operation } from "./operation.ts";
import { ById } from "./paths.ts";

const TAG = "Learning platforms";

/** One-time addresses at which learning platforms register themselves. */
export function adminLtiRegistrationRoutes(app: Hono<AppEnv>, services: Services): void {
  operation(app, services, {
    method: "post",
    path: "/api/admin/lti/registrations",
    tag: TAG,
    summary: "Make an address at which a learning platform registers itself, once; or updates itself in place",
    guard: "admin",
    body: LtiRegistrationBody,
    answers: { 201: LtiRegistration },
    problems: ["not_found"],
    example: { body: { hours: 24 } },
    handle: async ({ actor, body, context }) => context.json(await makeAddress(services, actor, body), 201),
  });
  operation(app, services, {
    method: "get",
    path: "/api/admin/lti/registrations",
    tag: TAG,
    summary: "The registration addresses that still work",
    guard: "admin",
    answers: { 200: LtiRegistrations },
    example: {},
    handle: async ({ actor, context }) => context.json(await listAddresses(services, actor)),
  });
  operation(app, services, {
    method: "delete",
    path: "/api/admin/lti/registrations/:id",
    tag: TAG,
    summary: "Take a registration address back; what registered by it stays",
    guard: "admin",
    params: ById,
    answers: { 204: null },
    problems: ["not_found"],
    example: { params: { id: examples.registration } },
    handle: async ({ actor, params, context }) => {
      await revokeAddress(services, actor, params.id);
      return context.body(null, 204);
    },
  });
}
