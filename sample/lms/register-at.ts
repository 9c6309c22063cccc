import { callTool } from "./back-channel.ts";
import { registrationAddress, registrationToken } from "./registration.ts";
import type { Tool } from "./types.ts";
import type { World } from "./world.ts";

const MOST_STEPS = 8;
const ENTITIES: Record<string, string> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  "#39": "'",
  "#x27": "'",
  "#x2F": "/",
};

/**
 * Registers at a tool without a browser: opens its registration page as a frame would, and presses the form's button
 * until the tool has registered itself. Throws with what the last page said if it does not.
 */
export async function registerAt(world: World, toolUrl: string, clientId: string | null = null): Promise<Tool> {
  const token = registrationToken(world, clientId);
  const before = new Set(world.tools.keys());
  const jar = new Map<string, string>();
  let next: Step | null = { url: registrationAddress(world, toolUrl, token), method: "GET", body: undefined };
  let said = "";
  for (let step = 0; step < MOST_STEPS && next !== null && world.registrationTokens.has(token); step += 1) {
    const answer = await visit(next, jar);
    const page = await answer.text();
    said = `${answer.status}: ${page
      .replace(/<style[\s\S]*?<\/style>|<script[\s\S]*?<\/script>|<[^>]*>/g, " ")
      .replace(/\s+/g, " ")
      .trim()
      .slice(0, 500)}`;
    next = following(next.url, answer, page);
  }
  const tool =
    clientId === null ? [...world.tools.values()].find((one) => !before.has(one.clientId)) : world.tools.get(clientId);
  if (world.registrationTokens.has(token) || tool === undefined) {
    throw new Error(`The tool at ${new URL(toolUrl).origin} did not register. It said ${said}`);
  }
  return tool;
}

interface Step {
  url: string;
  method: "GET" | "POST";
  body: string | undefined;
}

async function visit({ url, method, body }: Step, jar: Map<string, string>): Promise<Response> {
  const { origin } = new URL(url);
  const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
  const answer = await callTool(url, {
    method,
    headers: {
      accept: "text/html",
      ...(cookie === "" ? {} : { cookie }),
      ...(method === "POST" ? { origin, "content-type": "application/x-www-form-urlencoded" } : {}),
    },
    ...(body === undefined ? {} : { body }),
  });
  for (const line of answer.headers.getSetCookie()) {
    const [pair = ""] = line.split(";");
    const cut = pair.indexOf("=");
    if (cut > 0) jar.set(pair.slice(0, cut).trim(), pair.slice(cut + 1).trim());
  }
  return answer;
}

/** Where a redirect or the page's first form that posts leads; null when there is nothing to follow. */
function following(url: string, answer: Response, page: string): Step | null {
  const location = answer.headers.get("location");
  if (location !== null && answer.status >= 300 && answer.status < 400) {
    return { url: new URL(location, url).href, method: "GET", body: undefined };
  }
  const form = /<form\b[^>]*\bmethod="?post"?[^>]*>[\s\S]*?<\/form>/i.exec(page)?.[0];
  if (form === undefined) return null;
  const action = attribute(/<form\b[^>]*>/i.exec(form)?.[0] ?? "", "action");
  // Of several buttons the first is pressed.
  const [button = []] = [...form.matchAll(/<button\b[^>]*>/gi)].map(([tag]) => fieldOf(tag));
  const fields = [...form.matchAll(/<input\b[^>]*>/gi)].flatMap(([tag]) => fieldOf(tag)).concat(button);
  const body = new URLSearchParams(fields).toString();
  return { url: new URL(action ?? "", url).href, method: "POST", body };
}

function fieldOf(tag: string): [string, string][] {
  const name = attribute(tag, "name");
  const type = attribute(tag, "type")?.toLowerCase() ?? "text";
  if (name === null) return [];
  if ((type === "checkbox" || type === "radio") && !/\schecked\b/i.test(tag)) return [];
  return [[name, attribute(tag, "value") ?? (type === "checkbox" ? "on" : "")]];
}

function attribute(tag: string, name: string): string | null {
  const found = new RegExp(`\\s${name}=(?:"([^"]*)"|'([^']*)'|([^\\s>]+))`, "i").exec(tag);
  const value = found?.[1] ?? found?.[2] ?? found?.[3];
  return value === undefined ? null : value.replace(/&([#\w]+);/g, (entity, code: string) => ENTITIES[code] ?? entity);
}
