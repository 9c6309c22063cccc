import { and, eq, isNull, notInArray } from "drizzle-orm";
import type { Actor } from "../auth/actor.ts";
import type { ConfirmBody, Me } from "../contract/person.ts";
import { evidence, people } from "../db/schema/index.ts";
import type { Tx } from "../db/transaction.ts";
import { Refusal } from "../refusal.ts";
import type { Services } from "../services.ts";
import { followRedirects } from "../skills/redirects.ts";
import { uuidv7 } from "../uuid.ts";
import { changeMe, type MyChange } from "./change-me.ts";
import { readMe } from "./me.ts";

/**
 * Confirms the caller's skills, hours and capacity; from then on they may be offered to others. Said again, it replaces
 * what they say of themself. Throws `invalid` for a skill that is not in the taxonomy.
 */
export async function confirmMe(services: Services, actor: Actor, body: ConfirmBody): Promise<Me> {
  await changeMe(services, actor, { matching: true }, async (change) => {
    const { tx, me, now } = change;
    const wanted = await knownSkills(tx, me.orgId, body.skills);
    await replaceSelf(change, wanted);
    if (me.confirmedAt === null) await disputeLeftOut(change, wanted);
    await tx
      .update(people)
      .set({
        timeZone: body.timeZone,
        windows: body.windows,
        asksPerWeek: body.capacity.asksPerWeek,
        confirmedAt: me.confirmedAt ?? now,
      })
      .where(and(eq(people.orgId, me.orgId), eq(people.id, me.id)));
  });
  return readMe(services, actor);
}

/** The skills meant, each once. */
async function knownSkills(tx: Tx, orgId: string, given: readonly string[]): Promise<string[]> {
  const ids = await followRedirects(tx, orgId, given);
  const fields = given.flatMap((id, place) =>
    ids.has(id) ? [] : [{ path: `skills.${place}`, message: "is not a skill of this organisation" }],
  );
  if (fields.length > 0) throw new Refusal("invalid", { fields: fields.slice(0, 20) });
  return [...new Set(ids.values())];
}

/** What one says of oneself becomes exactly `wanted`; notes and dates of what stays are kept. */
async function replaceSelf({ tx, me, now }: MyChange, wanted: readonly string[]): Promise<void> {
  const mySelf = and(eq(evidence.orgId, me.orgId), eq(evidence.personId, me.id), eq(evidence.kind, "self"));
  await tx.delete(evidence).where(and(mySelf, notInArray(evidence.skillId, [...wanted])));
  const kept = new Set((await tx.select({ id: evidence.skillId }).from(evidence).where(mySelf)).map(({ id }) => id));
  const added = wanted.filter((id) => !kept.has(id));
  if (added.length === 0) return;
  await tx.insert(evidence).values(
    added.map((skillId) => ({
      orgId: me.orgId,
      id: uuidv7(now),
      personId: me.id,
      skillId,
      kind: "self" as const,
      at: now,
    })),
  );
}

/** Skills of the organisation's list that are not confirmed count for nothing; the person can take that back. */
async function disputeLeftOut({ tx, me }: MyChange, wanted: readonly string[]): Promise<void> {
  await tx
    .update(evidence)
    .set({ disputed: true })
    .where(
      and(
        eq(evidence.orgId, me.orgId),
        eq(evidence.personId, me.id),
        eq(evidence.kind, "endorsed"),
        isNull(evidence.askId),
        notInArray(evidence.skillId, [...wanted]),
      ),
    );
}
