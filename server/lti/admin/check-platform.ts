import type { Settings } from "../../env.ts";
import { Refusal } from "../../refusal.ts";
import { usableAddress } from "../registration/configuration.ts";

type Given = Partial<Record<"issuer" | "authUrl" | "tokenUrl" | "keysUrl", string | undefined>>;

/** Refuses addresses that are not https outside the demo. Throws `invalid` with each of them. */
export function refuseAddresses(settings: Settings, given: Given): void {
  const fields = (["issuer", "authUrl", "tokenUrl", "keysUrl"] as const).flatMap((path) => {
    const value = given[path];
    const isWell = value === undefined || usableAddress(settings, value) !== null;
    return isWell ? [] : [{ path, message: "is not an address that begins with https://" }];
  });
  if (fields.length > 0) throw new Refusal("invalid", { fields });
}

/** E-mail alone says who somebody is only where the organisation vouches for it. Throws `invalid`. */
export function refuseMatching({
  matching,
  trusted,
}: {
  matching?: string | undefined;
  trusted?: boolean | undefined;
}) {
  if (matching !== "email" || trusted === true) return;
  const message = "by e-mail needs a platform that is marked as trusted";
  throw new Refusal("invalid", { fields: [{ path: "matching", message }] });
}
