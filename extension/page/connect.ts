import { metaOf } from "./dom.ts";
import { attempt } from "./page.ts";
import type { Page } from "./page.ts";

/**
 * The server that an invitation's page belongs to. Believed only for the page's own origin: any other
 * page could otherwise lead the learner's sign-in to a server of its choosing.
 */
export function invitingServer(page: Page): { server: string } | undefined {
  const named = metaOf(page.document, "ask-a-peer-server").trim();
  const server = named === "" ? undefined : attempt(() => new URL(named));
  if (!server || !page.address || server.origin !== page.address.origin) return undefined;
  return server.username === "" && server.password === "" ? { server: server.origin } : undefined;
}
