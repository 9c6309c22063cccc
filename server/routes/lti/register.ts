import type { Context, Hono } from "hono";
import { hashOf } from "../../auth/secrets.ts";
import { frameOrigins } from "../../lti/frame-origins.ts";
import { findAddress, type OpenAddress } from "../../lti/registration/claim-address.ts";
import { type Configuration, readConfiguration, usableAddress } from "../../lti/registration/configuration.ts";
import { RegistrationRefused, registrationRefusals } from "../../lti/registration/refusals.ts";
import { register } from "../../lti/registration/register.ts";
import { GRADE_SCOPES, ROSTER_SCOPE, type Shared, sharedWith } from "../../lti/registration/tool-facts.ts";
import { page } from "../../pages/layout.ts";
import {
  closeScript,
  registrationDone,
  registrationFailed,
  registrationQuestion,
} from "../../pages/lti-registration.ts";
import type { Services } from "../../services.ts";
import { callerAddress } from "../caller-address.ts";
import type { AppEnv } from "../operation.ts";
import { formOf, pageRoute } from "../page-route.ts";
import { limited } from "../rate-limit.ts";

const QUARTER_HOUR = 15 * 60;
const MAX_TOKEN = 6000;
const STATUS = { registration_address_over: 404, registration_address_used: 410 } as Partial<Record<string, number>>;

/** Dynamic Registration: a platform opens the one-time address in its frame, and an admin confirms there. */
export function ltiRegisterRoutes(app: Hono<AppEnv>, services: Services): void {
  const triesPerAddress = limited({ points: 120, duration: QUARTER_HOUR });

  pageRoute(app, services, {
    method: "get",
    path: "/lti/register",
    handle: (context) => failed(services, context, new RegistrationRefused("registration_address_missing")),
  });

  pageRoute(app, services, {
    method: "get",
    path: "/lti/register/:secret",
    handle: async (context) => {
      await triesPerAddress(callerAddress(context, services.settings));
      return refused(services, context, async () => {
        const { open, configuration } = await opened(services, context);
        const framedBy = originOf(services, context.req.header("referer")) ?? "";
        return question(services, open, configuration, { framedBy, shared: proposed(open), notice: null });
      });
    },
  });

  pageRoute(app, services, {
    method: "post",
    path: "/lti/register/:secret",
    handle: async (context) => {
      await triesPerAddress(callerAddress(context, services.settings));
      return refused(services, context, async () => {
        const { open, configuration } = await opened(services, context);
        const form = await formOf(context);
        const ticked = (name: string) => form.get(name) === "yes";
        const shared = {
          names: ticked("names"),
          email: ticked("email"),
          roster: ticked("roster"),
          grades: ticked("grades"),
        };
        const framedBy = originOf(services, form.get("framed_by"));
        if (form.get("shown") !== digestOf(configuration)) {
          const { happened, change } = registrationRefusals.registration_changed;
          const notice = `${happened} ${change}`;
          return question(services, open, configuration, { framedBy: framedBy ?? "", shared, notice });
        }
        const token = tokenOf(context);
        const done = await register(services, { open, configuration, token, shared, framedBy });
        const origins = [...new Set([new URL(configuration.issuer).origin, ...(framedBy === null ? [] : [framedBy])])];
        return page({
          title: "Done",
          body: registrationDone(done),
          frameAncestors: ancestors(configuration, framedBy),
          script: closeScript(origins),
        });
      });
    },
  });
}

/** What is ticked when the page opens: what is shared already, or all but grades. */
const proposed = ({ platform }: OpenAddress): Shared =>
  platform === null || platform.claims.length === 0
    ? { names: true, email: true, roster: true, grades: false }
    : sharedWith(platform);

/** The platform's own token, that came in the address: it goes back to the platform and nowhere else. */
const tokenOf = (context: Context<AppEnv>) => (context.req.query("registration_token") ?? "").slice(0, MAX_TOKEN);

