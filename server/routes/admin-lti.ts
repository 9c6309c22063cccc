import type { Hono } from "hono";
import {
  LtiDeploymentBody,
  LtiPlatform,
  LtiPlatformBody,
  LtiPlatformChange,
  LtiPlatforms,
  LtiPlatformSaved,
  LtiSettingsSent,
  LtiStatusBody,
} from "../contract/lti-admin.ts";
import { addPlatform, lookAtKeys } from "../lti/admin/add-platform.ts";
import { changePlatform } from "../lti/admin/change-platform.ts";
import { deletePlatform } from "../lti/admin/delete-platform.ts";
import { listPlatforms, readPlatform } from "../lti/admin/list-platforms.ts";
import { setDeployment } from "../lti/admin/set-deployment.ts";
import { setStatus } from "../lti/admin/set-status.ts";
import { sendAgain } from "../lti/registration/send-again.ts";
import type { Services } from "../services.ts";
import { examples } from "./examples.ts";
import { type AppEnv, operation } from "./operation.ts";
import { ById } from "./paths.ts";

const TAG = "Learning platforms";

/** The learning platforms that launch this tool: listed, written down by hand, changed, turned off, deleted. */
export function adminLtiRoutes(app: Hono<AppEnv>, services: Services): void {
  operation(app, services, {
    method: "get",
    path: "/api/admin/lti/platforms",
    tag: TAG,
    summary: "The learning platforms, with their deployments and health, and what one asks for that is set up by hand",
    guard: "admin",
    answers: { 200: LtiPlatforms },
    example: {},
    handle: async ({ actor, context }) => context.json(await listPlatforms(services, actor)),
  });
  operation(app, services, {
    method: "post",
    path: "/api/admin/lti/platforms",
    tag: TAG,
    summary: "Write a platform down by hand; its keys are looked at, and what is found does not stand in the way",
    guard: "admin",
    body: LtiPlatformBody,
    answers: { 201: LtiPlatformSaved },
    problems: ["conflict"],
    example: {
      body: {
        name: "The academy's Moodle",
        issuer: "https://lms.localhost",
        clientId: "v7Hq2xRk0aXyPbN",
        authUrl: "https://lms.localhost/mod/lti/auth.php",
        tokenUrl: "https://lms.localhost/mod/lti/token.php",
        keysUrl: "https://lms.localhost/mod/lti/certs.php",
        deploymentIds: ["2"],
      },
    },
    handle: async ({ actor, body, context }) => context.json(await addPlatform(services, actor, body), 201),
  });
  operation(app, services, {
    method: "get",
    path: "/api/admin/lti/platforms/:id",
    tag: TAG,
    summary: "One learning platform",
    guard: "admin",
    params: ById,
    answers: { 200: LtiPlatform },
    problems: ["not_found"],
    example: { params: { id: examples.platform } },
    handle: async ({ actor, params, context }) => context.json(await readPlatform(services, actor, params.id)),
  });
  operation(app, services, {
    method: "put",
    path: "/api/admin/lti/platforms/:id",
    tag: TAG,
    summary: "Change a platform's name, addresses or rules; what is not named stays",
    guard: "admin",
    params: ById,
    body: LtiPlatformChange,
    answers: { 200: LtiPlatformSaved },
    problems: ["not_found"],
    example: { params: { id: examples.platform }, body: { name: "The academy", deploymentPolicy: "strict" } },
    handle: async ({ actor, params, body, context }) =>
      context.json(await changePlatform(services, actor, params.id, body)),
  });
  stateRoutes(app, services);
}

function stateRoutes(app: Hono<AppEnv>, services: Services): void {
  operation(app, services, {
    method: "post",
    path: "/api/admin/lti/platforms/:id/status",
    tag: TAG,
    summary: "Confirm a platform that waits, turn one off, or on again; turned off, what its launches opened ends",
    guard: "admin",
    params: ById,
    body: LtiStatusBody,
    answers: { 200: LtiPlatform },
    problems: ["not_found"],
    example: { params: { id: examples.platform }, body: { status: "active" } },
    handle: async ({ actor, params, body, context }) =>
      context.json(await setStatus(services, actor, params.id, body.status)),
  });
  operation(app, services, {
    method: "post",
    path: "/api/admin/lti/platforms/:id/keys",
    tag: TAG,
    summary: "Look at a platform's keys now, and say what is there",
    guard: "admin",
    params: ById,
    answers: { 200: LtiPlatformSaved },
    problems: ["not_found"],
    example: { params: { id: examples.platform } },
    handle: async ({ actor, params, context }) => {
      const { keysUrl } = await readPlatform(services, actor, params.id);
      return context.json(await lookAtKeys(services, actor.orgId, params.id, keysUrl));
    },
  });
  operation(app, services, {
    method: "post",
    path: "/api/admin/lti/platforms/:id/settings",
    tag: TAG,
    summary: "Send a platform our settings again, where it lets this tool change its registration",
    guard: "admin",
    params: ById,
    answers: { 200: LtiSettingsSent },
    problems: ["not_found"],
    example: { params: { id: examples.platform } },
    handle: async ({ actor, params, context }) => context.json(await sendAgain(services, actor, params.id)),
  });
  operation(app, services, {
    method: "put",
    path: "/api/admin/lti/platforms/:id/deployments",
    tag: TAG,
    summary: "Add a deployment that may launch, or turn one off or on",
    guard: "admin",
    params: ById,
    body: LtiDeploymentBody,
    answers: { 200: LtiPlatform },
    problems: ["not_found"],
    example: { params: { id: examples.platform }, body: { deploymentId: "2", disabled: false } },
    handle: async ({ actor, params, body, context }) =>
      context.json(await setDeployment(services, actor, params.id, body)),
  });
  operation(app, services, {
    method: "delete",
    path: "/api/admin/lti/platforms/:id",
    tag: TAG,
    summary: "Delete a platform: its launches stop, its courses and rosters go; people stay, with all that is theirs",
    guard: "admin",
    params: ById,
    answers: { 204: null },
    problems: ["not_found"],
    example: { params: { id: examples.platform } },
    handle: async ({ actor, params, context }) => {
      await deletePlatform(services, actor, params.id);
      return context.body(null, 204);
    },
  });
}
