import { and, eq, lte } from "drizzle-orm";
import { after, DAY, MINUTE, SECOND } from "../../clock.ts";
import { ltiContexts, ltiDeployments, ltiPlatforms, ltiRosters } from "../../db/schema/index.ts";
import type { Tx } from "../../db/transaction.ts";
import type { Platform } from "../platforms.ts";

export type RosterRow = typeof ltiRosters.$inferSelect;

/** A reading under way: this node reads on until `row.dueAt`, then any may. */
export interface Reading {
  row: RosterRow;
  platform: Platform;
  rosterUrl: string;
}

/** A node that dies while it reads is replaced after so long. */
export const LEASE = 2 * MINUTE;
const EVERY = DAY;
const MAX_TRIES = 8;
const FIRST_PAUSE = 30 * SECOND;

/** What will not be better the next time. */
const LASTING: readonly string[] = ["loop", "too_long", "empty", "other_host", "private_address", "not_https"];
export const isLasting = (problem: string | null) => problem !== null && LASTING.includes(problem);

const UNTOUCHED = {
  pages: 0,
  seen: 0,
  added: 0,
  changed: 0,
  left: 0,
  tries: 0,
  nextUrl: null,
  problem: null,
  endedAt: null,
} as const;

/** Takes a roster that is due, and begins a new round unless one is under way; null for one that must wait. */
export async function claim(tx: Tx, orgId: string, contextRef: string, now: Date): Promise<Reading | null> {
  const [row] = await tx
    .select()
    .from(ltiRosters)
    .where(and(eq(ltiRosters.orgId, orgId), eq(ltiRosters.contextRef, contextRef), lte(ltiRosters.dueAt, now)))
    .for("update", { skipLocked: true });
  if (row === undefined) return null;
  const source = await sourceOf(tx, row);
  if (source === null) {
    await write(tx, { ...row, status: "idle", dueAt: after(now, EVERY) });
    return null;
  }
  const begun: RosterRow =
    row.status === "running"
      ? row
      : {
          ...row,
          status: "running",
          round: row.round + 1,
          ...UNTOUCHED,
          startedAt: now,
        };
  const taken = { ...begun, dueAt: after(now, LEASE) };
  await write(tx, taken);
  return { row: taken, ...source };
}

/** From where it is read; null while the platform or the deployment is turned off. */
async function sourceOf(tx: Tx, { orgId, contextRef }: RosterRow): Promise<Omit<Reading, "row"> | null> {
  const [found] = await tx
    .select({ platform: ltiPlatforms, rosterUrl: ltiContexts.rosterUrl, off: ltiDeployments.disabled })
    .from(ltiContexts)
    .innerJoin(
      ltiPlatforms,
      and(eq(ltiPlatforms.orgId, ltiContexts.orgId), eq(ltiPlatforms.id, ltiContexts.platformId)),
    )
    .leftJoin(
      ltiDeployments,
      and(
        eq(ltiDeployments.orgId, ltiContexts.orgId),
        eq(ltiDeployments.platformId, ltiContexts.platformId),
        eq(ltiDeployments.deploymentId, ltiContexts.deploymentId),
      ),
    )
    .where(and(eq(ltiContexts.orgId, orgId), eq(ltiContexts.id, contextRef)));
  if (found === undefined || found.rosterUrl === null || !URL.canParse(found.rosterUrl)) return null;
  if (found.platform.status !== "active" || found.off === true) return null;
  return { platform: found.platform, rosterUrl: found.rosterUrl };
}

/** The row as it stands, held, in case nobody has read on or stopped the reading meanwhile. */
export async function stillOurs(
  tx: Tx,
  { orgId, contextRef, round, pages, nextUrl }: RosterRow,
): Promise<RosterRow | null> {
  const [row] = await tx
    .select()
    .from(ltiRosters)
    .where(and(eq(ltiRosters.orgId, orgId), eq(ltiRosters.contextRef, contextRef)))
    .for("update");
  const isOurs = row?.status === "running" && row.round === round && row.pages === pages && row.nextUrl === nextUrl;
  return isOurs ? row : null;
}

export async function write(tx: Tx, { orgId, contextRef, ...row }: RosterRow): Promise<void> {
  await tx
    .update(ltiRosters)
    .set(row)
    .where(and(eq(ltiRosters.orgId, orgId), eq(ltiRosters.contextRef, contextRef)));
}

/** A reading that is over; the next one comes in a day, also after a failure. */
export const ended = (status: "idle" | "failed", problem: string | null, now: Date) => ({
  status,
  problem,
  endedAt: now,
  dueAt: after(now, EVERY),
});

/** Tries again after a pause that grows, eight times; what will not be better fails at once. */
export async function noteTrouble(
  tx: Tx,
  { row }: Reading,
  { code, retryAfter, now }: { code: string; retryAfter: number | null; now: Date },
): Promise<void> {
  const current = await stillOurs(tx, row);
  if (current === null) return;
  const tries = current.tries + 1;
  const isOver = tries >= MAX_TRIES || isLasting(code);
  const pause = Math.max((retryAfter ?? 0) * SECOND, FIRST_PAUSE * 2 ** (tries - 1));
  const again = { problem: code, dueAt: after(now, pause) };
  await write(tx, { ...current, tries, ...(isOver ? ended("failed", code, now) : again) });
}
