import { eq } from "drizzle-orm";
import { ltiContexts, ltiPlaces, ltiPlatforms, sessions } from "../../../server/db/schema/index.ts";
import { openReturn } from "../../../server/lti/deep-linking/open-return.ts";
import type { DeepLinkingSettings } from "../../../server/lti/launch-type.ts";
import type { Platform } from "../../../server/lti/platforms.ts";
import { notePlace } from "../../../server/lti/session-place.ts";
import { uuidv7 } from "../../../server/uuid.ts";
import { newPerson, type TestPerson, type TestService } from "../../factories/service.ts";

export const ISSUER = "https://lms.example";

/** A platform of an organisation, with one course in it. */
export async function newPlatform(service: TestService, orgId: string, given: Partial<Platform> = {}) {
  const now = service.clock.now();
  const id = uuidv7(now);
  const row = {
    orgId,
    id,
    issuer: ISSUER,
    clientId: `client-${id}`,
    name: "The academy",
    authUrl: `${ISSUER}/auth`,
    tokenUrl: `${ISSUER}/token`,
    keysUrl: `${ISSUER}/keys`,
    status: "active" as const,
    createdAt: now,
    updatedAt: now,
    ...given,
  };
  const course = uuidv7(now);
  return service.db.inOrg(orgId, async (tx) => {
    const [platform] = await tx.insert(ltiPlatforms).values(row).returning();
    await tx.insert(ltiContexts).values({
      orgId,
      id: course,
      platformId: id,
      deploymentId: "1",
      contextId: "sql-2",
      title: "Advanced SQL",
      at: now,
    });
    return { platform: platform!, course };
  });
}

/** A place in a course. */
export async function newPlace(
  service: TestService,
  { platform, course }: Awaited<ReturnType<typeof newPlatform>>,
  given: Partial<typeof ltiPlaces.$inferInsert> = {},
): Promise<string> {
  const id = uuidv7(service.clock.now());
  const row = { orgId: platform.orgId, id, platformId: platform.id, contextRef: course, title: "Frames" };
  await service.db.inOrg(platform.orgId, (tx) =>
    tx.insert(ltiPlaces).values({ ...row, resourceLinkId: id, at: service.clock.now(), ...given }),
  );
  return id;
}

/** Somebody whose session a launch opened, as a teacher or a learner of a place. */
export async function launched(
  service: TestService,
  platform: Platform,
  { placeId, role }: { placeId: string | null; role: "teacher" | "learner" },
): Promise<TestPerson & { sessionId: string }> {
  const person = await newPerson(service, platform.orgId);
  const sessionId = await service.db.inOrg(platform.orgId, async (tx) => {
    const [session] = await tx.select({ id: sessions.id }).from(sessions).where(eq(sessions.personId, person.id));
    await notePlace(tx, { orgId: platform.orgId, sessionId: session!.id, platformId: platform.id, placeId, role });
    return session!.id;
  });
  return { ...person, sessionId };
}

/** A wish for places that waits for this session's teacher; gives its id. */
export async function wishFor(
  service: TestService,
  platform: Platform,
  sessionId: string,
  given: Partial<DeepLinkingSettings> = {},
): Promise<string> {
  const settings: DeepLinkingSettings = {
    returnUrl: `${ISSUER}/return?course=7`,
    acceptTypes: ["ltiResourceLink"],
    acceptTargets: ["iframe", "window"],
    acceptMultiple: true,
    acceptLineItem: false,
    ...given,
  };
  const { returnId } = await service.db.inOrg(platform.orgId, (tx) =>
    openReturn(tx, { sessionId, platform, deploymentId: "1", settings, now: service.clock.now() }),
  );
  return returnId;
}
