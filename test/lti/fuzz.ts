import { createSign, KeyObject } from "node:crypto";
import * as fc from "fast-check";
import { expect } from "vitest";
import { CLAIM } from "../../server/lti/claims.ts";
import { newKey, type SigningKey } from "./platform.ts";
import type { Asked } from "./tool-browser.ts";
import { mustAccept, type Variant, variants } from "./variants.ts";
import type { World } from "./world.ts";

/** JSON with a name that stands twice, which no object can hold. */
function written(claims: Record<string, unknown>, variant: Variant): string {
  if (variant.kind !== "claim") return JSON.stringify(claims);
  const { how, claim, value } = variant;
  const rest = Object.entries(claims).filter(([name]) => name !== claim);
  const right: [string, unknown][] = claim in claims ? [[claim, claims[claim]]] : [];
  const wrong: [string, unknown][] = [[claim, value]];
  const pairs = { dropped: [], set: wrong, "evil-last": [...right, ...wrong], "evil-first": [...wrong, ...right] }[how];
  return `{${[...rest, ...pairs].map(([name, one]) => `${JSON.stringify(name)}:${JSON.stringify(one)}`).join(",")}}`;
}

const encoded = (text: string) => Buffer.from(text).toString("base64url");

/** Signs whatever header and payload, also those that no library would. */
function signedAnyhow(key: SigningKey, header: object, payload: string): string {
  const data = `${encoded(JSON.stringify(header))}.${encoded(payload)}`;
  const signature = createSign("sha256").update(data).sign(KeyObject.from(key.privateKey), "base64url");
  return `${data}.${signature}`;
}

function tokenOf(world: World, asked: Asked, variant: Variant, stranger: SigningKey): string {
  const { signing } = world.platform;
  const claims = world.claims(asked, more(world));
  const header = { alg: "RS256", typ: "JWT", kid: signing.kid };
  if (variant.kind === "resigned") return signedAnyhow(stranger, header, JSON.stringify(claims));
  if (variant.kind === "header") {
    return signedAnyhow(signing, { ...header, [variant.name]: variant.value }, JSON.stringify(claims));
  }
  const payload = written(claims, variant);
  if (variant.kind === "claim") return signedAnyhow(signing, header, payload);
  const [head, , signature] = signedAnyhow(signing, header, payload).split(".");
  // Something in it is always otherwise than what was signed.
  return `${head}.${encoded(JSON.stringify({ ...claims, [variant.claim]: variant.value, tampered: true }))}.${signature}`;
}

/** The claims of a plain launch beside those that every launch has. */
const more = (world: World) => ({
  [CLAIM.custom]: { choice_id: "none", context_history: "course-0" },
  [CLAIM.launchPresentation]: { locale: "en", return_url: `${world.platform.origin}/return` },
});

/** Tries `runs` variants of a launch, each with a login and a browser of its own; the seed is in a failure's words. */
export async function fuzzLaunches(world: World, runs: number): Promise<{ accepted: number; refused: number }> {
  const tally = { accepted: 0, refused: 0 };
  const stranger = await newKey(world.platform.signing.kid);
  const plain = world.claims({ nonce: "nonce" }, more(world));
  const one = async (variant: Variant) => {
    const { browser, asked } = await world.loggedIn();
    const before = await world.sessionCount();
    const known = {
      iss: world.platform.issuer,
      aud: world.registered.clientId,
      nonce: asked.nonce,
      target: world.target,
      deployment: "deployment-1",
      now: world.seconds(),
    };
    const token = tokenOf(world, asked, variant, stranger);
    const page = await browser.launch({ state: asked.state, id_token: token });
    const opened = (await world.sessionCount()) - before;
    const accepts = mustAccept(variant, known, world.platform.signing.kid, (claim) => Object.hasOwn(plain, claim));
    tally[accepts ? "accepted" : "refused"] += 1;
    if (accepts) expect({ status: page.status, opened }).toEqual({ status: 200, opened: 1 });
    else {
      expect({ opened, facts: page.facts }).toEqual({ opened: 0, facts: null });
      expect(page.status).toBeOneOf([400, 401, 403]);
      expect(page.code).not.toBeNull();
    }
  };
  await fc.assert(fc.asyncProperty(variants(plain), one), { numRuns: runs });
  return tally;
}
