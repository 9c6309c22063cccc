import type { Platform } from "./platforms.ts";

const ORIGIN = /^https?:\/\/(?:\*\.)?(?:[a-z0-9-]+\.)*[a-z0-9-]+(?::\d{1,5})?$/i;
/** Schools have hosts of their own there, beside the ones that every school's login goes over. */
const OF_PRODUCT = new Map([["canvas", ["https://*.instructure.com", "https://*.canvaslms.com"]]]);

/**
 * The origins that may show this platform's launches in a frame, fit for `frame-ancestors`: its issuer's, that of its login
 * page, what an admin added, and what a launch that it signed says in `returnUrl`.
 */
export function frameOrigins(
  platform: Pick<Platform, "issuer" | "authUrl" | "frameOrigins" | "product">,
  returnUrl?: string,
): string[] {
  const own = [platform.issuer, platform.authUrl, returnUrl ?? ""].flatMap(originOf);
  const all = [...own, ...platform.frameOrigins, ...(OF_PRODUCT.get(platform.product) ?? [])];
  return [...new Set(all)].filter((origin) => ORIGIN.test(origin));
}

const originOf = (address: string): string[] => (URL.canParse(address) ? [new URL(address).origin] : []);
