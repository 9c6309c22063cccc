import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";

export interface Seen {
  method: string;
  path: string;
  authorization: string | undefined;
  body: unknown;
}

type Answer = { status?: number; headers?: Record<string, string>; body?: unknown };

/** A platform as far as a registration needs one; each path's answer can be made wrong. */
export interface FakePlatform {
  origin: string;
  seen: Seen[];
  /** By path, instead of the good answer. */
  answers: Map<string, Answer | (() => Answer | Promise<Answer>)>;
  configuration: Record<string, unknown>;
  close(): Promise<void>;
}

const read = async (request: IncomingMessage) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
};

/** A Moodle, unless told otherwise, on a port of its own. */
export async function startPlatform(changes: Record<string, unknown> = {}): Promise<FakePlatform> {
  const seen: Seen[] = [];
  const answers: FakePlatform["answers"] = new Map();
  const server: Server = createServer((request, response) => {
    void (async () => {
      const text = await read(request);
      const path = new URL(request.url ?? "/", "http://x").pathname;
      seen.push({
        method: request.method ?? "",
        path,
        authorization: request.headers.authorization,
        body: text === "" ? null : (JSON.parse(text) as unknown),
      });
      const wanted = answers.get(path);
      const own = typeof wanted === "function" ? await wanted() : wanted;
      const { status = 200, headers = {}, body } = own ?? good(path);
      response.writeHead(status, { "content-type": "application/json", ...headers });
      response.end(typeof body === "string" ? body : JSON.stringify(body ?? null));
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`;
  const configuration: Record<string, unknown> = {
    issuer: origin,
    authorization_endpoint: `${origin}/auth`,
    token_endpoint: `${origin}/token`,
    jwks_uri: `${origin}/keys`,
    registration_endpoint: `${origin}/registration`,
    token_endpoint_auth_methods_supported: ["private_key_jwt"],
    id_token_signing_alg_values_supported: ["RS256"],
    scopes_supported: [
      "openid",
      "https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly",
      "https://purl.imsglobal.org/spec/lti-ags/scope/lineitem",
      "https://purl.imsglobal.org/spec/lti-ags/scope/result.readonly",
      "https://purl.imsglobal.org/spec/lti-ags/scope/score",
    ],
    claims_supported: ["sub", "iss", "name", "given_name", "family_name", "email"],
    "https://purl.imsglobal.org/spec/lti-platform-configuration": {
      product_family_code: "moodle",
      version: "4.5",
      messages_supported: ["LtiResourceLinkRequest", "LtiDeepLinkingRequest"],
      variables: ["Context.id", "Context.id.history", "ResourceLink.title"],
    },
    ...changes,
  };
  const good = (path: string): Answer => {
    if (path === "/configuration") return { body: configuration };
    if (path === "/keys") return { body: { keys: [{ kty: "RSA", kid: "1", n: "x".repeat(342), e: "AQAB" }] } };
    if (path !== "/registration") return { status: 404 };
    const asked = (seen.findLast((each) => each.path === "/registration")?.body ?? {}) as Record<string, object>;
    const tool = asked["https://purl.imsglobal.org/spec/lti-tool-configuration"];
    return {
      body: {
        ...asked,
        client_id: "client-of-moodle",
        registration_client_uri: `${origin}/registration/7`,
        registration_access_token: "token-to-change-it",
        "https://purl.imsglobal.org/spec/lti-tool-configuration": { ...tool, deployment_id: "7" },
      },
    };
  };
  return {
    origin,
    seen,
    answers,
    configuration,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
