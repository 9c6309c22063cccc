import type { Settings } from "../../env.ts";

/** What this tool tells every platform about itself. */
export function toolFacts({ publicUrl }: Pick<Settings, "publicUrl">) {
  return {
    name: "Ask a Peer",
    description: "Stuck in a lesson? Ask a colleague who knows exactly this.",
    /** With its port, if it has one of its own: platforms compare it with the host of the launch address. */
    domain: new URL(publicUrl).host,
    home: publicUrl,
    loginUrl: `${publicUrl}/lti/login`,
    launchUrl: `${publicUrl}/lti/launch`,
    keysUrl: `${publicUrl}/lti/jwks.json`,
    canvasUrl: `${publicUrl}/lti/canvas.json`,
    iconUrl: `${publicUrl}/favicon.svg`,
  };
}
export type ToolFacts = ReturnType<typeof toolFacts>;

const AGS = "https://purl.imsglobal.org/spec/lti-ags/scope";

export const ROSTER_SCOPE = "https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly";
export const GRADE_SCOPES = [`${AGS}/lineitem`, `${AGS}/result.readonly`, `${AGS}/score`] as const;

/** Travels with every launch: where a copied course comes from, and what its place is called. */
export const CUSTOM_PARAMETERS = {
  context_history: "$Context.id.history",
  resource_title: "$ResourceLink.title",
  resource_history: "$ResourceLink.id.history",
} as const;

/** What the admin lets a platform share. */
export interface Shared {
  names: boolean;
  email: boolean;
  roster: boolean;
  grades: boolean;
}

/** What a platform that registered shares, by what it granted. */
export const sharedWith = ({ claims, scopes }: { claims: readonly string[]; scopes: readonly string[] }): Shared => ({
  names: claims.includes("name"),
  email: claims.includes("email"),
  roster: scopes.includes(ROSTER_SCOPE),
  grades: GRADE_SCOPES.some((scope) => scopes.includes(scope)),
});

/** The scopes that this needs, and no others. */
export const scopesFor = ({ roster, grades }: Pick<Shared, "roster" | "grades">): string[] => [
  ...(roster ? [ROSTER_SCOPE] : []),
  ...(grades ? GRADE_SCOPES : []),
];
