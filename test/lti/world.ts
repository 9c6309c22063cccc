import { count } from "drizzle-orm";
import { CLAIM } from "../../server/lti/claims.ts";
import { sessions } from "../../server/db/schema/index.ts";
import { newOrg, openTestService, type TestService } from "../factories/service.ts";
import { type Payload, registerPlatform, startTestPlatform, type TestPlatform } from "./platform.ts";
import { type Asked, askedOf, newToolBrowser } from "./tool-browser.ts";

/** The service with an organisation and a registered platform, and the launch that everything else varies. */
export async function openWorld(options: Parameters<typeof openTestService>[0] = {}) {
  const service = await openTestService(options);
  const platform = await startTestPlatform();
  const orgId = await newOrg(service, "Acme");
  const registered = await registerPlatform(service, orgId, platform);
  return worldOf(service, platform, orgId, registered);
}

export function worldOf(
  service: TestService,
  platform: TestPlatform,
  orgId: string,
  registered: Awaited<ReturnType<typeof registerPlatform>>,
) {
  const target = `${service.services.settings.publicUrl}/lti/launch`;
  const seconds = () => Math.floor(service.clock.now().getTime() / 1000);
  return {
    service,
    platform,
    orgId,
    registered,
    target,
    seconds,
    /** A login as a platform begins it. */
    saidAtLogin: (said: Record<string, string> = {}): Record<string, string> => ({
      iss: platform.issuer,
      client_id: registered.clientId,
      login_hint: "user-1",
      target_link_uri: target,
      lti_message_hint: '{"cmid": 7, "é": "+/=&"}',
      lti_deployment_id: "deployment-1",
      ...said,
    }),
    /** The claims of a plain resource-link launch. */
    claims: ({ nonce }: Pick<Asked, "nonce">, changed: Payload = {}): Payload => ({
      iss: platform.issuer,
      aud: registered.clientId,
      sub: "user-1",
      exp: seconds() + 60,
      iat: seconds(),
      nonce,
      name: "Ida Brandt",
      given_name: "Ida",
      family_name: "Brandt",
      email: "ida@school.test",
      [CLAIM.version]: "1.3.0",
      [CLAIM.messageType]: "LtiResourceLinkRequest",
      [CLAIM.deploymentId]: "deployment-1",
      [CLAIM.targetLinkUri]: target,
      [CLAIM.resourceLink]: { id: "link-1", title: "Window functions" },
      [CLAIM.roles]: ["http://purl.imsglobal.org/vocab/lis/v2/membership#Learner"],
      [CLAIM.context]: { id: "course-1", label: "SQL", title: "Advanced SQL", type: ["CourseSection"] },
      [CLAIM.toolPlatform]: { guid: "test", name: "Test school" },
      ...changed,
    }),
    /** A new browser that has just been through the login. */
    async loggedIn(said: Record<string, string> = {}, method: "GET" | "POST" = "POST") {
      const browser = newToolBrowser(service);
      const response = await browser.login(this.saidAtLogin(said), method);
      return { browser, asked: askedOf(response) };
    },
    sessionCount: () =>
      service.db.crossing("demo", async (tx) => (await tx.select({ all: count() }).from(sessions))[0]?.all ?? 0),
    async close() {
      await platform.close();
      await service.close();
    },
  };
}

export type World = Awaited<ReturnType<typeof openWorld>>;
