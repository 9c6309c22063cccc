import { Agent, type IncomingHttpHeaders, request } from "node:http";
import { CLAIM } from "../../../server/lti/claims.ts";
import { signed, type TestPlatform } from "../../lti/platform.ts";

/** Where the tool says that it is. */
export const TOOL = "http://tool.localhost";

interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
}

/** As a browser's, in the frame of a page of another site. */
const FRAMED = {
  accept: "text/html,application/xhtml+xml",
  "sec-fetch-site": "cross-site",
  "sec-fetch-mode": "navigate",
  "sec-fetch-dest": "iframe",
};

/** A browser in a platform's frame, as far as a launch needs one; connections are kept. */
export function launcher(port: number, platform: TestPlatform) {
  const agent = new Agent({ keepAlive: true, maxSockets: 16 });
  const send = (path: string, cookie: string, form?: Record<string, string>) =>
    new Promise<Answer>((resolve, reject) => {
      const body = form === undefined ? undefined : new URLSearchParams(form).toString();
      const type = body === undefined ? {} : { "content-type": "application/x-www-form-urlencoded" };
      const headers = { ...FRAMED, ...type, ...(cookie === "" ? {} : { cookie }) };
      const method = body === undefined ? "GET" : "POST";
      const sent = request({ host: "127.0.0.1", port, path, method, agent, headers }, (answer) => {
        const parts: Buffer[] = [];
        answer.on("data", (part: Buffer) => parts.push(part));
        answer.once("error", reject);
        answer.once("end", () => {
          const { statusCode: status = 0, headers: told } = answer;
          resolve({ status, headers: told, text: Buffer.concat(parts).toString() });
        });
      });
      sent.once("error", reject);
      sent.end(body);
    });

  return {
    /** Login, token, launch, and the page that it leads to. Throws where one of them is refused. */
    async launch(user: number): Promise<void> {
      const target = `${TOOL}/lti/launch`;
      const login = await send("/lti/login", "", {
        iss: platform.issuer,
        client_id: "client-1",
        login_hint: `user-${user}`,
        target_link_uri: target,
        lti_message_hint: "7",
      });
      const asked = askedIn(login);
      const claims = claimsOf(platform, user, target, asked.searchParams.get("nonce") ?? "");
      const form = {
        state: asked.searchParams.get("state") ?? "",
        id_token: await signed(platform.signing, claims),
      };
      let page = await send("/lti/launch", cookiesOf(login), form);
      const { location } = page.headers;
      if (location !== undefined) page = await send(location, cookiesOf(page));
      if (page.status !== 200 || !page.text.includes('id="launch"')) {
        throw new Error(`The launch ended with ${page.status}: ${page.text.slice(0, 300)}`);
      }
    },
    close: () => agent.destroy(),
  };
}

const cookiesOf = ({ headers }: Answer) =>
  (headers["set-cookie"] ?? []).map((line) => line.split(";")[0] ?? "").join("; ");

/** Where a login leads on to: by its header, or by its page. */
function askedIn({ status, headers, text }: Answer): URL {
  const json = /<script type="application\/json" id="login">([^<]*)<\/script>/.exec(text)?.[1];
  const address = headers.location ?? (json === undefined ? "" : (JSON.parse(json) as { to: string }).to);
  if (!URL.canParse(address)) throw new Error(`The login answered ${status} and led nowhere: ${text.slice(0, 300)}`);
  return new URL(address);
}

/** What a real platform says: names, roles, course, presentation, the services, custom parameters. */
export function claimsOf({ issuer, origin }: TestPlatform, user: number, target: string, nonce: string) {
  const now = Math.floor(Date.now() / 1000);
  return {
    iss: issuer,
    aud: "client-1",
    sub: `user-${user}`,
    exp: now + 60,
    iat: now,
    nonce,
    name: `Ida Brandt ${user}`,
    given_name: "Ida",
    family_name: `Brandt ${user}`,
    email: `ida-${user}@school.test`,
    [CLAIM.version]: "1.3.0",
    [CLAIM.messageType]: "LtiResourceLinkRequest",
    [CLAIM.deploymentId]: "deployment-1",
    [CLAIM.targetLinkUri]: target,
    [CLAIM.resourceLink]: { id: "link-1", title: "Window functions" },
    [CLAIM.roles]: ["http://purl.imsglobal.org/vocab/lis/v2/membership#Learner"],
    [CLAIM.context]: { id: "course-1", label: "SQL", title: "Advanced SQL", type: ["CourseSection"] },
    [CLAIM.toolPlatform]: { guid: "test", name: "Test school", product_family_code: "moodle", version: "4.5" },
    [CLAIM.launchPresentation]: { locale: "en", document_target: "iframe", return_url: `${origin}/return` },
    [CLAIM.custom]: { context_history: "course-0", resource_history: "" },
    [CLAIM.namesAndRoles]: { context_memberships_url: `${origin}/members`, service_versions: ["2.0"] },
  };
}
