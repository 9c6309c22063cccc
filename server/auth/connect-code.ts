import { randomInt } from "node:crypto";
import { and, eq, gt, isNull } from "drizzle-orm";
import { after, type Clock, MINUTE } from "../clock.ts";
import { onceCodes, orgs, people } from "../db/schema/index.ts";
import type { Database } from "../db/transaction.ts";
import type { Actor } from "./actor.ts";
import { hashOf } from "./secrets.ts";
import { openSession } from "./sessions.ts";

const CODE_LIFE = 5 * MINUTE;
const LENGTH = 8;
/** Without what is mistaken for something else when it is read and typed: 32 to the eighth are 10¹². */
const LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

/** A code as it was typed: small letters, spaces and dashes do not matter. */
const plain = (typed: string) => typed.toUpperCase().replace(/[\s-]+/gu, "");
const codeHash = (code: string) => hashOf(`connect ${plain(code)}`);

/** A code that brings this person's account to a browser extension, once; it replaces the one before. */
export async function openConnectCode(
  db: Database,
  clock: Clock,
  { orgId, personId }: Pick<Actor, "orgId" | "personId">,
): Promise<{ code: string; expiresAt: Date }> {
  const code = Array.from({ length: LENGTH }, () => LETTERS.charAt(randomInt(LETTERS.length))).join("");
  const expiresAt = after(clock.now(), CODE_LIFE);
  await db.inOrg(orgId, async (tx) => {
    const mine = and(eq(onceCodes.orgId, orgId), eq(onceCodes.personId, personId), eq(onceCodes.purpose, "connect"));
    await tx.delete(onceCodes).where(and(mine, isNull(onceCodes.usedAt)));
    await tx.insert(onceCodes).values({ orgId, personId, codeHash: codeHash(code), purpose: "connect", expiresAt });
  });
  return { code, expiresAt };
}

/** Uses a code up, by one conditional statement, and opens the extension's session; null when it is not good any more. */
export function useConnectCode(db: Database, clock: Clock, { code, label }: { code: string; label: string }) {
  const now = clock.now();
  return db.crossing("sign-in", async (tx) => {
    const [used] = await tx
      .update(onceCodes)
      .set({ usedAt: now })
      .where(
        and(
          eq(onceCodes.codeHash, codeHash(code)),
          eq(onceCodes.purpose, "connect"),
          isNull(onceCodes.usedAt),
          gt(onceCodes.expiresAt, now),
        ),
      )
      .returning({ orgId: onceCodes.orgId, personId: onceCodes.personId });
    if (used === undefined) return null;
    const [found] = await tx
      .select({ person: { id: people.id, name: people.name }, org: { id: orgs.orgId, name: orgs.name } })
      .from(people)
      .innerJoin(orgs, eq(orgs.orgId, people.orgId))
      .where(and(eq(people.orgId, used.orgId), eq(people.id, used.personId), isNull(people.leftAt)));
    if (found === undefined) return null;
    const { token, expiresAt } = await openSession(tx, { ...used, kind: "extension", label, now });
    return { token, expiresAt, ...found };
  });
}
