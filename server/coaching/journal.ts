import { and, count, desc, eq, inArray } from "drizzle-orm";
import type { Actor } from "../auth/actor.ts";
import { changing } from "../asks/change.ts";
import type { JournalBody, JournalLine } from "../contract/unit.ts";
import { journalLines, unitLines } from "../db/schema/index.ts";
import type { Tx } from "../db/transaction.ts";
import { Refusal } from "../refusal.ts";
import type { Services } from "../services.ts";
import { holdUnit, settle } from "./hold-unit.ts";
import { takeBack } from "./lines.ts";

const MAX_KEPT = 5000;

/** Somebody's own journal and aspirations, newest first; of others there is no way to read them. */
export async function journalOf(tx: Tx, personId: string, ids?: readonly string[]): Promise<JournalLine[]> {
  if (ids?.length === 0) return [];
  const found = await tx
    .select()
    .from(journalLines)
    .where(and(eq(journalLines.personId, personId), ids === undefined ? undefined : inArray(journalLines.id, [...ids])))
    .orderBy(desc(journalLines.at), desc(journalLines.id));
  return found.map(({ id, kind, text, at }) => ({ id, kind, text, at: at.toISOString() }));
}

/** Writes a line, or writes it anew. What was shared of it before stays as it was shared. Throws `not_found`. */
export function keepLine(services: Services, actor: Actor, id: string, body: JournalBody): Promise<JournalLine> {
  const { orgId, personId } = actor;
  return changing(services, actor, async ({ tx, now, tell }) => {
    const [known] = await tx.select().from(journalLines).where(eq(journalLines.id, id));
    if (known !== undefined && known.personId !== personId) throw new Refusal("not_found");
    if (known === undefined) {
      const [kept] = await tx.select({ count: count() }).from(journalLines).where(eq(journalLines.personId, personId));
      if ((kept?.count ?? 0) >= MAX_KEPT) throw new Refusal("conflict");
    }
    await tx
      .insert(journalLines)
      .values({ orgId, id, personId, ...body, at: now })
      .onConflictDoUpdate({
        target: [journalLines.orgId, journalLines.id],
        set: body,
        setWhere: eq(journalLines.personId, personId),
      });
    tell({ personId, kind: "journal", ref: id });
    const [line] = await journalOf(tx, personId, [id]);
    if (line === undefined) throw new Refusal("not_found");
    return line;
  });
}

/** Lets go of a line, and takes back every copy of it that units read. Throws `not_found`. */
export async function dropLine(services: Services, actor: Actor, id: string): Promise<void> {
  const { personId } = actor;
  await changing(services, actor, async (change) => {
    const { tx, tell } = change;
    const [known] = await tx.select().from(journalLines).where(eq(journalLines.id, id));
    if (known === undefined || known.personId !== personId) throw new Refusal("not_found");
    const copies = await tx
      .select({ unitId: unitLines.unitId, id: unitLines.id })
      .from(unitLines)
      .where(and(eq(unitLines.journalId, id), eq(unitLines.authorId, personId)))
      .orderBy(unitLines.unitId);
    for (const copy of copies) {
      const held = await holdUnit(change, copy.unitId);
      if (held !== null && (await takeBack(held, personId, copy.id))) await settle(held, "by_time");
    }
    await tx.delete(journalLines).where(eq(journalLines.id, id));
    tell({ personId, kind: "journal", ref: id });
  });
}
