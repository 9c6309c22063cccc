import type { Hono } from "hono";
import type { EmailCodes } from "../auth/email-codes.ts";
import { tidyEmail } from "../auth/email.ts";
import type { SignInLimits } from "./sign-in-limits.ts";
import { page } from "../pages/layout.ts";
import { codePage, signInPage } from "../pages/sign-in.ts";
import { Refusal } from "../refusal.ts";
import type { Services } from "../services.ts";
import { callerAddress } from "./caller-address.ts";
import { demoSamples, demoSignInRoutes } from "./demo-sign-in.ts";
import { extensionSignInRoutes } from "./extension-sign-in.ts";
import type { AppEnv } from "./operation.ts";
import { answered, formOf, goOn, pageRoute } from "./page-route.ts";
import { signInChoiceRoutes } from "./sign-in-choice.ts";
import { formTargets, keepFlow, readFlow, type SignInFlow } from "./sign-in-flow.ts";
import { singleSignOnRoutes } from "./single-sign-on.ts";

/** Every page of signing in: by a code, by single sign-on, for the extension, and in the demo by one press. */
export function signInRoutes(app: Hono<AppEnv>, services: Services, limits: SignInLimits): void {
  addressRoutes(app, services);
  codeRoutes(app, services, limits, codesWhenNeeded(services));
  signInChoiceRoutes(app, services);
  extensionSignInRoutes(app, services);
  if (services.settings.oidc !== undefined) singleSignOnRoutes(app, services, services.settings.oidc, limits);
  if (services.settings.mode === "demo") demoSignInRoutes(app, services);
}

/** better-auth takes a third of a second to load, which the start of the service need not wait for. */
function codesWhenNeeded(services: Services): () => Promise<EmailCodes> {
  let codes: Promise<EmailCodes> | undefined;
  return () => (codes ??= import("../auth/email-codes.ts").then((room) => room.createEmailCodes(services)));
}

/** The sign-in page as it stands for this browser, with what was typed and what was wrong with it. */
export async function showSignIn(
  services: Services,
  flow: SignInFlow,
  typed: { email?: string; fault?: string; status?: number } = {},
): Promise<Response> {
  const { settings } = services;
  const samples = settings.mode === "demo" ? await demoSamples(services) : undefined;
  const { status = 200, ...rest } = typed;
  return page({
    title: "Sign in",
    status,
    formTargets: formTargets(flow),
    body: signInPage({
      ...rest,
      extension: flow.extension !== undefined,
      singleSignOn: settings.oidc?.name,
      ...(samples === undefined ? {} : { samples }),
    }),
  });
}

function addressRoutes(app: Hono<AppEnv>, services: Services): void {
  pageRoute(app, services, {
    method: "get",
    path: "/sign-in",
    handle: (context) => {
      keepFlow(context, services, {});
      return answered(context, showSignIn(services, {}));
    },
  });

  pageRoute(app, services, {
    method: "get",
    path: "/sign-in/again",
    handle: (context) => {
      const { extension } = readFlow(context, services);
      const flow = extension === undefined ? {} : { extension };
      keepFlow(context, services, flow);
      return answered(context, showSignIn(services, flow));
    },
  });
}

function codeRoutes(
  app: Hono<AppEnv>,
  services: Services,
  limits: SignInLimits,
  codes: () => Promise<EmailCodes>,
): void {
  const { settings, log } = services;
  const onConsole = settings.smtpUrl === undefined || settings.mode === "demo";
  const showCode = (flow: SignInFlow, email: string, wrong?: { status: number; fault: string }) =>
    page({
      title: "Your code",
      status: wrong?.status ?? 200,
      formTargets: formTargets(flow),
      body: codePage({ email, fault: wrong?.fault, onConsole }),
    });

  pageRoute(app, services, {
    method: "post",
    path: "/sign-in",
    handle: async (context) => {
      const flow = readFlow(context, services);
      const typed = (await formOf(context)).get("email") ?? "";
      const email = tidyEmail(typed);
      if (email === null) {
        const fault = "That is not a whole e-mail address. It looks like ida@example.com.";
        return showSignIn(services, flow, { email: typed.slice(0, 254), fault, status: 422 });
      }
      await limits.codesPerAddress(callerAddress(context, settings));
      await limits.codesPerEmail(email);
      await limits.codesPerEmailADay(email);
      try {
        await (await codes()).send(email);
      } catch (error) {
        log.error({ reason: error instanceof Error ? error.name : "unknown" }, "a sign-in code could not be sent");
        throw new Refusal("away");
      }
      const { extension } = flow;
      keepFlow(context, services, { email, ...(extension === undefined ? {} : { extension }) });
      return goOn(context, "/sign-in/code");
    },
  });

  pageRoute(app, services, {
    method: "get",
    path: "/sign-in/code",
    handle: (context) => {
      const flow = readFlow(context, services);
      return flow.email === undefined ? goOn(context, "/sign-in/again") : showCode(flow, flow.email);
    },
  });

  pageRoute(app, services, {
    method: "post",
    path: "/sign-in/code",
    handle: async (context) => {
      const flow = readFlow(context, services);
      if (flow.email === undefined) return goOn(context, "/sign-in/again");
      const code = ((await formOf(context)).get("code") ?? "").replace(/[\s-]/g, "");
      await limits.triesPerAddress(callerAddress(context, settings));
      const proof = /^\d{6}$/.test(code) ? await (await codes()).prove(flow.email, code) : "wrong";
      if (proof === "right") {
        keepFlow(context, services, { ...flow, proven: { email: flow.email, name: "" } });
        return goOn(context, "/sign-in/choose");
      }
      const fault =
        proof === "wrong"
          ? "That is not the code of the last mail. Look again, or have a new one sent."
          : "That code is not valid any more. Have a new one sent.";
      return showCode(flow, flow.email, { status: 422, fault });
    },
  });
}
