import type { Context, Hono } from "hono";
import { frameOrigins } from "../../lti/frame-origins.ts";
import { type Platform, platformsOf } from "../../lti/platforms.ts";
import { LaunchRefused } from "../../lti/refusals.ts";
import { type Rendered, rendered } from "../../pages/layout.ts";
import { refusedLaunch } from "../../pages/lti-refused.ts";
import { refusalPage } from "../../pages/turned-away.ts";
import { Refusal } from "../../refusal.ts";
import type { Services } from "../../services.ts";
import { refuseCrossSite } from "../caller.ts";
import { wholeAnswers } from "../common-headers.ts";
import type { AppEnv } from "../operation.ts";
import { formLimit, formOf } from "../page-route.ts";

/** A token with long custom parameters and many roles. */
const FORM_LIMIT = 128 * 1024;

interface LtiPage {
  method: "get" | "post";
  path: string;
  /** A form of our own pages; all others come from the platform's site. */
  fromOwn?: boolean;
  /** What it throws is told to the frames of the platform that it named last with `onPlatform`. */
  handle(context: Context<AppEnv>, said: Record<string, string>, frame: Frame): Promise<Rendered>;
}

/** Whose frame a page stands in, as far as is known. */
export interface Frame {
  platform?: Platform;
  /** The issuer that somebody claims to be; decides no more than who may read a refusal. */
  issuer?: () => string | null;
}

/** Puts a page of a launch into the app: forms of other sites come in, and what is refused is read in their frame. */
export function ltiPage(app: Hono<AppEnv>, services: Services, { method, path, fromOwn, handle }: LtiPage): void {
  const limit = formLimit(FORM_LIMIT);
  const answer = wholeAnswers(services.settings);
  app.on(method.toUpperCase(), path, limit, async (context) => {
    const frame: Frame = {};
    try {
      if (fromOwn === true) refuseCrossSite(context, services.settings.publicUrl);
      const said = method === "get" ? context.req.query() : Object.fromEntries(await formOf(context));
      if (Object.values(said).some((value) => value.includes("\0"))) throw new Refusal("bad_parameter");
      return answer(await handle(context, said, frame), context.get("requestId"));
    } catch (error) {
      if (error instanceof Refusal) return refusalPage(error);
      if (!(error instanceof LaunchRefused)) throw error;
      const requestId = context.get("requestId");
      // Why, and of which platform: never what the token or the form said.
      services.log.warn(
        { reason: error.code, path, platformId: frame.platform?.id, requestId },
        "a launch was refused",
      );
      return answer(
        await rendered(refusedLaunch(error.code, requestId, await ancestorsOf(services, frame))),
        requestId,
      );
    }
  });
}

/** A page that also sets a cookie, or takes one away. */
export const withCookie = async (page: Rendered | Promise<Rendered>, cookie: string): Promise<Rendered> => {
  const { headers, ...others } = await page;
  return { ...others, headers: { ...headers, "set-cookie": cookie } };
};

/** The way on to another page, by GET. */
export const leadsTo = (location: string): Rendered => ({
  status: 303,
  text: null,
  headers: { location, "cache-control": "no-store" },
});

/** Who may show a refusal: the platform's frames, else those of all platforms of that issuer; nobody of an unknown one. */
async function ancestorsOf({ db }: Services, { platform, issuer: claimed }: Frame): Promise<string[]> {
  if (platform !== undefined) return frameOrigins(platform);
  const issuer = claimed?.() ?? null;
  if (issuer === null) return [];
  const found = await db.crossing("lti-login", (tx) => platformsOf(tx, issuer));
  return [...new Set(found.flatMap((each) => frameOrigins(each)))];
}
