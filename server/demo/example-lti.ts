import { eq } from "drizzle-orm";
import { after, DAY } from "../clock.ts";
import { ltiContexts, ltiPlaces, ltiPlatforms, ltiReturns, ltiSessions } from "../db/schema/index.ts";
import type { Tx } from "../db/transaction.ts";
import { examples } from "../routes/examples.ts";

const DEPLOYMENT = "1";

/** A course of a platform with one place in it; it launches nobody. */
export async function loadLtiExamples(tx: Tx, orgId: string, now: Date): Promise<void> {
  const address = "https://academy.localhost";
  await tx.insert(ltiPlatforms).values({
    orgId,
    id: examples.ltiPlatform,
    issuer: address,
    clientId: "example",
    name: "An example (launches nobody)",
    authUrl: `${address}/auth`,
    tokenUrl: `${address}/token`,
    keysUrl: `${address}/keys`,
    status: "active",
    createdAt: now,
    updatedAt: now,
  });
  const course = { orgId, platformId: examples.ltiPlatform, title: "Advanced SQL", at: now };
  const contextRef = examples.ltiContext;
  await tx.insert(ltiContexts).values({
    ...course,
    id: contextRef,
    deploymentId: DEPLOYMENT,
    contextId: "sql-2",
    rosterUrl: `${address}/members`,
  });
  await tx.insert(ltiPlaces).values({
    ...course,
    id: examples.ltiPlace,
    contextRef,
    resourceLinkId: "frames",
    title: "Ask about frames",
    topicTitle: "Window functions",
    skillIds: [examples.skill],
  });
}

/** Lets a session of the demo be a teacher's at that place, with a wish for another one that waits. */
export async function launchExample(tx: Tx, orgId: string, sessionId: string, now: Date): Promise<void> {
  const [place] = await tx.select().from(ltiPlaces).where(eq(ltiPlaces.id, examples.ltiPlace));
  if (place?.orgId !== orgId) return;
  const { platformId } = place;
  await tx.insert(ltiSessions).values({ orgId, sessionId, platformId, placeId: place.id, role: "teacher" });
  await tx.insert(ltiReturns).values({
    orgId,
    id: examples.ltiReturn,
    sessionId,
    platformId,
    deploymentId: DEPLOYMENT,
    returnUrl: "https://academy.localhost/return",
    acceptTypes: ["ltiResourceLink"],
    acceptMultiple: true,
    acceptLineItem: false,
    targets: ["iframe", "window"],
    expiresAt: after(now, 30 * DAY),
  });
}
