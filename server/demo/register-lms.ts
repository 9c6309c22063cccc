import { and, asc, eq, isNull } from "drizzle-orm";
import type { Actor } from "../auth/actor.ts";
import { ltiPlatforms, orgs, people } from "../db/schema/index.ts";
import { changePlatform } from "../lti/admin/change-platform.ts";
import { makeAddress } from "../lti/registration/addresses.ts";
import type { Services } from "../services.ts";
import type { SampleLms } from "./sample-lms.ts";

/**
 * Has the sample LMS register itself by Dynamic Registration, as an admin would have it, unless both know each other
 * from before. Its people are the organisation's own: it is trusted, and they are matched by e-mail address.
 */
export async function registerSampleLms(services: Services, lms: SampleLms): Promise<void> {
  const known = await knownClients(services, lms.url);
  if (lms.clients.some((clientId) => known.has(clientId))) return;
  const admin = await firstAdmin(services);
  const { address } = await makeAddress(services, admin, {});
  const clientId = await lms.register(address);
  const platformId = (await knownClients(services, lms.url)).get(clientId);
  if (platformId === undefined) throw new Error("the service does not know what the platform registered");
  await changePlatform(services, admin, platformId, { name: "Harbourline Campus", trusted: true, matching: "email" });
}

/** Clients of this issuer, and the platform that each is. */
async function knownClients({ db }: Services, issuer: string): Promise<Map<string, string>> {
  const rows = await db.crossing("demo", (tx) =>
    tx
      .select({ clientId: ltiPlatforms.clientId, id: ltiPlatforms.id })
      .from(ltiPlatforms)
      .where(eq(ltiPlatforms.issuer, issuer)),
  );
  return new Map(rows.map(({ clientId, id }) => [clientId, id]));
}

/** An admin of the sample organisation. */
async function firstAdmin({ db }: Services): Promise<Actor> {
  const [found] = await db.crossing("demo", (tx) =>
    tx
      .select({ orgId: people.orgId, personId: people.id })
      .from(people)
      .innerJoin(orgs, eq(orgs.orgId, people.orgId))
      .where(and(eq(people.role, "admin"), isNull(people.leftAt)))
      .orderBy(asc(orgs.createdAt), asc(people.id))
      .limit(1),
  );
  if (found === undefined) throw new Error("the sample organisation has no admin");
  return { ...found, role: "admin", sessionId: "", by: "bearer" };
}
