import type { Link, PendingLaunch, Person, Tool } from "./types.ts";
import { nextId, platformNow, secret, type World } from "./world.ts";

/** A launch waits this long for its tool, in milliseconds. */
export const LAUNCH_WAITS_MS = 600_000;

/** The first step of a launch: what a browser sends to the tool's login address. */
export interface LoginRequest {
  url: string;
  method: "GET" | "POST";
  fields: Record<string, string>;
}

/** Where content is to be chosen, and with which tool; in its first deployment unless said otherwise. */
export interface ChoicePlace {
  clientId: string;
  courseId: string;
  lessonId: string;
  deploymentId?: string;
}

/** Begins a launch of a link for somebody. */
export function beginLaunch(world: World, person: Person, link: Link): LoginRequest {
  const tool = toolOf(world, link.clientId);
  return begin(world, tool, {
    userId: person.id,
    clientId: tool.clientId,
    deploymentId: link.deploymentId,
    targetLinkUri: link.url ?? tool.targetLinkUri,
    message: { kind: "resource_link", linkId: link.id },
  });
}

/** Begins the choice of content for a lesson; the tool must have asked for that message. */
export function beginChoice(world: World, person: Person, place: ChoicePlace): LoginRequest {
  const tool = toolOf(world, place.clientId);
  if (tool.deepLinkingUri === null) throw new Error(`${tool.name} offers no choice of content.`);
  const { courseId, lessonId } = place;
  return begin(world, tool, {
    userId: person.id,
    clientId: tool.clientId,
    deploymentId: place.deploymentId ?? tool.deployments[0] ?? "",
    targetLinkUri: tool.deepLinkingUri,
    message: { kind: "deep_linking", courseId, lessonId },
  });
}

function begin(world: World, tool: Tool, launch: Omit<PendingLaunch, "hint" | "madeAt">): LoginRequest {
  const madeAt = platformNow(world);
  for (const [hint, waiting] of world.launches) {
    if (waiting.madeAt < madeAt - LAUNCH_WAITS_MS) world.launches.delete(hint);
  }
  // Like Moodle's, a string of JSON: a tool that reads it, shortens it or encodes it twice is found out.
  const cmid = launch.message.kind === "resource_link" ? Number(launch.message.linkId) : null;
  const hint = JSON.stringify({ cmid, launchid: `ltilaunch${nextId(world)}_${secret()}`, note: 'été & "más"/50%' });
  world.launches.set(hint, { ...launch, hint, madeAt });
  return {
    url: tool.loginUrl,
    method: tool.loginMethod,
    fields: {
      iss: world.origin,
      login_hint: launch.userId,
      target_link_uri: launch.targetLinkUri,
      lti_message_hint: hint,
      client_id: tool.clientId,
      lti_deployment_id: launch.deploymentId,
      ...(tool.storageTarget === null ? {} : { lti_storage_target: tool.storageTarget }),
    },
  };
}

export function toolOf(world: World, clientId: string): Tool {
  const tool = world.tools.get(clientId);
  if (tool === undefined) throw new Error(`No tool is registered as ${clientId}.`);
  return tool;
}
