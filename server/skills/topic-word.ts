import { and, eq } from "drizzle-orm";
import type { Actor } from "../auth/actor.ts";
import type { TopicWordBody } from "../contract/match.ts";
import { topicWords } from "../db/schema/index.ts";
import { pageKey } from "../matching/index.ts";
import { touchMatching } from "../people/touch-matching.ts";
import { Refusal } from "../refusal.ts";
import type { Services } from "../services.ts";
import { uuidv7 } from "../uuid.ts";
import { followRedirects } from "./redirects.ts";

/**
 * The caller says that a page is, or is not, about a skill, or takes that back. It holds for them at once, and teaches
 * the organisation's matcher together with what others say. Throws `not_found` for a skill that is not in the taxonomy.
 */
export async function sayTopicWord(
  { db, clock }: Services,
  { orgId, personId }: Actor,
  { topic: { excerpt: _, ...topic }, skill: given, verdict }: TopicWordBody,
): Promise<void> {
  const now = clock.now();
  const key = pageKey(topic);
  await db.inOrg(orgId, async (tx) => {
    const skillId = (await followRedirects(tx, orgId, [given])).get(given);
    const mine = and(
      eq(topicWords.orgId, orgId),
      eq(topicWords.personId, personId),
      eq(topicWords.pageKey, key),
      eq(topicWords.skillId, skillId ?? given),
    );
    if (verdict === null) {
      await tx.delete(topicWords).where(mine);
    } else {
      if (skillId === undefined) throw new Refusal("not_found");
      await tx
        .insert(topicWords)
        .values({ orgId, id: uuidv7(now), personId, pageKey: key, topic, skillId, verdict, at: now })
        .onConflictDoUpdate({
          target: [topicWords.orgId, topicWords.personId, topicWords.pageKey, topicWords.skillId],
          set: { verdict, topic, at: now },
        });
    }
    await touchMatching(tx, orgId);
  });
}
