import { and, eq } from "drizzle-orm";
import { ltiDeployments, ltiPlatforms, ltiRegistrations } from "../../db/schema/index.ts";
import { sqlState, type Tx } from "../../db/transaction.ts";
import type { Services } from "../../services.ts";
import { uuidv7 } from "../../uuid.ts";
import { seal } from "../seal.ts";
import type { OpenAddress } from "./claim-address.ts";
import type { Configuration } from "./configuration.ts";
import { RegistrationRefused } from "./refusals.ts";

interface Granted {
  configuration: Configuration;
  clientId: string;
  /** Empty when the platform names deployments only as they come. */
  deploymentId: string;
  scopes: string[];
  claims: string[];
  grades: boolean;
  /** From where it framed the page of registration; launches will be framed from there, too. */
  frameOrigins: string[];
  /** Where its record can be changed, and with what. */
  update: { url: string; token: string } | null;
}

export interface Registered {
  platformId: string;
  name: string;
  status: "pending" | "active" | "disabled";
}

/**
 * Keeps a platform that has just registered: a new one, or the one that the address or the client id says. Throws
 * `registration_client_taken` when another organisation has this client.
 */
export async function storePlatform(services: Services, open: OpenAddress, given: Granted): Promise<Registered> {
  try {
    return await services.db.inOrg(open.orgId, (tx) => keep(tx, services, open, given));
  } catch (error) {
    if (sqlState(error) === "23505") throw new RegistrationRefused("registration_client_taken");
    throw error;
  }
}

async function keep(tx: Tx, { clock, settings }: Services, open: OpenAddress, given: Granted): Promise<Registered> {
  const { orgId } = open;
  const { configuration, clientId, deploymentId, update } = given;
  const now = clock.now();
  const told = {
    issuer: configuration.issuer,
    clientId,
    product: configuration.product,
    authUrl: configuration.authUrl,
    tokenUrl: configuration.tokenUrl,
    keysUrl: configuration.keysUrl,
    tokenAudience: configuration.tokenAudience,
    scopes: given.scopes,
    claims: given.claims,
    grades: given.grades,
    registrationUrl: update?.url ?? null,
    registrationTokenSealed: update === null ? null : seal(settings.secret, update.token),
    keysFailedSince: null,
    keysProblem: null,
    updatedAt: now,
  };
  const known = await knownPlatform(tx, open, configuration.issuer, clientId);
  const platform = known ?? {
    id: uuidv7(now),
    name: nameOf(configuration),
    status: open.review ? ("pending" as const) : ("active" as const),
  };
  if (known === undefined) {
    // Without a deployment's id at registration they show themselves as they are used.
    const deploymentPolicy = deploymentId === "" ? ("accept_and_record" as const) : ("strict" as const);
    const { frameOrigins } = given;
    await tx
      .insert(ltiPlatforms)
      .values({ orgId, ...platform, ...told, frameOrigins, deploymentPolicy, createdAt: now });
  } else {
    await tx
      .update(ltiPlatforms)
      // What an admin has added stays.
      .set({ ...told, frameOrigins: [...new Set([...known.frameOrigins, ...given.frameOrigins])] })
      .where(and(eq(ltiPlatforms.orgId, orgId), eq(ltiPlatforms.id, known.id)));
  }
  if (deploymentId !== "") {
    await tx
      .insert(ltiDeployments)
      .values({ orgId, platformId: platform.id, deploymentId, firstSeenAt: now })
      .onConflictDoNothing();
  }
  const mine = and(eq(ltiRegistrations.orgId, orgId), eq(ltiRegistrations.id, open.id));
  await tx.update(ltiRegistrations).set({ platformId: platform.id }).where(mine);
  return { platformId: platform.id, name: platform.name, status: platform.status };
}

/** The platform that this renews: the one that the address was made for, or the same client of the same issuer. */
async function knownPlatform(tx: Tx, { orgId, platform }: OpenAddress, issuer: string, clientId: string) {
  const which =
    platform === null
      ? and(eq(ltiPlatforms.issuer, issuer), eq(ltiPlatforms.clientId, clientId))
      : eq(ltiPlatforms.id, platform.id);
  const [known] = await tx
    .select({
      id: ltiPlatforms.id,
      name: ltiPlatforms.name,
      status: ltiPlatforms.status,
      frameOrigins: ltiPlatforms.frameOrigins,
    })
    .from(ltiPlatforms)
    .where(and(eq(ltiPlatforms.orgId, orgId), which))
    .for("update");
  return known;
}

const nameOf = ({ product, issuer }: Configuration) => {
  const { host } = new URL(issuer);
  return product === "" ? host : `${product.charAt(0).toUpperCase()}${product.slice(1)} · ${host}`.slice(0, 100);
};
