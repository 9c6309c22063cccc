import type { LtiDeployment, LtiPlatform, LtiShare } from "../../contract/lti-admin.ts";
import type { ltiDeployments } from "../../db/schema/index.ts";
import type { Platform } from "../platforms.ts";
import { ROSTER_SCOPE } from "../registration/tool-facts.ts";

export type DeploymentRow = typeof ltiDeployments.$inferSelect;

/** What was agreed at registration; null for a platform that was written down by hand, which alone knows. */
function sharesOf({ claims, scopes }: Platform): LtiShare[] | null {
  if (claims.length === 0) return null;
  const has = (...names: string[]) => names.some((name) => claims.includes(name));
  const shares: [LtiShare, boolean][] = [
    ["name", has("name", "given_name", "family_name")],
    ["email", has("email")],
    ["locale", has("locale")],
    ["roster", scopes.includes(ROSTER_SCOPE)],
    ["grades", scopes.some((scope) => scope.endsWith("/lti-ags/scope/score"))],
  ];
  return shares.filter(([, is]) => is).map(([share]) => share);
}

export const deploymentView = (row: DeploymentRow): LtiDeployment => ({
  deploymentId: row.deploymentId,
  disabled: row.disabled,
  firstSeenAt: row.firstSeenAt.toISOString(),
  lastLaunchAt: row.lastLaunchAt?.toISOString() ?? null,
});

/** A platform as those see it who look after the organisation. */
export function platformView(
  row: Platform,
  deployments: readonly DeploymentRow[],
  counts: LtiPlatform["counts"],
): LtiPlatform {
  const { id, name, product, issuer, clientId, authUrl, tokenUrl, keysUrl, tokenAudience, status } = row;
  const { deploymentPolicy, matching, trusted, anonymous, grades, frameOrigins, keysProblem } = row;
  return {
    id,
    name,
    product,
    issuer,
    clientId,
    authUrl,
    tokenUrl,
    keysUrl,
    tokenAudience,
    status,
    deploymentPolicy,
    matching,
    trusted,
    anonymous,
    grades,
    frameOrigins,
    keysProblem,
    counts,
    registered: row.claims.length > 0,
    renewable: row.registrationUrl !== null && row.registrationTokenSealed !== null,
    shares: sharesOf(row),
    keysFailedSince: row.keysFailedSince?.toISOString() ?? null,
    lastLaunchAt: row.lastLaunchAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
    deployments: deployments.map(deploymentView),
  };
}
