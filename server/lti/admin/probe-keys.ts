import * as z from "zod/mini";
import type { LtiKeysFound } from "../../contract/lti-admin.ts";
import type { Settings } from "../../env.ts";
import { FetchRefused, fetchSafely } from "../fetch-safely.ts";

const KeySet = z.looseObject({
  keys: z.array(z.looseObject({ kty: z.optional(z.string()), kid: z.optional(z.string()), n: z.optional(z.string()) })),
});
/** Base64url digits of 2,048 bits. */
const MIN_MODULUS = 342;

/** Looks at a platform's keys and says what is there; what is wrong is an answer, too. */
export async function probeKeys(settings: Settings, keysUrl: string): Promise<LtiKeysFound> {
  try {
    const { status, text } = await fetchSafely(settings, keysUrl, { accept: "application/json" });
    if (status !== 200) return { count: 0, problem: `status_${status}` };
    return counted(text);
  } catch (error) {
    if (error instanceof FetchRefused) return { count: 0, problem: error.reason };
    throw error;
  }
}

function counted(text: string): LtiKeysFound {
  try {
    const { keys } = KeySet.parse(JSON.parse(text));
    const usable = keys.filter(
      ({ kty, kid, n }) => kty === "RSA" && kid !== undefined && (n?.length ?? 0) >= MIN_MODULUS,
    );
    return { count: usable.length, problem: usable.length === 0 ? "no_keys" : null };
  } catch {
    return { count: 0, problem: "not_keys" };
  }
}
