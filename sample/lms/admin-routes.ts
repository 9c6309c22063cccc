import type { Context, Hono } from "hono";
import { addLink, linksOf } from "./courses.ts";
import { jsonOf, visitor } from "./lti-routes.ts";
import { adminPage, registerPage } from "./pages/admin.ts";
import { errorPage } from "./pages/error-page.ts";
import { registerAt } from "./register-at.ts";
import { registrationAddress, registrationToken } from "./registration.ts";
import type { Privacy, Tool } from "./types.ts";
import type { World } from "./world.ts";

const PRIVACY: readonly Privacy[] = ["all", "name", "email", "none"];

/** What the campus's administrator does; `adminKey` lets the process that started the campus do it without a browser. */
export function adminRoutes(app: Hono, world: World, adminKey: string | null): void {
  const isKey = (c: Context) => adminKey !== null && c.req.header("authorization") === `Bearer ${adminKey}`;
  app.use("/admin/*", async (c, next) => {
    if (isKey(c) || visitor(c, world).role === "admin") return next();
    return c.html(errorPage("Not for you", "Switch to the administrator on the first page."), 403);
  });
  app.get("/admin", (c) => {
    const person = visitor(c, world);
    return person.role === "admin"
      ? c.html(adminPage(world, person))
      : c.html(errorPage("Not for you", "Switch to the administrator on the first page."), 403);
  });
  app.get("/admin/register", (c) => {
    const address = URL.parse(c.req.query("address") ?? "");
    if (address === null || !/^https?:$/.test(address.protocol)) {
      return c.html(errorPage("That is no address", "A tool's registration address begins with https."), 400);
    }
    const token = registrationToken(world, c.req.query("tool") ?? null);
    return c.html(registerPage(world, visitor(c, world), registrationAddress(world, address.href, token)));
  });
  app.post("/admin/register", async (c) => {
    const body = (await jsonOf(c)) as { address?: unknown; everywhere?: unknown } | undefined;
    if (typeof body?.address !== "string" || URL.parse(body.address) === null) {
      return c.json({ reason: "address is missing" }, 400);
    }
    try {
      const tool = await registerAt(world, body.address);
      if (body.everywhere === true) placeEverywhere(world, tool);
      return c.json({ clientId: tool.clientId, deployments: tool.deployments });
    } catch (error) {
      return c.json({ reason: error instanceof Error ? error.message : String(error) }, 502);
    }
  });
  app.post("/admin/clock", async (c) => {
    const body = (await jsonOf(c)) as { aheadMs?: unknown } | undefined;
    if (typeof body?.aheadMs !== "number") return c.json({ reason: "aheadMs is missing" }, 400);
    world.knobs.clockOffMs = body.aheadMs;
    return c.body(null, 204);
  });
  app.post("/admin/rotate", async (c) => {
    await world.keys.rotate();
    return c.redirect("/admin", 303);
  });
  toolRoutes(app, world);
}

function toolRoutes(app: Hono, world: World): void {
  const withTool = (answer: (c: Context, tool: Tool) => Promise<void> | void) => async (c: Context) => {
    const tool = world.tools.get(c.req.param("clientId") ?? "");
    if (tool === undefined) return c.html(errorPage("There is no such tool", "It may have been removed."), 404);
    await answer(c, tool);
    return c.redirect("/admin", 303);
  };
  const change = withTool(async (c, tool) => {
    const form = await c.req.parseBody();
    tool.privacy = PRIVACY.find((one) => one === form["privacy"]) ?? tool.privacy;
    tool.anonymous = form["anonymous"] !== undefined;
    tool.shortRoles = form["shortRoles"] !== undefined;
    tool.loginMethod = form["getLogin"] === undefined ? "POST" : "GET";
    tool.storageTarget = form["storage"] === undefined ? null : "lti-storage";
    tool.resizes = form["resizes"] !== undefined;
  });
  app.post("/admin/tools/:clientId", change);
  const everywhere = withTool((_, tool) => placeEverywhere(world, tool));
  app.post("/admin/tools/:clientId/everywhere", everywhere);
  const remove = withTool((_, { clientId }) => {
    world.tools.delete(clientId);
    for (const [id, link] of world.links) if (link.clientId === clientId) world.links.delete(id);
    for (const [id, item] of world.lineItems) if (item.clientId === clientId) world.lineItems.delete(id);
  });
  app.post("/admin/tools/:clientId/remove", remove);
}

/** Puts a tool beside each lesson where it is not yet. */
export function placeEverywhere(world: World, { clientId, deployments }: Tool): void {
  for (const { id: courseId, lessons } of world.courses.values()) {
    const there = new Set(
      linksOf(world, courseId)
        .filter((link) => link.clientId === clientId)
        .map(({ lessonId }) => lessonId),
    );
    for (const { id: lessonId } of lessons) {
      if (!there.has(lessonId)) addLink(world, { courseId, lessonId, clientId, deploymentId: deployments[0] ?? "" });
    }
  }
}
