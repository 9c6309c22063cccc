import { launchClaims } from "./claims.ts";
import { LAUNCH_WAITS_MS } from "./login.ts";
import type { PendingLaunch, Tool } from "./types.ts";
import { platformNow, type World } from "./world.ts";

/** What the tool asks with, as fields of a query or a form. */
export type AuthorizationRequest = Record<string, string | undefined>;

export type AuthorizationAnswer =
  /** To be posted by the browser; `fields` hold `id_token` or `error`, and the `state` that came. */
  | { kind: "post"; action: string; fields: Record<string, string> }
  /** Where no address can be trusted, the person is told and nobody is sent anything. */
  | { kind: "page"; reason: string };

/**
 * The second step of a launch: the tool sends the browser here and gets a signed token back. `signedIn` is whose browser
 * it is, null where a frame carries no cookies; the hint, made for that person a moment ago, then stands for them.
 */
export async function authorize(
  world: World,
  request: AuthorizationRequest,
  signedIn: string | null,
): Promise<AuthorizationAnswer> {
  const tool = world.tools.get(request["client_id"] ?? "");
  if (tool === undefined) return { kind: "page", reason: "No tool is registered under this client id." };
  const action = request["redirect_uri"];
  if (action === undefined || !tool.redirectUris.includes(action)) {
    return { kind: "page", reason: "The tool asks to be answered at an address that it has not registered." };
  }
  const state: Record<string, string> = request["state"] === undefined ? {} : { state: request["state"] };
  const refuse = (error: string, error_description: string): AuthorizationAnswer => ({
    kind: "post",
    action,
    fields: { error, error_description, ...state },
  });
  const wrong = wrongParameter(request);
  if (wrong !== null) return refuse(...wrong);
  const launch = pendingLaunch(world, request, tool);
  if (launch === null) return refuse("invalid_request", "lti_message_hint is not the one that the login was sent with");
  if (request["login_hint"] !== launch.userId || (signedIn !== null && signedIn !== launch.userId)) {
    return refuse("login_required", "somebody else is signed in");
  }
  const token = await signedToken(world, tool, launch, request["nonce"] ?? "");
  if (token === null) return refuse("access_denied", "the place has been removed");
  return { kind: "post", action, fields: { id_token: token, ...state } };
}

function wrongParameter(request: AuthorizationRequest): [error: string, description: string] | null {
  if (!(request["scope"] ?? "").split(" ").includes("openid")) return ["invalid_scope", "scope has to be openid"];
  if (request["response_type"] !== "id_token") {
    return ["unsupported_response_type", "response_type has to be id_token"];
  }
  if (request["response_mode"] !== "form_post") return ["invalid_request", "response_mode has to be form_post"];
  if (request["prompt"] !== "none") return ["invalid_request", "prompt has to be none"];
  if (!request["nonce"]) return ["invalid_request", "nonce is missing"];
  if (!request["login_hint"]) return ["invalid_request", "login_hint is missing"];
  return null;
}

function pendingLaunch(world: World, request: AuthorizationRequest, tool: Tool): PendingLaunch | null {
  const launch = world.launches.get(request["lti_message_hint"] ?? "");
  if (launch === undefined || launch.clientId !== tool.clientId) return null;
  return launch.madeAt < platformNow(world) - LAUNCH_WAITS_MS ? null : launch;
}

async function signedToken(world: World, tool: Tool, launch: PendingLaunch, nonce: string): Promise<string | null> {
  const { knobs, keys, givenTokens } = world;
  const key = JSON.stringify([launch.userId, launch.clientId, launch.message]);
  const given = givenTokens.get(key);
  if (knobs.reuseIdToken && given !== undefined) return given;
  const claims = launchClaims(world, tool, launch, nonce);
  if (claims === null) return null;
  const header = keys.header();
  const token = await keys.sign(knobs.forge === null ? claims : knobs.forge(claims, header), header);
  givenTokens.set(key, token);
  return token;
}
