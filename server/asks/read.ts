import { eq, max, sql } from "drizzle-orm";
import type { Actor } from "../auth/actor.ts";
import { asks, messages, reads } from "../db/schema/index.ts";
import { Refusal } from "../refusal.ts";
import type { Services } from "../services.ts";
import { changing } from "./change.ts";
import { cancelMail } from "./mail-queue.ts";

/** Marks a thread as read up to `seq`; never backwards. Throws `not_found`. */
export async function read(services: Services, actor: Actor, askId: string, seq: number): Promise<void> {
  const { orgId, personId } = actor;
  await changing(services, actor, async ({ tx, tell }) => {
    const [ask] = await tx.select().from(asks).where(eq(asks.id, askId));
    if (ask === undefined || (ask.askerId !== personId && ask.coachId !== personId)) throw new Refusal("not_found");
    const [last] = await tx
      .select({ seq: max(messages.seq) })
      .from(messages)
      .where(eq(messages.askId, askId));
    const upTo = Math.min(seq, last?.seq ?? 0);
    const moved = await tx
      .insert(reads)
      .values({ orgId, askId, personId, seq: upTo })
      .onConflictDoUpdate({
        target: [reads.orgId, reads.askId, reads.personId],
        set: { seq: upTo },
        setWhere: sql`${reads.seq} < ${upTo}`,
      })
      .returning({ seq: reads.seq });
    if (moved.length === 0) return;
    if (upTo >= (last?.seq ?? 0)) await cancelMail(tx, "message", [askId], personId);
    tell({ personId, kind: "ask", ref: askId });
  });
}
