import { after, HOUR } from "../../clock.ts";
import type { DeepLinkingFacts } from "../../contract/lti.ts";
import { ltiReturns } from "../../db/schema/index.ts";
import type { Tx } from "../../db/transaction.ts";
import { uuidv7 } from "../../uuid.ts";
import type { DeepLinkingSettings } from "../launch-type.ts";
import type { Platform } from "../platforms.ts";

/** A teacher may be called away in between. */
const RETURN_LIFE = 4 * HOUR;
export const LINK_TYPE = "ltiResourceLink";

interface Wish {
  /** The session that the launch has opened: nobody else may answer. */
  sessionId: string;
  platform: Pick<Platform, "orgId" | "id" | "grades">;
  deploymentId: string;
  settings: DeepLinkingSettings;
  now: Date;
}

/** Keeps a platform's wish for places until it is answered; gives what the page may know of it. */
export async function openReturn(
  tx: Tx,
  { sessionId, platform, deploymentId, settings, now }: Wish,
): Promise<DeepLinkingFacts> {
  const { acceptTypes, acceptTargets, acceptMultiple, returnUrl, data, title, text } = settings;
  const acceptLineItem = settings.acceptLineItem && platform.grades;
  const id = uuidv7(now);
  await tx.insert(ltiReturns).values({
    orgId: platform.orgId,
    id,
    sessionId,
    platformId: platform.id,
    deploymentId,
    returnUrl,
    data: data ?? null,
    acceptTypes,
    acceptMultiple,
    acceptLineItem,
    targets: acceptTargets,
    expiresAt: after(now, RETURN_LIFE),
  });
  return {
    returnId: id,
    acceptTypes,
    acceptTargets,
    acceptMultiple,
    acceptLineItem,
    ...(title !== undefined && { title }),
    ...(text !== undefined && { text }),
  };
}
