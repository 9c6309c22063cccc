import { eq } from "drizzle-orm";
import type { Context, Hono } from "hono";
import type { Actor } from "../auth/actor.ts";
import { answerTo, HandOver, handOver } from "../auth/hand-over.ts";
import { orgs, people } from "../db/schema/index.ts";
import { page } from "../pages/layout.ts";
import { plain } from "../pages/parts.ts";
import { handOverPage } from "../pages/sign-in.ts";
import { Refusal } from "../refusal.ts";
import type { Services } from "../services.ts";
import { actorOf } from "./caller.ts";
import type { AppEnv } from "./operation.ts";
import { answered, formOf, goOn, pageRoute } from "./page-route.ts";
import { showSignIn } from "./sign-in.ts";
import { forgetFlow, formTargets, keepFlow, readFlow } from "./sign-in-flow.ts";

/** The way in for an extension: it opens this page with its own address and a challenge, and gets a one-time code. */
export function extensionSignInRoutes(app: Hono<AppEnv>, services: Services): void {
  pageRoute(app, services, {
    method: "get",
    path: "/sign-in/extension",
    handle: async (context) => {
      const { redirect_uri: redirectUri, state, code_challenge: challenge, ...rest } = context.req.query();
      const asked = HandOver.safeParse({ redirectUri, state, challenge });
      if (!asked.success || rest["code_challenge_method"] !== "S256") return notAnExtension();
      const flow = { extension: asked.data };
      keepFlow(context, services, flow);
      const actor = await signedIn(context, services);
      if (actor === null) return answered(context, showSignIn(services, flow));
      const names = await namesOf(services, actor);
      const title = "Let this browser ask and answer for you?";
      return answered(context, page({ title, formTargets: formTargets(flow), body: handOverPage(names) }));
    },
  });

  pageRoute(app, services, {
    method: "post",
    path: "/sign-in/extension",
    handle: async (context) => {
      const actor = await actorOf(context, services);
      const { extension } = readFlow(context, services);
      if (extension === undefined) throw new Refusal("code_refused");
      const answer = (await formOf(context)).get("answer");
      forgetFlow(context);
      if (answer !== "yes") return goOn(context, answerTo(extension, { error: "access_denied" }));
      return goOn(context, await handOver(services.db, services.clock, actor, extension));
    },
  });
}

function notAnExtension(): Promise<Response> {
  const heading = "This page is for the extension";
  const words = ["It opens by itself when you press “Sign in” in the Ask a Peer extension of your browser."];
  const way = { to: "/sign-in", label: "Sign in here without the extension" };
  return page({ title: heading, status: 400, body: plain({ heading, words, way }) });
}

async function signedIn(context: Context<AppEnv>, services: Services): Promise<Actor | null> {
  try {
    return await actorOf(context, services);
  } catch (error) {
    if (error instanceof Refusal && error.code === "not_signed_in") return null;
    throw error;
  }
}

async function namesOf({ db }: Services, { orgId, personId }: Actor): Promise<{ name: string; orgName: string }> {
  const [found] = await db.inOrg(orgId, (tx) =>
    tx
      .select({ name: people.name, orgName: orgs.name })
      .from(people)
      .innerJoin(orgs, eq(orgs.orgId, people.orgId))
      .where(eq(people.id, personId)),
  );
  if (found === undefined) throw new Refusal("not_signed_in");
  return found;
}
