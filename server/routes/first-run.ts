import type { Hono, MiddlewareHandler } from "hono";
import * as z from "zod/mini";
import { tidyEmail } from "../auth/email.ts";
import { isSetUp, setUp } from "../auth/first-run.ts";
import { someText, TimeZone } from "../contract/values.ts";
import { type FirstRunField, firstRunPage } from "../pages/first-run.ts";
import { page } from "../pages/layout.ts";
import { Refusal } from "../refusal.ts";
import type { Services } from "../services.ts";
import { callerAddress } from "./caller-address.ts";
import { letIn } from "./let-in.ts";
import type { AppEnv } from "./operation.ts";
import { formOf, goOn, pageRoute } from "./page-route.ts";
import type { SignInLimits } from "./sign-in-limits.ts";

const FirstRunForm = z.object({
  code: someText(40),
  orgName: someText(200),
  name: someText(200),
  email: z.string().check(z.refine((email) => tidyEmail(email) !== null)),
  timeZone: TimeZone,
});

const FAULTS: Record<FirstRunField, string> = {
  code: "That is not the code on the console. A new start of the service shows a new one.",
  orgName: "Type a name of at most 200 letters.",
  name: "Type your name, of at most 200 letters.",
  email: "That is not a whole e-mail address. It looks like ida@example.com.",
  timeZone: "Choose a time zone.",
};

const zones = () => [...new Set(["UTC", ...Intl.supportedValuesOf("timeZone")])];

/** While no organisation exists, the start leads to the page that makes one. Put these before the web app's routes. */
export function firstRunRoutes(app: Hono<AppEnv>, services: Services, limits: SignInLimits): void {
  const { db, clock, settings } = services;
  let done = false;
  const ready = async () => (done ||= await isSetUp(db));
  const first: MiddlewareHandler<AppEnv> = async (context, next) => {
    const looking = context.req.method === "GET" || context.req.method === "HEAD";
    if (looking && !(await ready())) return goOn(context, "/welcome");
    return next();
  };
  app.use("/", first);
  app.use("/sign-in", first);

  pageRoute(app, services, {
    method: "get",
    path: "/welcome",
    handle: async () => {
      if (await ready()) throw new Refusal("not_found");
      return showWelcome({ timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone }, {});
    },
  });

  pageRoute(app, services, {
    method: "post",
    path: "/welcome",
    handle: async (context) => {
      if (await ready()) throw new Refusal("already_set_up");
      await limits.firstRunTries(callerAddress(context, settings));
      const typed = Object.fromEntries(await formOf(context));
      const parsed = FirstRunForm.safeParse(typed);
      if (!parsed.success) {
        const wrong = new Set(parsed.error.issues.map(({ path }) => String(path[0])));
        const faults = Object.fromEntries(Object.entries(FAULTS).filter(([name]) => wrong.has(name)));
        return showWelcome(typed, faults, 422);
      }
      const { orgName, name, email, ...rest } = parsed.data;
      try {
        const whole = { ...rest, orgName: orgName.trim(), name: name.trim(), email: tidyEmail(email) ?? email };
        const admin = await setUp(db, clock, whole);
        done = true;
        return await letIn(context, services, {}, admin);
      } catch (error) {
        if (!(error instanceof Refusal) || error.code !== "code_refused") throw error;
        return showWelcome(typed, { code: FAULTS.code }, 422);
      }
    },
  });
}

function showWelcome(
  typed: Partial<Record<FirstRunField, string>>,
  faults: Partial<Record<FirstRunField, string>>,
  status = 200,
): Promise<Response> {
  return page({ title: "Set up", status, body: firstRunPage({ typed, faults, timeZones: zones() }) });
}
