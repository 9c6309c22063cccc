import { newSecret, hashOf } from "../auth/secrets.ts";
import { after, DAY, HOUR } from "../clock.ts";
import { ltiDeployments, ltiPlatforms, ltiRegistrations } from "../db/schema/index.ts";
import type { Tx } from "../db/transaction.ts";
import { scopesFor } from "../lti/registration/tool-facts.ts";
import { examples } from "../routes/examples.ts";

/** A learning platform that the documented examples name, turned off: nothing answers at its addresses. */
export async function loadExamplePlatform(
  tx: Tx,
  { orgId, ida, now }: { orgId: string; ida: string; now: Date },
): Promise<void> {
  const at = after(now, -30 * DAY);
  const issuer = "https://learn.localhost";
  await tx.insert(ltiPlatforms).values({
    orgId,
    id: examples.platform,
    issuer,
    clientId: "an-example",
    name: "An example (turned off)",
    product: "moodle",
    authUrl: `${issuer}/mod/lti/auth.php`,
    tokenUrl: `${issuer}/mod/lti/token.php`,
    keysUrl: `${issuer}/mod/lti/certs.php`,
    registrationUrl: `${issuer}/mod/lti/registration`,
    // Opens nothing: to send the settings there says so.
    registrationTokenSealed: "an example",
    status: "disabled",
    scopes: scopesFor({ roster: true, grades: false }),
    claims: ["iss", "sub", "name", "given_name", "family_name", "email"],
    createdAt: at,
    updatedAt: at,
  });
  await tx.insert(ltiDeployments).values({ orgId, platformId: examples.platform, deploymentId: "2", firstSeenAt: at });
  await tx.insert(ltiRegistrations).values({
    orgId,
    id: examples.registration,
    createdBy: ida,
    secretHash: hashOf(newSecret()),
    expiresAt: after(now, 24 * HOUR),
  });
}
