import * as fc from "fast-check";
import { CLAIM } from "../../server/lti/claims.ts";

/** One thing done to a plain launch: a claim, or a part of the header. */
export type Variant =
  | { kind: "claim"; how: "dropped" | "set" | "evil-last" | "evil-first"; claim: string; value: unknown }
  | { kind: "header"; name: string; value: unknown }
  | { kind: "resigned" }
  | { kind: "tampered"; claim: string; value: unknown };

/** What a launch must be to be let in, as far as one claim goes: written from the standard, not from the code. */
interface Known {
  iss: string;
  aud: string;
  nonce: string;
  target: string;
  deployment: string;
  /** Epoch seconds. */
  now: number;
}

const SKEW = 60;
const MAX_AGE = 300;
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const isId = (value: unknown) =>
  typeof value === "string" &&
  value.length <= 255 &&
  value.trim() !== "" &&
  !value.includes("\0") &&
  value.isWellFormed();
const isTime = (value: unknown): value is number => typeof value === "number";

/** By claim: whether a launch with this value (undefined: without it) must be accepted. Claims not here are ignored. */
const RULES: Record<string, (value: unknown, known: Known) => boolean> = {
  // Security Framework 5.1.3
  iss: (value, { iss }) => value === iss,
  aud: (value, { aud }) =>
    Array.isArray(value) ? value.length > 0 && value.every((one) => one === aud) : value === aud,
  azp: (value, { aud }) => value === undefined || value === aud,
  exp: (value, { now }) => isTime(value) && value > now - SKEW,
  iat: (value, { now }) => isTime(value) && value <= now + SKEW && value >= now - MAX_AGE,
  nbf: (value, { now }) => value === undefined || (isTime(value) && value <= now + SKEW),
  nonce: (value, { nonce }) => value === nonce,
  // Core 5.3
  sub: isId,
  [CLAIM.version]: (value) => value === "1.3.0",
  [CLAIM.messageType]: (value) => value === "LtiResourceLinkRequest",
  [CLAIM.deploymentId]: (value, { deployment }) => value === deployment,
  [CLAIM.targetLinkUri]: (value, { target }) => value === target,
  [CLAIM.resourceLink]: (value) => isObject(value) && isId(value["id"]),
  [CLAIM.roles]: (value) => Array.isArray(value) && value.every((one) => typeof one === "string"),
  // Core 5.4.1: optional, and with an id where it is there.
  [CLAIM.context]: (value) => value === undefined || value === null || (isObject(value) && isId(value["id"])),
};

/** Claims that a launch may have, or not, and in which nothing is a reason to refuse it. */
const IGNORED = [
  "name",
  "given_name",
  "family_name",
  "email",
  "locale",
  "picture",
  CLAIM.custom,
  CLAIM.lis,
  CLAIM.toolPlatform,
  CLAIM.launchPresentation,
  CLAIM.deepLinkingSettings,
  CLAIM.namesAndRoles,
  CLAIM.grades,
  "https://school.test/claim/weather",
  "__proto__",
];

/** Whether the header's part may stand so; the others must leave the launch as it was. */
const HEADER_RULES: Record<string, (value: unknown, right: string) => boolean> = {
  alg: (value) => value === "RS256",
  kid: (value, right) => value === right,
  crit: () => false,
  jku: () => false,
  jwk: () => false,
  x5u: () => false,
  x5c: () => false,
  typ: () => true,
  cty: () => true,
  "https://school.test/header": () => true,
};

/** Whether a launch that is varied so must be accepted; `isPlain` tells which claims a plain one has. */
export function mustAccept(variant: Variant, known: Known, kid: string, isPlain: (claim: string) => boolean): boolean {
  if (variant.kind === "resigned" || variant.kind === "tampered") return false;
  if (variant.kind === "header") return HEADER_RULES[variant.name]?.(variant.value, kid) ?? true;
  const { how, claim, value } = variant;
  // Of a name that stands twice the last one counts (RFC 7519, 4); "evil-first" leaves the right one last.
  if ((how === "evil-first" && isPlain(claim)) || !Object.hasOwn(RULES, claim)) return true;
  return RULES[claim]?.(how === "dropped" ? undefined : value, known) ?? true;
}

/** Values that are nearly right: another case, a blank, a list around, a number for a text, very long ones, none. */
const near = (right: unknown) =>
  fc.constantFrom<unknown>(
    ...(typeof right === "string"
      ? [
          `${right} `,
          ` ${right}`,
          right.toUpperCase(),
          `${right}/`,
          `${right}\0`,
          right.slice(1),
          [right],
          { id: right },
        ]
      : []),
    ...(typeof right === "number"
      ? [right + 59, right - 59, right + 86_400, right - 86_400, right + 0.5, String(right), right * 1000, -right]
      : []),
    ...(Array.isArray(right) ? [[...(right as unknown[]), 1], [...(right as unknown[]), "x"], right[0]] : []),
    ...(isObject(right) ? [{ ...right, id: "" }, { ...right, id: 7 }, { ...right, more: "x" }, [right]] : []),
    right ?? null,
    "",
    null,
    [],
    {},
    0,
    true,
    "x".repeat(256),
    "<script>alert(1)</script>",
    "\u202Egnihsif",
    "\uD800",
  );

/** Every variant of a launch with these claims. */
export function variants(claims: Record<string, unknown>): fc.Arbitrary<Variant> {
  const claim = fc.constantFrom(...new Set([...Object.keys(claims), ...Object.keys(RULES), ...IGNORED]));
  const valued = claim.chain((name) =>
    fc.record({ claim: fc.constant(name), value: fc.oneof(near(claims[name]), fc.jsonValue()) }),
  );
  const changed = fc
    .tuple(valued, fc.constantFrom("dropped", "set", "set", "set", "evil-last", "evil-first"))
    .map(([which, how]): Variant => ({ kind: "claim", how, ...which }));
  const header = fc
    .tuple(fc.constantFrom(...Object.keys(HEADER_RULES)), fc.oneof(near("platform-1"), fc.jsonValue()))
    .map(([name, value]): Variant => ({ kind: "header", name, value }));
  const tampered = valued.map((which): Variant => ({ kind: "tampered", ...which }));
  return fc.oneof(
    { weight: 12, arbitrary: changed },
    { weight: 3, arbitrary: header },
    { weight: 1, arbitrary: tampered },
    { weight: 1, arbitrary: fc.constant<Variant>({ kind: "resigned" }) },
  );
}
