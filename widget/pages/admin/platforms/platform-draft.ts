import type { LtiPlatformBody } from "../../../../server/contract/index.ts";
import type { Trouble } from "../../../carrier.ts";
import * as words from "../../../words/en/platforms.ts";

/** The fields of a platform that is written down by hand, in their order. */
export const HAND_FIELDS = ["name", "issuer", "clientId", "authUrl", "tokenUrl", "keysUrl"] as const;
export type HandField = (typeof HAND_FIELDS)[number];
export type Draft = Record<HandField | "deployments", string>;

export const emptyDraft: Draft = {
  name: "",
  issuer: "",
  clientId: "",
  authUrl: "",
  tokenUrl: "",
  keysUrl: "",
  deployments: "",
};

/** Canvas has the same addresses everywhere; only its client ID is each organisation's own. */
export const canvasDraft: Draft = {
  ...emptyDraft,
  name: "Canvas",
  issuer: "https://canvas.instructure.com",
  authUrl: "https://sso.canvaslms.com/api/lti/authorize_redirect",
  tokenUrl: "https://sso.canvaslms.com/login/oauth2/token",
  keysUrl: "https://sso.canvaslms.com/api/lti/security/jwks",
};

/** The lines of a field that takes one thing a line. */
export const linesOf = (text: string): string[] =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");

export function bodyOf({ deployments, ...given }: Draft): LtiPlatformBody {
  const tidy = Object.fromEntries(HAND_FIELDS.map((field) => [field, given[field].trim()])) as Record<
    HandField,
    string
  >;
  return { ...tidy, deploymentIds: linesOf(deployments) };
}

/** What the service says is wrong with a field, if it names it. */
export const wrongWith = (trouble: Trouble | null, field: string): string | undefined =>
  trouble?.fields.find(({ path }) => path === field || path.startsWith(`${field}.`))?.message;

/** Trouble that is no field's. */
export const troubleBeside = (trouble: Trouble | null, fields: readonly string[]): Trouble | null =>
  trouble !== null && fields.some((field) => wrongWith(trouble, field) !== undefined) ? null : trouble;

export const handLabels: Record<HandField, string> = {
  name: words.name,
  issuer: words.issuer,
  clientId: words.clientId,
  authUrl: words.authUrl,
  tokenUrl: words.tokenUrl,
  keysUrl: words.keysUrl,
};
