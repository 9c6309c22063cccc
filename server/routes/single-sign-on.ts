import type { Hono } from "hono";
import { tidyEmail } from "../auth/email.ts";
import type { SignInLimits } from "./sign-in-limits.ts";
import type { SingleSignOn } from "../auth/single-sign-on.ts";
import type { OidcSettings } from "../env.ts";
import { page } from "../pages/layout.ts";
import { plain } from "../pages/parts.ts";
import { Refusal } from "../refusal.ts";
import type { Services } from "../services.ts";
import { callerAddress } from "./caller-address.ts";
import type { AppEnv } from "./operation.ts";
import { goOn, pageRoute } from "./page-route.ts";
import { keepFlow, readFlow } from "./sign-in-flow.ts";

/** Single sign-on with the organisation's own provider; it proves an address as a code does, and no more. */
export function singleSignOnRoutes(
  app: Hono<AppEnv>,
  services: Services,
  oidc: OidcSettings,
  limits: SignInLimits,
): void {
  const { settings, log } = services;
  let made: Promise<SingleSignOn> | undefined;
  const provider = () =>
    (made ??= import("../auth/single-sign-on.ts").then((room) => room.createSingleSignOn(services)));

  pageRoute(app, services, {
    method: "get",
    path: "/sign-in/single-sign-on",
    handle: async (context) => {
      await limits.triesPerAddress(callerAddress(context, settings));
      const { extension } = readFlow(context, services);
      keepFlow(context, services, extension === undefined ? {} : { extension });
      const to = { done: `${settings.publicUrl}/sign-in/proven`, failed: `${settings.publicUrl}/sign-in/not-proven` };
      try {
        const { address, cookies } = await (await provider()).start(to);
        cookies.forEach((cookie) => context.header("set-cookie", cookie, { append: true }));
        return goOn(context, address);
      } catch (error) {
        log.error({ reason: error instanceof Error ? error.name : "unknown" }, "single sign-on could not be started");
        throw new Refusal("away");
      }
    },
  });

  pageRoute(app, services, {
    method: "get",
    path: "/sign-in/identity/callback/:provider",
    handle: async (context) => {
      await limits.triesPerAddress(callerAddress(context, settings));
      return (await provider()).callback(context.req.raw);
    },
  });

  pageRoute(app, services, {
    method: "get",
    path: "/sign-in/proven",
    handle: async (context) => {
      const proven = await (await provider()).proven(context.req.raw.headers);
      const email = proven === null ? null : tidyEmail(proven.email);
      if (proven === null || email === null) return notProven(oidc);
      keepFlow(context, services, { ...readFlow(context, services), proven: { email, name: proven.name } });
      return goOn(context, "/sign-in/choose");
    },
  });

  pageRoute(app, services, { method: "get", path: "/sign-in/not-proven", handle: () => notProven(oidc) });
}

function notProven({ name }: OidcSettings): Promise<Response> {
  const heading = "That did not work";
  const words = [
    `${name} did not tell us a verified e-mail address of yours, so nobody was signed in.`,
    "Try once more, or have a code sent to your address.",
  ];
  const way = { to: "/sign-in/again", label: "Back to signing in" };
  return page({ title: heading, status: 403, body: plain({ heading, words, way }) });
}
