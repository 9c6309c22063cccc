import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { exportJWK, generateKeyPair, type JWK, SignJWT } from "jose";
import { ltiDeployments, ltiPlatforms } from "../../server/db/schema/index.ts";
import { uuidv7 } from "../../server/uuid.ts";
import type { TestService } from "../factories/service.ts";

export interface SigningKey {
  kid: string;
  privateKey: CryptoKey;
  publicJwk: JWK;
}

export async function newKey(kid: string): Promise<SigningKey> {
  const { publicKey, privateKey } = await generateKeyPair("RS256", { modulusLength: 2048, extractable: true });
  const jwk = await exportJWK(publicKey);
  return { kid, privateKey, publicJwk: { ...jwk, kid, alg: "RS256", use: "sig" } };
}

/** A platform of the tests: its keys behind an address, and nothing else; what it signs is the test's to say. */
export async function startTestPlatform() {
  const signing = await newKey("platform-1");
  const state = { keys: [signing], fetches: 0, answer: undefined as string | undefined, status: 200 };
  const server = createServer((_request, response) => {
    state.fetches += 1;
    response.writeHead(state.status, { "content-type": "application/json" });
    response.end(state.answer ?? JSON.stringify({ keys: state.keys.map(({ publicJwk }) => publicJwk) }));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const origin = `http://lms.localhost:${port}`;
  return {
    ...state,
    state,
    signing,
    origin,
    issuer: origin,
    keysUrl: `${origin}/keys`,
    authUrl: `${origin}/auth?tenant=1`,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

export type TestPlatform = Awaited<ReturnType<typeof startTestPlatform>>;

/** Registers it with an organisation, with two deployments. */
export async function registerPlatform(
  { db, clock }: Pick<TestService, "db" | "clock">,
  orgId: string,
  { issuer, authUrl, keysUrl, origin }: Pick<TestPlatform, "issuer" | "authUrl" | "keysUrl" | "origin">,
  given: Partial<typeof ltiPlatforms.$inferInsert> = {},
) {
  const now = clock.now();
  const platform = {
    orgId,
    id: uuidv7(now),
    issuer,
    clientId: "client-1",
    name: "Test school",
    authUrl,
    tokenUrl: `${origin}/token`,
    keysUrl,
    status: "active" as const,
    createdAt: now,
    updatedAt: now,
    ...given,
  };
  await db.inOrg(orgId, async (tx) => {
    await tx.insert(ltiPlatforms).values(platform);
    await tx.insert(ltiDeployments).values(
      ["deployment-1", "deployment-2"].map((deploymentId) => ({
        orgId,
        platformId: platform.id,
        deploymentId,
        firstSeenAt: now,
      })),
    );
  });
  return platform;
}

export type Payload = Record<string, unknown>;

/** Signs as the platform does; `header` replaces parts of the usual one, undefined takes them away. */
export async function signed(key: SigningKey, payload: Payload, header: Record<string, unknown> = {}): Promise<string> {
  const whole = { alg: "RS256", typ: "JWT", kid: key.kid, ...header };
  const kept = Object.fromEntries(Object.entries(whole).filter(([, value]) => value !== undefined));
  return new SignJWT(payload).setProtectedHeader(kept as { alg: string }).sign(key.privateKey);
}