async function opened(services: Services, context: Context<AppEnv>) {
  const open = await findAddress(services, context.req.param("secret") ?? "");
  const address = context.req.query("openid_configuration");
  if (address === undefined || address === "") throw new RegistrationRefused("registration_not_from_platform");
  const configuration = await readConfiguration(services.settings, address, tokenOf(context));
  if (open.platform !== null && open.platform.issuer !== configuration.issuer) {
    throw new RegistrationRefused("registration_other_platform");
  }
  return { open, configuration };
}

/** Stands for everything that the page shows and the registration uses. */
const digestOf = (configuration: Configuration) => hashOf(JSON.stringify(configuration));

interface Shown {
  framedBy: string;
  shared: Shared;
  notice: string | null;
}

function question(
  services: Services,
  open: OpenAddress,
  configuration: Configuration,
  { framedBy, shared, notice }: Shown,
) {
  const { scopes, product, issuer } = configuration;
  const has = (...wanted: readonly string[]) => scopes === null || wanted.some((scope) => scopes.includes(scope));
  const ticks = [
    { name: "names", label: "Names", hint: "so that people read who helped them", ticked: shared.names },
    {
      name: "email",
      label: "E-mail addresses",
      hint: "to tell people that somebody waits, once you trust them",
      ticked: shared.email,
    },
    ...(has(ROSTER_SCOPE)
      ? [
          {
            name: "roster",
            label: "Course rosters",
            hint: "who is in a course, and who left it",
            ticked: shared.roster,
          },
        ]
      : []),
    ...(has(...GRADE_SCOPES)
      ? [{ name: "grades", label: "Scores", hint: "sends one when something was taught back", ticked: shared.grades }]
      : []),
  ];
  const { host } = new URL(issuer);
  const body = registrationQuestion({
    orgName: open.orgName,
    platform: product === "" ? host : `${host} (${product})`,
    updates: open.platform?.name ?? null,
    ticks,
    always:
      "It always tells which person comes, by a number without a name, with role, language, course and lesson. Nothing of what people ask goes back to it.",
    shown: digestOf(configuration),
    framedBy,
    review: open.review && open.platform === null,
    notice,
  });
  const frameAncestors = ancestors(configuration, originOf(services, framedBy));
  return page({ title: "Add Ask a Peer", body, frameAncestors });
}

/**
 * Who may show these pages: the platform, and whoever did when it was opened (a Canvas school's own host). Who knows the
 * address could press the button without a frame, so a frame gives nobody more.
 */
const ancestors = (configuration: Configuration, framedBy: string | null) => [
  "'self'",
  ...frameOrigins({ ...configuration, frameOrigins: framedBy === null ? [] : [framedBy] }),
];

/** The origin of an address that may be trusted as far as a frame goes, or null. */
function originOf({ settings }: Services, address: string | undefined): string | null {
  const url = address === undefined || address === "" ? null : usableAddress(settings, address);
  return url === null || url.origin === new URL(settings.publicUrl).origin ? null : url.origin;
}

async function refused(services: Services, context: Context<AppEnv>, work: () => Promise<Response>): Promise<Response> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof RegistrationRefused)) throw error;
    services.log.info({ code: error.code, reason: error.reason }, "a registration was refused");
    return failed(services, context, error);
  }
}

/** A refusal, readable where it was opened: in the platform's frame. */
function failed(services: Services, context: Context<AppEnv>, { code, reason }: RegistrationRefused) {
  const { happened, change } = registrationRefusals[code];
  const origins = [context.req.query("openid_configuration"), context.req.header("referer")].flatMap(
    (address) => originOf(services, address) ?? [],
  );
  return page({
    title: happened,
    status: STATUS[code] ?? 400,
    body: registrationFailed({ happened, change, code, reason }),
    frameAncestors: ["'self'", ...new Set(origins)],
  });
}
