import { and, eq, sql } from "drizzle-orm";
import { ltiPlatforms } from "../db/schema/index.ts";
import type { Tx } from "../db/transaction.ts";
import { LaunchRefused } from "./refusals.ts";

/** One client of one issuer, as it is kept. */
export type Platform = typeof ltiPlatforms.$inferSelect;

/** Every client of an issuer, of whichever organisation. */
export function platformsOf(tx: Tx, issuer: string): Promise<Platform[]> {
  return tx.select().from(ltiPlatforms).where(eq(ltiPlatforms.issuer, issuer)).limit(100);
}

/** A platform with the version of its row (`xmin`), which every change of the row renews. */
export interface VersionedPlatform {
  platform: Platform;
  version: string;
}

/**
 * The platform that a login names; without a client id the issuer's only one. Across organisations: for the crossing
 * verbs of LTI. Throws `platform_unknown`, or `client_needed` where the issuer alone does not tell.
 */
export async function platformByClient(tx: Tx, issuer: string, clientId: string | null): Promise<VersionedPlatform> {
  const named = clientId === null ? undefined : eq(ltiPlatforms.clientId, clientId);
  const found = await tx
    .select({ platform: ltiPlatforms, version: sql<string>`${ltiPlatforms}.xmin::text` })
    .from(ltiPlatforms)
    .where(and(eq(ltiPlatforms.issuer, issuer), named))
    .limit(2);
  const [one] = found;
  if (one === undefined) throw new LaunchRefused("platform_unknown");
  if (found.length > 1) throw new LaunchRefused("client_needed");
  return one;
}

/** Whether it may launch now. Throws `platform_pending` or `platform_disabled`. */
export function refuseClosed({ status }: Pick<Platform, "status">): void {
  if (status !== "active") throw new LaunchRefused(status === "pending" ? "platform_pending" : "platform_disabled");
}
