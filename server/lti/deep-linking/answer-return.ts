import { randomBytes } from "node:crypto";
import { and, eq, gt } from "drizzle-orm";
import type { Actor } from "../../auth/actor.ts";
import type { DeepLinkingAnswer, DeepLinkingBody, PlaceChoice } from "../../contract/lti.ts";
import { ltiChoices, ltiPlatforms, ltiReturns } from "../../db/schema/index.ts";
import type { Tx } from "../../db/transaction.ts";
import { Refusal } from "../../refusal.ts";
import type { Services } from "../../services.ts";
import { followRedirects } from "../../skills/redirects.ts";
import { uuidv7 } from "../../uuid.ts";
import { CLAIM, VERSION } from "../claims.ts";
import { placeOfSession } from "../session-place.ts";
import { signAsTool } from "../tool-keys.ts";
import { contentItem } from "./content-items.ts";
import { LINK_TYPE } from "./open-return.ts";

const MESSAGE_SECONDS = 300;

/**
 * Keeps what a teacher chose and gives the signed message for the platform, with the address that the launch named.
 * It may be given again until the wish is over: the platform decides what it takes. Throws `not_found` (not this
 * session's, or over) and `invalid` (more or other than the platform accepts).
 */
export async function answerReturn(
  services: Services,
  actor: Actor,
  returnId: string,
  { places }: DeepLinkingBody,
): Promise<DeepLinkingAnswer> {
  const { db, clock, settings } = services;
  const now = clock.now();
  const { wish, platform, items } = await db.inOrg(actor.orgId, async (tx) => {
    const found = await wishOf(tx, actor, returnId, now);
    refuseUnwanted(found.wish, found.platform.grades, places);
    const made = [];
    for (const place of places) {
      const choiceId = await keepChoice(tx, found.wish, place, now);
      made.push(contentItem(settings.publicUrl, choiceId, place));
    }
    return { ...found, items: made };
  });
  const claims = {
    nonce: randomBytes(24).toString("base64url"),
    [CLAIM.messageType]: "LtiDeepLinkingResponse",
    [CLAIM.version]: VERSION,
    [CLAIM.deploymentId]: wish.deploymentId,
    [CLAIM.contentItems]: items,
    ...(wish.data !== null && { [CLAIM.data]: wish.data }),
  };
  const { clientId, issuer } = platform;
  const jwt = await signAsTool(services, claims, { issuer: clientId, audience: issuer, seconds: MESSAGE_SECONDS });
  return { address: wish.returnUrl, jwt };
}

type Wish = typeof ltiReturns.$inferSelect;

async function wishOf(tx: Tx, actor: Actor, id: string, now: Date) {
  const place = await placeOfSession(tx, actor);
  const [found] = await tx
    .select({ wish: ltiReturns, platform: ltiPlatforms })
    .from(ltiReturns)
    .innerJoin(ltiPlatforms, and(eq(ltiPlatforms.orgId, ltiReturns.orgId), eq(ltiPlatforms.id, ltiReturns.platformId)))
    .where(
      and(
        eq(ltiReturns.orgId, actor.orgId),
        eq(ltiReturns.id, id),
        eq(ltiReturns.sessionId, actor.sessionId),
        eq(ltiPlatforms.status, "active"),
        gt(ltiReturns.expiresAt, now),
      ),
    );
  if (found === undefined || place?.role !== "teacher") throw new Refusal("not_found");
  return found;
}

/** The page offers only what the platform accepts; whoever sends more is told where. */
function refuseUnwanted(wish: Wish, grades: boolean, places: readonly PlaceChoice[]): void {
  const refuse = (path: string, message: string) => {
    throw new Refusal("invalid", { fields: [{ path, message }] });
  };
  if (places.length > 0 && !wish.acceptTypes.includes(LINK_TYPE)) refuse("places", "are not taken by this platform");
  if (places.length > 1 && !wish.acceptMultiple) refuse("places", "may be one at most");
  places.forEach(({ target, scores }, index) => {
    if (target !== undefined && !wish.targets.includes(target))
      refuse(`places.${index}.target`, "is not accepted by this platform");
    if (scores === true && !(grades && wish.acceptLineItem))
      refuse(`places.${index}.scores`, "are not taken by this platform");
  });
}

async function keepChoice(tx: Tx, wish: Wish, place: PlaceChoice, now: Date): Promise<string> {
  const id = uuidv7(now);
  const led = await followRedirects(tx, wish.orgId, place.skills);
  await tx.insert(ltiChoices).values({
    orgId: wish.orgId,
    id,
    platformId: wish.platformId,
    topicTitle: place.topic,
    skillIds: [...new Set(place.skills.flatMap((skillId) => led.get(skillId) ?? []))],
    at: now,
  });
  return id;
}
