import { and, eq } from "drizzle-orm";
import type { Actor } from "../auth/actor.ts";
import type { DoubtBody } from "../contract/match.ts";
import { people, reasonDoubts } from "../db/schema/index.ts";
import type { Tx } from "../db/transaction.ts";
import { Refusal } from "../refusal.ts";
import type { Services } from "../services.ts";
import { followRedirect } from "../skills/redirects.ts";
import { uuidv7 } from "../uuid.ts";
import { touchMatching } from "./touch-matching.ts";

/**
 * The caller says that a reason shown for a colleague is not right, or takes that back. It stops counting for the caller
 * at once. Once two people say so it stops counting for all, until the colleague, who is asked whether it still holds,
 * says that it does; who said so is told to nobody. Throws `not_found` for a stranger, oneself, or an unknown skill.
 */
export async function doubtReason(
  { db, clock }: Services,
  { orgId, personId }: Actor,
  aboutId: string,
  { skill: given, kind, doubted }: DoubtBody,
): Promise<void> {
  const now = clock.now();
  await db.inOrg(orgId, async (tx) => {
    await refuseUnknown(tx, orgId, personId, aboutId);
    const skillId = await followRedirect(tx, orgId, given);
    if (doubted) {
      await tx
        .insert(reasonDoubts)
        .values({ orgId, id: uuidv7(now), personId, aboutId, skillId, kind, at: now })
        .onConflictDoUpdate({
          target: [
            reasonDoubts.orgId,
            reasonDoubts.personId,
            reasonDoubts.aboutId,
            reasonDoubts.skillId,
            reasonDoubts.kind,
          ],
          set: { at: now },
        });
    } else {
      await tx
        .delete(reasonDoubts)
        .where(
          and(
            eq(reasonDoubts.orgId, orgId),
            eq(reasonDoubts.personId, personId),
            eq(reasonDoubts.aboutId, aboutId),
            eq(reasonDoubts.skillId, skillId),
            eq(reasonDoubts.kind, kind),
          ),
        );
    }
    await touchMatching(tx, orgId);
  });
}

async function refuseUnknown(tx: Tx, orgId: string, personId: string, aboutId: string) {
  const [about] = await tx
    .select({ id: people.id })
    .from(people)
    .where(and(eq(people.orgId, orgId), eq(people.id, aboutId)));
  if (about === undefined || aboutId === personId) throw new Refusal("not_found");
}
