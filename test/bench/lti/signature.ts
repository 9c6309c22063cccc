import { createPublicKey, verify } from "node:crypto";
import { compactVerify } from "jose";
import { signed, type TestPlatform } from "../../lti/platform.ts";
import { claimsOf, TOOL } from "./launch.ts";
import { rounded } from "./measure.ts";

const TIMES = 20_000;

/** What it costs to verify the signature of one token of these launches (RS256, 2,048 bits), and nothing else. */
export async function signature(platform: TestPlatform) {
  const token = await signed(platform.signing, claimsOf(platform, 1, `${TOOL}/lti/launch`, "nonce"));
  const key = createPublicKey({ key: platform.signing.publicJwk, format: "jwk" });
  const [header, payload, sign = ""] = token.split(".");
  const data = Buffer.from(`${header}.${payload}`);
  const bytes = Buffer.from(sign, "base64url");
  return {
    jose: await spent(async () => void (await compactVerify(token, key, { algorithms: ["RS256"] }))),
    nodeCrypto: await spent(async () => {
      if (!verify("sha256", data, key, bytes)) throw new Error("The signature does not hold.");
    }),
  };
}

async function spent(work: () => Promise<void>): Promise<{ cpuMs: number; perCoreSecond: number }> {
  for (let round = 0; round < TIMES / 10; round++) await work();
  const before = process.cpuUsage();
  for (let round = 0; round < TIMES; round++) await work();
  const { user, system } = process.cpuUsage(before);
  const cpuMs = (user + system) / 1000 / TIMES;
  return { cpuMs: Math.round(cpuMs * 1e5) / 1e5, perCoreSecond: Math.round(rounded(1000 / cpuMs)) };
}
