import { generateKeyPair, createLocalJWKSet, exportJWK, jwtVerify } from "jose";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { DAY, MINUTE } from "../../../server/clock.ts";
import { ltiKeys, ltiPlatforms } from "../../../server/db/schema/index.ts";
import { platformKey } from "../../../server/lti/platform-keys.ts";
import { LaunchRefused } from "../../../server/lti/refusals.ts";
import { publishedKeys, rotateKeys, signAsTool } from "../../../server/lti/tool-keys.ts";
import { newKey, type SigningKey, startTestPlatform, registerPlatform, type TestPlatform } from "../../lti/platform.ts";
import { newOrg, openTestService, type TestService } from "../../factories/service.ts";

let service: TestService;
let orgId: string;
beforeAll(async () => {
  service = await openTestService();
  orgId = await newOrg(service);
});
afterAll(() => service?.close());

describe("this tool's keys", () => {
  const sign = (audience = "https://school.test/token") =>
    signAsTool(
      service.services,
      { "https://x.test/claim": 1 },
      { audience, issuer: "client-1", subject: "client-1", seconds: 300 },
    );
  const verified = async (token: string) =>
    jwtVerify(token, createLocalJWKSet(await publishedKeys(service.services)), { currentDate: service.clock.now() });

  test("are two, published without their private halves, and sealed where they are kept", async () => {
    const response = await service.app.request("/lti/jwks.json");
    const { keys } = (await response.json()) as { keys: Record<string, string>[] };
    expect(keys).toHaveLength(2);
    for (const key of keys) {
      expect(Object.keys(key).toSorted()).toEqual(["alg", "e", "kid", "kty", "n", "use"]);
      expect(key).toMatchObject({ alg: "RS256", use: "sig", kty: "RSA" });
    }
    const rows = await service.db.crossing("lti-keys", (tx) => tx.select().from(ltiKeys));
    for (const { privateSealed } of rows) expect(privateSealed).toMatch(/^[\w-]{500,}$/);
    expect(await (await service.app.request("/lti/jwks.json")).json()).toEqual({ keys });
  });

  test("belong to no organisation: role app cannot read them", async () => {
    await expect(service.db.inOrg(orgId, (tx) => tx.select().from(ltiKeys))).rejects.toThrow(/Failed query/);
  });

  test("sign with kid, iat, exp and a fresh jti", async () => {
    const [one, two] = [await verified(await sign()), await verified(await sign())];
    expect(one.payload).toMatchObject({ iss: "client-1", sub: "client-1", aud: "https://school.test/token" });
    expect((one.payload.exp ?? 0) - (one.payload.iat ?? 0)).toBe(300);
    expect(one.payload.jti).not.toBe(two.payload.jti);
  });

  test("are rotated with an overlap: the next was published before it signs, the old one stays a day", async () => {
    const before = (await publishedKeys(service.services)).keys.map(({ kid }) => kid);
    const early = await sign();
    expect((await verified(early)).protectedHeader.kid).toBe(before[0]);
    await rotateKeys(service.services);
    const late = await sign();
    expect((await verified(late)).protectedHeader.kid).toBe(before[1]);
    expect((await verified(early)).protectedHeader.kid).toBe(before[0]);
    service.clock.advance(DAY + MINUTE);
    const after = (await publishedKeys(service.services)).keys.map(({ kid }) => kid);
    expect(after).toHaveLength(2);
    expect(after).not.toContain(before[0]);
  });

  test("are made anew when the service's secret is another one, and the old ones are left to expire", async () => {
    const settings = { ...service.services.settings, secret: "another secret of enough characters 123" };
    const token = await signAsTool({ ...service.services, settings }, {}, { audience: "a", issuer: "c", seconds: 60 });
    expect(await verified(token)).toBeDefined();
  });
});

