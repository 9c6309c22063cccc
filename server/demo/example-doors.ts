import { createHash } from "node:crypto";
import { hashOf, newSecret } from "../auth/secrets.ts";
import { after, DAY } from "../clock.ts";
import { invitations, onceCodes } from "../db/schema/index.ts";
import type { Tx } from "../db/transaction.ts";
import { examples } from "../routes/examples.ts";

/** An invitation to take back, and a code to exchange: what the examples of the doors name, for the demo's first person. */
export async function loadDoorExamples(tx: Tx, orgId: string, personId: string, now: Date): Promise<void> {
  const expiresAt = after(now, 30 * DAY);
  await tx
    .insert(invitations)
    .values({ orgId, id: examples.invitation, secretHash: hashOf(newSecret()), createdBy: personId, expiresAt });
  const { code, codeVerifier } = examples.handOver;
  const challenge = createHash("sha256").update(codeVerifier).digest("base64url");
  await tx
    .insert(onceCodes)
    .values({ orgId, personId, codeHash: hashOf(code), purpose: "session", challenge, expiresAt });
}
