import { eq } from "drizzle-orm";
import { html } from "hono/html";
import type { Context, Hono } from "hono";
import { readUnsubscribeToken } from "../auth/unsubscribe.ts";
import { people } from "../db/schema/index.ts";
import { page } from "../pages/layout.ts";
import { plain } from "../pages/parts.ts";
import { Refusal } from "../refusal.ts";
import type { Services } from "../services.ts";
import type { AppEnv } from "./operation.ts";
import { pageRoute } from "./page-route.ts";

/**
 * No more mail, by one press (RFC 8058: a mail program posts to the address by itself). Opening the address changes
 * nothing, because programs that look mails over open every link.
 */
export function unsubscribeRoutes(app: Hono<AppEnv>, services: Services): void {
  const { db, settings } = services;
  const whose = (context: Context<AppEnv>) => {
    const found = readUnsubscribeToken(settings.secret, context.req.param("token") ?? "");
    if (found === null) throw new Refusal("not_found");
    return found;
  };

  pageRoute(app, services, {
    method: "get",
    path: "/unsubscribe/:token",
    handle: (context) => {
      whose(context);
      const body = html`<h1>No more mail from Ask a Peer?</h1>
        <p>Questions and answers go on waiting for you in Ask a Peer; only the mails about them end.</p>
        <form method="post">
          <button class="primary">No more mail</button>
        </form>`;
      return page({ title: "No more mail", secretAddress: true, body });
    },
  });

  pageRoute(app, services, {
    method: "post",
    path: "/unsubscribe/:token",
    fromAnywhere: true,
    handle: async (context) => {
      const { orgId, personId } = whose(context);
      await db.inOrg(orgId, (tx) => tx.update(people).set({ mail: false }).where(eq(people.id, personId)));
      const heading = "No more mail";
      const words = ["We stopped the mails. In your profile you can have them again."];
      const way = { to: "/", label: "Go to Ask a Peer" };
      return page({ title: heading, secretAddress: true, body: plain({ heading, words, way }) });
    },
  });
}
