import * as fc from "fast-check";
import { CLAIM } from "../../server/lti/claims.ts";
import { type Change, changes, listed, ownOf } from "./changes.ts";
import { CLAIM_RULES, HEADER_RULES } from "./expected.ts";

/** Where the other value stands: alone, or beside the right one under the same name, behind or before it. */
export type How = "dropped" | "alone" | "behind" | "before";

/** How a token may be signed that the platform did not sign so. */
export const SIGNATURES = [
  "stranger",
  "hmac",
  "none",
  "RS384",
  "RS512",
  "PS256",
  "absent",
  "cut",
  "other",
  "four-parts",
  "two-parts",
] as const;

/** One thing done to a launch. */
export type Variant =
  | { of: "claim" | "header"; name: string; how: How; change: Change }
  /** Something else than a set of claims, signed. */
  | { of: "payload"; text: string }
  /** Changed after it was signed. */
  | { of: "tampered"; name: string; change: Change }
  | { of: "signature"; by: (typeof SIGNATURES)[number] }
  /** One bit of the signature. */
  | { of: "bit"; at: number };

/** Claims that a launch may have, or not, and in which nothing is a reason to refuse it. */
const IGNORED = [
  "name",
  "given_name",
  "family_name",
  "email",
  "locale",
  "picture",
  "jti",
  "auth_time",
  CLAIM.custom,
  CLAIM.lis,
  CLAIM.toolPlatform,
  CLAIM.launchPresentation,
  CLAIM.deepLinkingSettings,
  CLAIM.contentItems,
  CLAIM.data,
  CLAIM.namesAndRoles,
  CLAIM.grades,
  "https://school.test/claim/weather",
  "__proto__",
  "constructor",
];
const IGNORED_IN_HEADER = ["typ", "cty", "x5t", "b64", "https://school.test/header", "__proto__"];

const CLIENT = "client-1";
/** By claim, what is another claim's right value, or another client's. */
const OWN: Readonly<Record<string, readonly unknown[]>> = {
  aud: [[CLIENT, "https://evil.test"], [CLIENT, CLIENT], "client-2"],
  azp: [CLIENT, "client-2", [CLIENT]],
  sub: ["user-2", "Ida Brandt", "é".repeat(200)],
  [CLAIM.version]: ["1.3", "1.1.0", 1.3],
  [CLAIM.messageType]: ["LtiResourceLinkRequest", "LtiDeepLinkingRequest", "LtiSubmissionReviewRequest"],
  [CLAIM.deploymentId]: ["deployment-2", "deployment-9"],
  [CLAIM.roles]: [
    ["http://purl.imsglobal.org/vocab/lis/v2/membership#Instructor"],
    ["http://purl.imsglobal.org/vocab/lis/v2/system/person#SysAdmin"],
    "http://purl.imsglobal.org/vocab/lis/v2/membership#Instructor",
  ],
  [CLAIM.context]: [{ id: "course-2" }],
  [CLAIM.resourceLink]: [{ id: "link-2" }],
  [CLAIM.grades]: [{ scope: ["https://purl.imsglobal.org/spec/lti-ags/scope/score"], lineitem: "https://x.test/1" }],
  alg: ["none", "HS256", "RS512", "rs256", ["RS256"]],
  crit: [["exp"], ["b64"]],
  jwk: [{ kty: "RSA", n: "AQAB", e: "AQAB" }],
  b64: [false],
};

const how = fc.constantFrom<How>("dropped", "alone", "alone", "alone", "alone", "behind", "before");

type Fields = Readonly<Record<string, unknown>>;

const named = (of: "claim" | "header", right: Fields, names: readonly string[]) =>
  fc
    .constantFrom(...names)
    .chain((name) =>
      fc
        .record({ how, change: changes(ownOf(right, name), ownOf(OWN, name)) })
        .map((rest): Variant => ({ of, name, ...rest })),
    );

/** Claims that decide come up three times as often as those that do not. */
const namesIn = (claims: Fields) => {
  const rest = new Set([...Object.keys(claims), ...IGNORED].filter((name) => !Object.hasOwn(CLAIM_RULES, name)));
  return [...Object.keys(CLAIM_RULES).flatMap((name) => [name, name, name]), ...rest];
};

/** Every variant of a launch with this header and these claims. */
export function variants(header: Fields, claims: Fields): fc.Arbitrary<Variant> {
  const names = namesIn(claims);
  const tampered = fc
    .constantFrom(...names)
    .chain((name) =>
      changes(ownOf(claims, name), ownOf(OWN, name)).map((change): Variant => ({ of: "tampered", name, change })),
    );
  const payload = fc
    .oneof(fc.json(), fc.string(), fc.constant(JSON.stringify([claims])))
    .map((text): Variant => ({ of: "payload", text }));
  const by = fc.constantFrom(...SIGNATURES).map((one): Variant => ({ of: "signature", by: one }));
  const bit = fc.nat({ max: 256 * 8 - 1 }).map((at): Variant => ({ of: "bit", at }));
  return fc.oneof(
    { weight: 24, arbitrary: named("claim", claims, names) },
    { weight: 6, arbitrary: named("header", header, [...Object.keys(HEADER_RULES), ...IGNORED_IN_HEADER]) },
    { weight: 2, arbitrary: tampered },
    { weight: 1, arbitrary: payload },
    { weight: 2, arbitrary: by },
    { weight: 1, arbitrary: bit },
  );
}

/** What can be listed of them: for each claim and part of the header that decides, each change of it, and none at all. */
export function listedVariants(header: Fields, claims: Fields): Variant[] {
  const of = (kind: "claim" | "header", right: Fields, names: readonly string[]) =>
    names.flatMap((name): Variant[] => [
      { of: kind, name, how: "dropped", change: { do: "leave" } },
      ...listed(ownOf(right, name), ownOf(OWN, name)).map((change): Variant => ({
        of: kind,
        name,
        how: "alone",
        change,
      })),
    ]);
  return [
    ...of("claim", claims, Object.keys(CLAIM_RULES)),
    ...of("header", header, Object.keys(HEADER_RULES)),
    ...SIGNATURES.map((by): Variant => ({ of: "signature", by })),
  ];
}
