import { addLink } from "./courses.ts";
import { addLineItem } from "./line-items.ts";
import { LAUNCH_WAITS_MS } from "./login.ts";
import { verifiedByTool } from "./token.ts";
import type { Link, PendingChoice } from "./types.ts";
import { CLAIMS, DEEP_LINKING_RESPONSE } from "./vocabulary.ts";
import { platformNow, type World } from "./world.ts";

const LONGEST_TEXT = 1000;

/** What was chosen, and where it stands now. */
export interface Chosen {
  links: Link[];
  courseId: string;
  lessonId: string;
  /** A word of the tool to the teacher. */
  message: string;
}

/** Why a return is not taken, for the teacher and the tool's makers. */
export class BadReturn extends Error {}

/**
 * Takes what a tool posts back: checks its signature and every claim, then puts the chosen links beside the lesson.
 * `asked` is the choice that the return address names, where the request held no `data`.
 */
export async function takeChoice(world: World, jwt: string, asked: string | undefined): Promise<Chosen> {
  const { tool, payload } = await verifiedByTool(world, jwt, (clientId) => ({
    issuer: clientId,
    audience: world.origin,
  })).catch((error: unknown) => {
    throw new BadReturn(error instanceof Error ? error.message : "the JWT cannot be read");
  });
  const need = (holds: boolean, sentence: string) => {
    if (!holds) throw new BadReturn(sentence);
  };
  need(payload.exp !== undefined && payload.iat !== undefined, "exp and iat are needed");
  need(typeof payload["nonce"] === "string" && payload["nonce"] !== "", "nonce is missing");
  need(payload[CLAIMS.messageType] === DEEP_LINKING_RESPONSE, `message_type has to be ${DEEP_LINKING_RESPONSE}`);
  need(payload[CLAIMS.version] === "1.3.0", "version has to be 1.3.0");
  need(asked === undefined || payload[CLAIMS.data] === undefined, "data was not in the request");
  const choice = pendingChoice(world, asked ?? payload[CLAIMS.data]);
  need(choice.clientId === tool.clientId, "data belongs to another tool");
  need(payload[CLAIMS.deployment] === choice.deploymentId, "deployment_id is not the one of the request");
  const items = payload[CLAIMS.contentItems] ?? [];
  if (!Array.isArray(items)) throw new BadReturn("content_items has to be a list");
  const read = items.map(readItem);
  world.choices.delete(choice.data);
  const { courseId, lessonId } = choice;
  const message = payload["https://purl.imsglobal.org/spec/lti-dl/claim/msg"];
  return {
    links: read.map((item) => place(world, choice, item)),
    courseId,
    lessonId,
    message: typeof message === "string" ? message.slice(0, LONGEST_TEXT) : "",
  };
}

function pendingChoice(world: World, data: unknown): PendingChoice {
  const choice = typeof data === "string" ? world.choices.get(data) : undefined;
  if (choice === undefined) throw new BadReturn("data is not what the request held, or it was used before");
  if (choice.madeAt < platformNow(world) - 6 * LAUNCH_WAITS_MS) throw new BadReturn("the choice took too long");
  return choice;
}

interface Item {
  title: string;
  text: string;
  url: string | null;
  custom: Record<string, string>;
  lineItem: Record<string, unknown> | null;
}

function readItem(item: unknown): Item {
  if (typeof item !== "object" || item === null) throw new BadReturn("a content item is not an object");
  const { type, title, text, url, custom, lineItem } = item as Record<string, unknown>;
  if (type !== "ltiResourceLink") throw new BadReturn("only items of type ltiResourceLink are taken here");
  if (url !== undefined && (typeof url !== "string" || URL.parse(url) === null)) throw new BadReturn("url is none");
  const values = typeof custom === "object" && custom !== null ? Object.entries(custom) : [];
  if (values.some(([, value]) => typeof value !== "string")) throw new BadReturn("custom values have to be strings");
  return {
    title: typeof title === "string" ? title.slice(0, LONGEST_TEXT) : "",
    text: typeof text === "string" ? text.slice(0, LONGEST_TEXT) : "",
    url: url ?? null,
    custom: Object.fromEntries(values),
    lineItem: typeof lineItem === "object" && lineItem !== null ? (lineItem as Record<string, unknown>) : null,
  };
}

function place(world: World, choice: PendingChoice, { title, text, url, custom, lineItem }: Item): Link {
  const { clientId, deploymentId, courseId, lessonId } = choice;
  const link = addLink(world, {
    clientId,
    deploymentId,
    courseId,
    lessonId,
    description: text,
    url,
    custom,
    ...(title === "" ? {} : { title }),
  });
  if (lineItem !== null) {
    addLineItem(world, clientId, courseId, { label: link.title, ...lineItem, resourceLinkId: link.id });
  }
  return link;
}
