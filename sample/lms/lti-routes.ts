import type { Context, Hono } from "hono";
import { getCookie } from "hono/cookie";
import { type AuthorizationRequest, authorize } from "./authorize.ts";
import { BadLineItem } from "./line-items.ts";
import { BadReturn, takeChoice } from "./deep-linking.ts";
import { misbehaving } from "./knobs.ts";
import { autoPost } from "./pages/auto-post.ts";
import { errorPage } from "./pages/error-page.ts";
import { returnedPage } from "./pages/returned.ts";
import { BadRegistration, configuration, ownRegistration, registered, registerTool } from "./registration.ts";
import { giveToken, OAuthError } from "./token.ts";
import { addresses, personById, type World } from "./world.ts";

/** The cookie that says who is signed in. */
export const SIGNED_IN = "campus_person";

/** What the standard's own traffic goes to: browsers on their way, and tools. */
export function ltiRoutes(app: Hono, world: World): void {
  app.get("/.well-known/openid-configuration", misbehaving(world.knobs, "configuration"), (c) =>
    c.json(configuration(world)),
  );
  app.get("/lti/keys", misbehaving(world.knobs, "keys"), (c) => c.json(world.keys.published()));
  app.get("/lti/auth", (c) => authorization(c, world, c.req.query()));
  app.post("/lti/auth", async (c) => authorization(c, world, texts(await c.req.parseBody())));
  app.post("/lti/token", misbehaving(world.knobs, "token"), async (c) => {
    c.header("cache-control", "no-store");
    try {
      return c.json(await giveToken(world, texts(await c.req.parseBody())));
    } catch (error) {
      if (!(error instanceof OAuthError)) throw error;
      return c.json({ error: error.code, error_description: error.message }, error.status);
    }
  });
  app.post("/lti/deep-link-return", async (c) => {
    const { JWT: jwt } = texts(await c.req.parseBody());
    try {
      return c.html(returnedPage(await takeChoice(world, jwt ?? "", c.req.query("choice"))));
    } catch (error) {
      if (!(error instanceof BadReturn || error instanceof BadLineItem)) throw error;
      return c.html(errorPage("The choice was not taken", `The tool's answer is not valid: ${error.message}.`), 400);
    }
  });
  registrationRoutes(app, world);
}

function registrationRoutes(app: Hono, world: World): void {
  const refused = (c: Context, error: unknown) => {
    if (!(error instanceof BadRegistration)) throw error;
    return c.json({ error: error.code, error_description: error.message }, error.status);
  };
  const bad = misbehaving(world.knobs, "registration");
  const take = async (c: Context) => {
    try {
      const authorized = c.req.header("authorization");
      const clientId = c.req.param("clientId");
      if (clientId !== undefined) ownRegistration(world, authorized, clientId);
      return c.json(registered(world, registerTool(world, authorized, await jsonOf(c))));
    } catch (error) {
      return refused(c, error);
    }
  };
  app.post("/lti/registration", bad, take);
  app.put("/lti/registration/:clientId", bad, take);
  app.get("/lti/registration/:clientId", bad, (c) => {
    try {
      return c.json(registered(world, ownRegistration(world, c.req.header("authorization"), c.req.param("clientId"))));
    } catch (error) {
      return refused(c, error);
    }
  });
}

async function authorization(c: Context, world: World, request: AuthorizationRequest): Promise<Response> {
  const person = personById(world, getCookie(c, SIGNED_IN) ?? "");
  const answer = await authorize(world, request, person?.id ?? null);
  c.header("cache-control", "no-store");
  if (answer.kind === "page") return c.html(errorPage("The tool cannot be opened", answer.reason), 400);
  return c.html(autoPost(answer.action, answer.fields));
}

/** Fields of a form that are text; files are none of our business. */
function texts(form: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(form).filter((entry): entry is [string, string] => typeof entry[1] === "string"),
  );
}

/** The body as JSON; undefined when it is none. */
export async function jsonOf(c: Context): Promise<unknown> {
  try {
    return (await c.req.json()) as unknown;
  } catch {
    return undefined;
  }
}

/** For whom a page is: the one that the cookie names, or the first student. */
export function visitor(c: Context, world: World) {
  const person = personById(world, getCookie(c, SIGNED_IN) ?? "") ?? world.cast[0];
  if (person === undefined) throw new Error(`Nobody is known at ${addresses(world).configuration}.`);
  return person;
}
