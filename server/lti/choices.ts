import { and, eq } from "drizzle-orm";
import * as z from "zod/mini";
import { Uuid } from "../contract/values.ts";
import { ltiChoices } from "../db/schema/index.ts";
import type { Tx } from "../db/transaction.ts";
import { followRedirects } from "../skills/redirects.ts";

/** What a teacher chose for a place: its topic, and skills of the taxonomy as it is today. */
export interface Choice {
  topicTitle: string;
  skillIds: string[];
}

/**
 * The choice that travelled with a content item, also into a copied course; null when `choiceId` is none of this
 * organisation's. Whatever the platform sends may be asked for.
 */
export async function choiceOf(tx: Tx, orgId: string, choiceId: string): Promise<Choice | null> {
  if (!z.safeParse(Uuid, choiceId).success) return null;
  const [found] = await tx
    .select({ topicTitle: ltiChoices.topicTitle, skillIds: ltiChoices.skillIds })
    .from(ltiChoices)
    .where(and(eq(ltiChoices.orgId, orgId), eq(ltiChoices.id, choiceId)));
  if (found === undefined) return null;
  const led = await followRedirects(tx, orgId, found.skillIds, { hold: false });
  return { ...found, skillIds: [...new Set(found.skillIds.flatMap((id) => led.get(id) ?? []))] };
}
