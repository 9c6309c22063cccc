import { CLAIM } from "../../server/lti/claims.ts";
import type { RefusalCode } from "../../server/lti/refusals.ts";
import type { LaunchFacts } from "../../server/contract/lti.ts";
import { isObject } from "./changes.ts";

// What one claim, or one part of the header, does to a launch that is right in everything else. Written from the
// standard: Sec = 1EdTech Security Framework 1.0, Core = LTI 1.3 Core, DL = Deep Linking 2.0.

/** What the platform and the login say. */
export interface Known {
  message: "LtiResourceLinkRequest" | "LtiDeepLinkingRequest";
  issuer: string;
  clientId: string;
  nonce: string;
  target: string;
  deployment: string;
  kid: string;
  /** Epoch seconds. */
  now: number;
}

/** When a launch must be accepted; `value` is undefined where the claim is not there. */
export interface Rule {
  source: string;
  holds(value: unknown, known: Known): boolean;
  /** What a refusal may be called. */
  codes: readonly RefusalCode[];
}

/** Clocks may differ by that much, and a token may be that old (docs/lti-admin.md); the standard leaves both to the tool. */
const SKEW = 60;
const MAX_AGE = 300;

const isText = (value: unknown): value is string => typeof value === "string";
const isTexts = (value: unknown) => Array.isArray(value) && value.every(isText);
/** 1 to 255 characters; what is blank, or no database can hold, names nobody. */
const isId = (value: unknown) =>
  isText(value) && value.length <= 255 && value.trim() !== "" && !value.includes("\0") && value.isWellFormed();
/** A NumericDate (RFC 7519, 2): a number, and no text of one. */
const isTime = (value: unknown): value is number => typeof value === "number";
const isAddress = (value: unknown) =>
  isText(value) && !value.includes("\0") && URL.canParse(value) && /^https?:$/.test(new URL(value).protocol);
const isDeep = ({ message }: Known) => message === "LtiDeepLinkingRequest";

/** By claim. What is not here is ignored, whatever it says (Core 4.3; RFC 7519, 4). */
export const CLAIM_RULES: Readonly<Record<string, Rule>> = {
  iss: { source: "Sec 5.1.3 (2)", holds: (value, { issuer }) => value === issuer, codes: ["issuer_wrong"] },
  aud: {
    source: "Sec 5.1.3 (3)",
    holds: (value, { clientId }) => {
      const audiences: unknown[] = Array.isArray(value) ? value : [value];
      return audiences.length > 0 && audiences.every((one) => one === clientId);
    },
    codes: ["audience_wrong"],
  },
  azp: {
    source: "Sec 5.1.3 (5)",
    holds: (value, { clientId }) => value === undefined || value === clientId,
    codes: ["party_wrong"],
  },
  exp: {
    source: "Sec 5.1.2, 5.1.3 (7)",
    holds: (value, { now }) => isTime(value) && value > now - SKEW,
    codes: ["time_missing", "token_over"],
  },
  iat: {
    source: "Sec 5.1.2, 5.1.3 (8)",
    holds: (value, { now }) => isTime(value) && value <= now + SKEW && value >= now - MAX_AGE,
    codes: ["time_missing", "token_early", "token_old"],
  },
  nbf: {
    source: "RFC 7519, 4.1.5",
    holds: (value, { now }) => value === undefined || (isTime(value) && value <= now + SKEW),
    codes: ["time_missing", "token_early"],
  },
  nonce: {
    source: "Sec 5.1.3 (9)",
    holds: (value, { nonce }) => value === nonce,
    codes: ["nonce_missing", "nonce_wrong"],
  },
  sub: { source: "Core 5.3.6", holds: isId, codes: ["subject_missing", "subject_wrong"] },
  [CLAIM.version]: { source: "Core 5.3.2", holds: (value) => value === "1.3.0", codes: ["version_wrong"] },
  [CLAIM.messageType]: {
    source: "Core 5.3.1; DL 4.4",
    holds: (value, { message }) => value === message,
    // The other message lacks what it needs.
    codes: ["message_unknown", "settings_missing", "resource_missing"],
  },
  [CLAIM.deploymentId]: {
    source: "Core 5.3.3, 4.1.2",
    holds: (value, { deployment }) => value === deployment,
    codes: ["deployment_missing", "deployment_wrong"],
  },
  [CLAIM.targetLinkUri]: {
    source: "Core 5.3.4; DL 4.4",
    holds: (value, known) => value === known.target || (value === undefined && isDeep(known)),
    codes: ["target_missing", "target_wrong"],
  },
  [CLAIM.resourceLink]: {
    source: "Core 5.3.5",
    holds: (value, known) => isDeep(known) || (isObject(value) && isId(value["id"])),
    codes: ["resource_missing"],
  },
  [CLAIM.roles]: { source: "Core 5.3.7", holds: isTexts, codes: ["roles_missing"] },
  [CLAIM.context]: {
    source: "Core 5.4.1",
    holds: (value) => value === undefined || value === null || (isObject(value) && isId(value["id"])),
    codes: ["context_wrong"],
  },
  [CLAIM.deepLinkingSettings]: {
    source: "DL 4.4.1",
    holds: (value, known) =>
      !isDeep(known) ||
      (isObject(value) &&
        isAddress(value["deep_link_return_url"]) &&
        isTexts(value["accept_types"]) &&
        isTexts(value["accept_presentation_document_targets"])),
    codes: ["settings_missing", "return_wrong"],
  },
};

const noKeyOfItsOwn: Rule = {
  source: "Sec 6.3: the key is the registered one; RFC 8725, 3.10",
  holds: (value) => value === undefined,
  codes: ["token_key"],
};

/** By the header's parameter. What is not here is ignored (RFC 7515, 4). */
export const HEADER_RULES: Readonly<Record<string, Rule>> = {
  alg: { source: "Sec 5.1.3 (6)", holds: (value) => value === "RS256", codes: ["token_algorithm"] },
  kid: {
    source: "Cert 6.1.1; Sec 6.3",
    holds: (value, { kid }) => value === kid,
    codes: ["key_missing", "key_unknown"],
  },
  // An extension that is not understood, or a list that may not be (RFC 7515, 4.1.11): we know none.
  crit: { source: "RFC 7515, 4.1.11", holds: (value) => value === undefined, codes: ["token_malformed"] },
  jku: noKeyOfItsOwn,
  jwk: noKeyOfItsOwn,
  x5u: noKeyOfItsOwn,
  x5c: noKeyOfItsOwn,
};

type Fact = keyof LaunchFacts;

/** What of a launch's facts a claim may move, for which it need not be refused. All else stays as it was. */
export const MOVES: Readonly<Record<string, readonly Fact[]>> = {
  sub: ["personId"],
  [CLAIM.roles]: ["role"],
  [CLAIM.context]: ["topic", "placeId"],
  [CLAIM.resourceLink]: ["topic", "placeId"],
  [CLAIM.launchPresentation]: ["locale", "frame"],
  [CLAIM.deepLinkingSettings]: ["deepLinking"],
};
