import { and, eq } from "drizzle-orm";
import type { Actor } from "../../auth/actor.ts";
import { after, HOUR } from "../../clock.ts";
import type { LtiContext } from "../../contract/lti-services.ts";
import { ltiContexts, ltiPlatforms, ltiRosters } from "../../db/schema/index.ts";
import type { Tx } from "../../db/transaction.ts";
import { Refusal } from "../../refusal.ts";
import type { Services } from "../../services.ts";
import { beginRoster } from "../roster/begin.ts";
import { isLasting, type RosterRow } from "../roster/roster-row.ts";
import { seenContext } from "./contexts.ts";

/** A page's address of a platform may not be good for longer. */
const GOES_ON = HOUR;

/**
 * An admin wants a roster read now, and from now on each day. One that failed within the hour goes on where it stood.
 * Throws `not_found`, and `conflict` for a course whose platform is off or has not told where its roster is.
 */
export function readNow({ db, clock }: Services, { orgId }: Actor, contextRef: string): Promise<LtiContext> {
  const now = clock.now();
  return db.inOrg(orgId, async (tx) => {
    await refuseUnread(tx, orgId, contextRef);
    await beginRoster(tx, { orgId, contextRef, now });
    const row = await heldRoster(tx, orgId, contextRef);
    if (row !== undefined) await write(tx, row, againOf(row, now));
    return seenContext(tx, orgId, contextRef);
  });
}

/** No roster of this course is read any more, until somebody wants it. What is known stays. Throws `not_found`. */
export function stopReading({ db, clock }: Services, { orgId }: Actor, contextRef: string): Promise<LtiContext> {
  return db.inOrg(orgId, async (tx) => {
    await seenContext(tx, orgId, contextRef);
    // A row stays behind, so that the next launch does not begin it again.
    await beginRoster(tx, { orgId, contextRef, now: clock.now() });
    const row = await heldRoster(tx, orgId, contextRef);
    if (row !== undefined)
      await write(tx, row, { status: "idle", dueAt: null, nextUrl: null, problem: null, tries: 0 });
    return seenContext(tx, orgId, contextRef);
  });
}

function againOf(row: RosterRow, now: Date): Partial<RosterRow> {
  const { status, nextUrl, endedAt, problem } = row;
  // Paused after a failure, or at work at this moment: as much as that can be hurried.
  if (status === "running") return row.tries > 0 ? { dueAt: now, tries: 0 } : {};
  const goesOn =
    status === "failed" &&
    nextUrl !== null &&
    !isLasting(problem) &&
    endedAt !== null &&
    endedAt > after(now, -GOES_ON);
  return goesOn ? { status: "running", dueAt: now, tries: 0, endedAt: null } : { status: "idle", dueAt: now };
}

async function refuseUnread(tx: Tx, orgId: string, contextRef: string): Promise<void> {
  const [found] = await tx
    .select({ rosterUrl: ltiContexts.rosterUrl, status: ltiPlatforms.status })
    .from(ltiContexts)
    .innerJoin(
      ltiPlatforms,
      and(eq(ltiPlatforms.orgId, ltiContexts.orgId), eq(ltiPlatforms.id, ltiContexts.platformId)),
    )
    .where(and(eq(ltiContexts.orgId, orgId), eq(ltiContexts.id, contextRef)));
  if (found === undefined) throw new Refusal("not_found");
  if (found.status !== "active") throw new Refusal("conflict", { detail: "This platform is turned off." });
  if (found.rosterUrl === null) {
    throw new Refusal("conflict", {
      detail:
        "The platform has not told where this course's members are. Let it share names and roles with this tool, then launch the tool once from the course.",
    });
  }
}

async function heldRoster(tx: Tx, orgId: string, contextRef: string): Promise<RosterRow | undefined> {
  const [row] = await tx
    .select()
    .from(ltiRosters)
    .where(and(eq(ltiRosters.orgId, orgId), eq(ltiRosters.contextRef, contextRef)))
    .for("update");
  return row;
}

async function write(tx: Tx, { orgId, contextRef }: RosterRow, set: Partial<RosterRow>): Promise<void> {
  if (Object.keys(set).length === 0) return;
  await tx
    .update(ltiRosters)
    .set(set)
    .where(and(eq(ltiRosters.orgId, orgId), eq(ltiRosters.contextRef, contextRef)));
}