describe("a platform's keys", () => {
  let platform: TestPlatform;
  let made = 0;
  let registered: typeof ltiPlatforms.$inferSelect;
  beforeEach(async () => {
    await platform?.close();
    platform = await startTestPlatform();
    const { id } = await registerPlatform(service, orgId, platform, { clientId: `client-${made++}` });
    registered = await rowOf(id);
  });
  afterAll(() => platform?.close());

  const rowOf = async (id: string) => {
    const rows = await service.db.inOrg(orgId, (tx) => tx.select().from(ltiPlatforms));
    return rows.find((row) => row.id === id)!;
  };
  const find = (kid: string) =>
    platformKey(service.services, registered, kid).then(
      () => "found",
      (error: unknown) => (error instanceof LaunchRefused ? error.code : "broken"),
    );
  const serve = (answer: string, status = 200) => Object.assign(platform.state, { answer, status });

  test("are fetched once in ten minutes, and by many at once only once", async () => {
    const kid = platform.signing.kid;
    expect(await Promise.all(Array.from({ length: 20 }, () => find(kid)))).toEqual(Array(20).fill("found"));
    expect(platform.state.fetches).toBe(1);
    service.clock.advance(9 * MINUTE);
    await find(kid);
    expect(platform.state.fetches).toBe(1);
    service.clock.advance(2 * MINUTE);
    await find(kid);
    expect(platform.state.fetches).toBe(2);
  });

  test("are fetched at most five times a minute for kids that nobody knows", async () => {
    await find(platform.signing.kid);
    for (let tries = 0; tries < 30; tries++) expect(await find(`unknown-${tries}`)).toBe("key_unknown");
    expect(platform.state.fetches).toBe(6);
    service.clock.advance(MINUTE);
    const rotated: SigningKey = await newKey("rotated");
    platform.state.keys.push(rotated);
    expect(await find("rotated")).toBe("found");
  });

  const poisoned: [string, () => Promise<string> | string, string][] = [
    ["HTML", () => "<html>Sign in</html>", "not_json"],
    ["no set", () => JSON.stringify({ keys: { kid: 1 } }), "not_keys"],
    ["more than 256 kB", () => JSON.stringify({ keys: [], filler: "x".repeat(300_000) }), "too_large"],
    ["a hundred and one keys", () => JSON.stringify({ keys: Array(101).fill({}) }), "too_many_keys"],
    [
      "keys of another kind",
      () => JSON.stringify({ keys: [{ kty: "EC", kid: "platform-1", crv: "P-256" }] }),
      "no_keys",
    ],
    ["a small key", async () => small(), "no_keys"],
    ["two keys of one kid", async () => twice(), "no_keys"],
  ];
  const small = async () => {
    const { publicKey } = await generateKeyPair("RS256", { modulusLength: 2048, extractable: true });
    const { n = "", ...jwk } = await exportJWK(publicKey);
    const half = Buffer.from(n, "base64url").subarray(0, 128).toString("base64url");
    return JSON.stringify({ keys: [{ ...jwk, n: half, kid: "platform-1" }] });
  };
  const twice = async () => {
    const [one, two] = [await newKey("platform-1"), await newKey("platform-1")];
    return JSON.stringify({ keys: [one.publicJwk, two.publicJwk] });
  };

  test.each(poisoned)(
    "are not taken out of %s; the last good ones stay, and the platform's row says why",
    async (...[, answer, why]) => {
      const { kid } = platform.signing;
      await find(kid);
      serve(await answer());
      service.clock.advance(11 * MINUTE);
      expect(await find(kid)).toBe("found");
      const failing = await rowOf(registered.id);
      expect(failing).toMatchObject({ keysProblem: why });
      expect(failing.keysFailedSince).not.toBeNull();
      // Nobody waits for a platform that fails each time; it is asked again now and then.
      const before = platform.state.fetches;
      for (let tries = 0; tries < 20; tries++) await find(kid);
      expect(platform.state.fetches - before).toBeLessThanOrEqual(5);
      platform.state.answer = undefined;
      service.clock.advance(MINUTE);
      await find(kid);
      expect(await rowOf(registered.id)).toMatchObject({ keysProblem: null, keysFailedSince: null });
    },
  );

  test("that cannot be had at all refuse the launch, and say so", async () => {
    serve("{}", 500);
    expect(await find("platform-1")).toBe("keys_unreachable");
    expect(await rowOf(registered.id)).toMatchObject({ keysProblem: "status_500" });
  });
});
