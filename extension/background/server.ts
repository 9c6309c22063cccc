import * as z from "zod/mini";
import { browser } from "wxt/browser";
import { serverItem } from "../storage/items.ts";

const BuiltFor = z.object({ server: z.nullable(z.url()) });

/** The service this extension belongs to: what was connected, else what the build was told, else null. */
export async function knownServer(): Promise<string | null> {
  const connected = await serverItem.get();
  if (connected !== null) return connected;
  const built = await readBuild();
  if (built !== null) await serverItem.set(built);
  return built;
}

async function readBuild(): Promise<string | null> {
  try {
    const response = await fetch(browser.runtime.getURL("/server.json"));
    const { server } = z.parse(BuiltFor, await response.json());
    return server === null ? null : new URL(server).origin;
  } catch {
    return null;
  }
}

/** An origin that a token may be sent to: https, or this very machine. */
export function isTrustworthy(server: string): boolean {
  if (!URL.canParse(server)) return false;
  const { protocol, hostname, origin } = new URL(server);
  const here = hostname === "localhost" || hostname === "127.0.0.1" || hostname.endsWith(".localhost");
  return origin === server && (protocol === "https:" || (protocol === "http:" && here));
}
