import { eq } from "drizzle-orm";
import type { Actor } from "../auth/actor.ts";
import type { Shelf } from "../contract/takeaway.ts";
import { orgs } from "../db/schema/index.ts";
import type { Services } from "../services.ts";
import { SHELF } from "./rules.ts";
import { publishedTakeaways } from "./views.ts";

/** What is published here, for a device to keep and to find while typing, also offline. */
export function readShelf({ db }: Services, { orgId }: Actor): Promise<Shelf> {
  return db.inOrg(orgId, async (tx) => {
    // The version first: what changes meanwhile is read again.
    const [org] = await tx.select({ version: orgs.shelfVersion }).from(orgs).where(eq(orgs.orgId, orgId));
    return { version: org?.version ?? 0, takeaways: await publishedTakeaways(tx, { orgId, limit: SHELF }) };
  });
}
