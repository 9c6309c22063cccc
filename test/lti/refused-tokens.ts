import { exportJWK, exportSPKI, importJWK, SignJWT } from "jose";
import type { LaunchCase } from "./launch-cases.ts";
import { newKey, signed } from "./platform.ts";

const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
const HOUR = 3600;

/** Launches whose token must be refused for how, by whom, for whom or when it was signed. */
export const refusedTokens: readonly LaunchCase[] = [
  {
    id: "N01",
    source: "Cert 6.1.1",
    title: "no kid in JWT header",
    header: { kid: undefined },
    refused: ["key_missing"],
  },
  {
    id: "N02",
    source: "Cert 6.1.1",
    title: "incorrect kid in JWT header",
    header: { kid: "imsstester_1234" },
    refused: ["key_unknown"],
  },
  {
    id: "N07",
    source: "Cert 6.1.1; Sec 5.1.3 (7)",
    title: "timestamps: exp in the past",
    claims: (world) => ({ exp: world.seconds() - 100, iat: world.seconds() - 200 }),
    refused: ["token_over"],
  },
  {
    id: "N08",
    source: "Cert 6.1.1",
    title: "timestamps: iat one hour in the future",
    claims: (world) => ({ iat: world.seconds() + HOUR, exp: world.seconds() + 2 * HOUR }),
    refused: ["token_early"],
  },
  {
    id: "N14",
    source: "Cert 6.1.1",
    title: "sub missing",
    claims: () => ({ sub: undefined }),
    refused: ["subject_missing"],
  },
  {
    id: "N15",
    source: "Sec 5.1.2",
    title: "exp claim missing",
    claims: () => ({ exp: undefined }),
    refused: ["time_missing"],
  },
  {
    id: "N16",
    source: "Sec 5.1.2",
    title: "iat claim missing",
    claims: () => ({ iat: undefined }),
    refused: ["time_missing"],
  },
  {
    id: "N17",
    source: "RFC7519 4.1.5",
    title: "nbf one hour in the future",
    claims: (world) => ({ nbf: world.seconds() + HOUR, exp: world.seconds() + 2 * HOUR }),
    refused: ["token_early"],
  },
  {
    id: "N19",
    source: "Sec 5.1.3 (1)",
    title: "signature by another key, same kid",
    token: async (world, asked) => signed(await newKey(world.platform.signing.kid), world.claims(asked)),
    refused: ["signature_wrong"],
  },
  {
    id: "N20",
    source: "Sec 5.1.3 (1)",
    title: "payload tampered after signing",
    token: async (world, asked) => {
      const [header, , signature] = (await signed(world.platform.signing, world.claims(asked))).split(".");
      return `${header}.${encoded(world.claims(asked, { sub: "somebody-else" }))}.${signature}`;
    },
    refused: ["signature_wrong"],
  },
  {
    id: "N21",
    source: "Sec 5.5",
    title: "alg none",
    token: async (world, asked) =>
      `${encoded({ alg: "none", kid: world.platform.signing.kid })}.${encoded(world.claims(asked))}.`,
    refused: ["token_algorithm"],
  },
  {
    id: "N22",
    source: "Cert 4.2",
    title: "alg HS256 with the public key as secret",
    token: async (world, asked) => {
      const { publicJwk, kid } = world.platform.signing;
      const pem = await exportSPKI((await importJWK(publicJwk, "RS256", { extractable: true })) as CryptoKey);
      return new SignJWT(world.claims(asked)).setProtectedHeader({ alg: "HS256", kid }).sign(Buffer.from(pem));
    },
    refused: ["token_algorithm"],
  },
  {
    id: "N23",
    source: "Sec 5.1.3 (2)",
    title: "iss not registered",
    claims: () => ({ iss: "https://other.test" }),
    refused: ["issuer_wrong"],
  },
  {
    id: "N24",
    source: "Sec 5.1.3 (3)",
    title: "aud is another client",
    claims: () => ({ aud: "client-2" }),
    refused: ["audience_wrong"],
  },
  {
    id: "N25",
    source: "Sec 5.1.3 (3)",
    title: "aud array with an additional untrusted audience",
    claims: ({ registered }) => ({ aud: [registered.clientId, "https://evil.test"], azp: registered.clientId }),
    refused: ["audience_wrong"],
  },
  {
    id: "N26",
    source: "Sec 5.1.3 (4)",
    title: "several audiences and no azp",
    claims: ({ registered }) => ({ aud: [registered.clientId, "client-2"] }),
    refused: ["audience_wrong"],
  },
  {
    id: "N27",
    source: "Sec 5.1.3 (5)",
    title: "azp is not our client_id",
    claims: () => ({ azp: "client-2" }),
    refused: ["party_wrong"],
  },
  {
    id: "N28",
    source: "Sec 5.1.3 (9)",
    title: "nonce claim missing",
    claims: () => ({ nonce: undefined }),
    refused: ["nonce_missing"],
  },
  {
    id: "N29",
    source: "Sec 5.1.1 step2 / OIDC 3.1.3.7 (11)",
    title: "nonce never issued by the tool",
    claims: () => ({ nonce: "made-up" }),
    refused: ["nonce_wrong"],
  },
  {
    id: "N45",
    source: "Sec 5.1.1 step3",
    title: "id_token is garbage",
    form: { id_token: "garbage" },
    refused: ["token_malformed"],
  },
  {
    id: "N47",
    source: "Sec 5.1.3 (6)",
    title: "alg RS512 with the right key",
    token: async (world, asked) => {
      const { privateKey, kid } = world.platform.signing;
      const key = await importJWK({ ...(await exportJWK(privateKey)), alg: "RS512" }, "RS512");
      return new SignJWT(world.claims(asked)).setProtectedHeader({ alg: "RS512", kid }).sign(key);
    },
    refused: ["token_algorithm"],
  },
];
