import { and, eq, gt, isNull } from "drizzle-orm";
import { after, SECOND } from "../clock.ts";
import { feedHeads, onceCodes, service, sessions } from "../db/schema/index.ts";
import type { Services } from "../services.ts";
import type { Actor } from "./actor.ts";
import { hashOf, newSecret } from "./secrets.ts";

const TICKET_LIFE = 30 * SECOND;

/** A secret that opens the live channel once, so that no session token travels in an address. */
export async function openTicket({ db, clock }: Services, { orgId, personId, sessionId }: Actor): Promise<string> {
  const ticket = newSecret();
  const expiresAt = after(clock.now(), TICKET_LIFE);
  await db.inOrg(orgId, async (tx) => {
    await tx
      .insert(onceCodes)
      .values({ orgId, codeHash: hashOf(ticket), personId, purpose: "live", sessionId, expiresAt });
  });
  return ticket;
}

/** Uses a ticket up, by one conditional statement, and gives whose it was; null when it is not good any more. */
export async function useTicket({ db, clock }: Services, ticket: string) {
  const now = clock.now();
  return db.crossing("find-ticket", async (tx) => {
    const [used] = await tx
      .delete(onceCodes)
      .where(
        and(
          eq(onceCodes.codeHash, hashOf(ticket)),
          eq(onceCodes.purpose, "live"),
          isNull(onceCodes.usedAt),
          gt(onceCodes.expiresAt, now),
        ),
      )
      .returning({ orgId: onceCodes.orgId, personId: onceCodes.personId, sessionId: onceCodes.sessionId });
    if (used === undefined) return null;
    const [session] = await tx
      .select({ tokenHash: sessions.tokenHash })
      .from(sessions)
      .where(and(eq(sessions.orgId, used.orgId), eq(sessions.id, used.sessionId ?? ""), gt(sessions.expiresAt, now)));
    if (session === undefined) return null;
    const [head] = await tx
      .select({ seq: feedHeads.seq })
      .from(feedHeads)
      .where(and(eq(feedHeads.orgId, used.orgId), eq(feedHeads.personId, used.personId)));
    const [epoch] = await tx.select({ value: service.value }).from(service).where(eq(service.key, "epoch"));
    return { ...used, ...session, head: head?.seq ?? 0, epoch: epoch?.value ?? "" };
  });
}
