import { randomUUID } from "node:crypto";
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from "jose";
import { callTool } from "../../sample/lms/back-channel.ts";
import type { Lms } from "../../sample/lms/start.ts";
import type { Tool } from "../../sample/lms/types.ts";

const KID = "tool-key";

/** A tool with a key of its own, entered at a sample platform by hand; does a tool's calls, also wrong ones. */
export interface SampleTool {
  tool: Tool;
  /** Signs with the tool's key; another `kid`, or none, by the header. */
  sign(claims: JWTPayload, header?: { kid?: string }): Promise<string>;
  /** The claims of a right client assertion, changed by `over`; undefined leaves one out. */
  assertion(over?: Record<string, unknown>): Promise<string>;
  /** Asks the token endpoint; fields of the form may be changed. */
  askToken(scopes: readonly string[], form?: Record<string, string>): Promise<Response>;
  /** A token for these scopes. */
  token(...scopes: string[]): Promise<string>;
}

const newPair = () => generateKeyPair("RS256", { modulusLength: 2048 });
let pairOfAll: ReturnType<typeof newPair> | undefined;

/** Tools of one test file share a key pair, which takes long to make, unless one is to have its own. */
export async function sampleTool(lms: Lms, over: Partial<Tool> = {}, key?: "own"): Promise<SampleTool> {
  const { publicKey, privateKey } = await (key === "own" ? newPair() : (pairOfAll ??= newPair()));
  const jwk = { ...(await exportJWK(publicKey)), kid: KID, alg: "RS256", use: "sig" };
  const tool = lms.clientFor({ keys: { jwks: { keys: [jwk] } }, ...over });
  const sign: SampleTool["sign"] = (claims, header = { kid: KID }) =>
    new SignJWT(claims).setProtectedHeader({ alg: "RS256", ...header }).sign(privateKey);
  const assertion: SampleTool["assertion"] = (changes = {}) => {
    const now = Math.floor(lms.world.clock() / 1000);
    const { clientId } = tool;
    const claims = {
      iss: clientId,
      sub: clientId,
      aud: lms.addresses.token,
      iat: now,
      exp: now + 300,
      jti: randomUUID(),
    };
    return sign({ ...claims, ...changes });
  };
  const askToken: SampleTool["askToken"] = async (scopes, form = {}) =>
    postForm(lms.addresses.token, {
      grant_type: "client_credentials",
      client_assertion_type: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
      client_assertion: form["client_assertion"] ?? (await assertion()),
      scope: scopes.join(" "),
      ...form,
    });
  const token: SampleTool["token"] = async (...scopes) => {
    const { access_token } = (await (await askToken(scopes)).json()) as { access_token: string };
    return access_token;
  };
  return { tool, sign, assertion, askToken, token };
}

export function postForm(url: string, fields: Record<string, string>, headers: Record<string, string> = {}) {
  return callTool(url, {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded", ...headers },
    body: new URLSearchParams(fields).toString(),
  });
}

/** A call of one of the platform's services. */
export function callService(
  url: string,
  token: string | null,
  { method = "GET", type, body }: { method?: string; type?: string; body?: unknown } = {},
) {
  return callTool(url, {
    method,
    headers: {
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      ...(type === undefined ? {} : { "content-type": type }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

/** The address that a `Link` header calls next; null at the end. */
export function nextOf(answer: Response): string | null {
  return /<([^>]+)>;\s*rel="next"/.exec(answer.headers.get("link") ?? "")?.[1] ?? null;
}

/** The form of a page that posts itself. */
export function formOf(page: string): { action: string; fields: Record<string, string> } {
  const plain = (text: string) =>
    text
      .replaceAll("&quot;", '"')
      .replaceAll("&#39;", "'")
      .replaceAll("&lt;", "<")
      .replaceAll("&gt;", ">")
      .replaceAll("&amp;", "&");
  const fields = [...page.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)];
  return {
    action: plain(/<form id="send" action="([^"]*)"/.exec(page)?.[1] ?? ""),
    fields: Object.fromEntries(fields.map(([, name = "", value = ""]) => [name, plain(value)])),
  };
}
