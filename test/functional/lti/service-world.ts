import { and, eq } from "drizzle-orm";
import { type Lms, type LmsOptions, startLms } from "../../../sample/lms/start.ts";
import type { Course, Link, Tool } from "../../../sample/lms/types.ts";
import { addresses } from "../../../sample/lms/world.ts";
import {
  ltiContexts,
  ltiDeployments,
  ltiMembers,
  ltiPeople,
  ltiPlaces,
  ltiPlatforms,
  ltiRosters,
  ltiScores,
  people,
} from "../../../server/db/schema/index.ts";
import { GRADE_SERVICE_SCOPES } from "../../../server/lti/grades/scopes.ts";
import { scoreTeachBack } from "../../../server/lti/grades/score-teach-back.ts";
import type { Platform } from "../../../server/lti/platforms.ts";
import { beginRoster } from "../../../server/lti/roster/begin.ts";
import { publishedKeys } from "../../../server/lti/tool-keys.ts";
import { uuidv7 } from "../../../server/uuid.ts";
import { watch } from "./watched.ts";
import { newOrg, newPerson, openTestService, type TestPerson, type TestService } from "../../factories/service.ts";

type WorldOptions = Partial<LmsOptions> &
  Pick<NonNullable<Parameters<typeof openTestService>[0]>, "db" | "base"> & { platform?: Partial<Platform> };

/** The service, and the sample platform at which it is entered as a tool, with the same time and the tool's real keys. */
export async function openServiceWorld(options: WorldOptions = {}) {
  const { platform: given, db, base, ...lmsOptions } = options;
  const service = await openTestService({ ...(db && { db }), ...(base && { base }) });
  const orgId = await newOrg(service);
  const lms = await startLms({ port: 0, clock: () => service.clock.now().getTime(), ...lmsOptions });
  const watched = await watch(lms.port);
  // It calls itself by the address of who watches it, so that all its links lead there.
  lms.world.origin = watched.origin;
  const at = addresses(lms.world);
  const tool = lms.clientFor({
    targetLinkUri: "http://localhost:4600/lti/launch",
    keys: { jwks: await publishedKeys(service.services) },
  });
  const platform = await enter(service, orgId, { at, lms, tool, given });
  const admin = await newPerson(service, orgId, { role: "admin" });
  const inOrg = service.db.inOrg.bind(service.db, orgId) as <T>(
    work: Parameters<typeof service.db.inOrg<T>>[1],
  ) => Promise<T>;
  const close = async () => {
    await watched.close();
    await lms.stop();
    await service.close();
  };
  const verbs = verbsOf(service, orgId, { at, lms, tool, platform });
  return { service, orgId, lms, at, watched, tool, platform, admin, inOrg, ...verbs, close };
}

export type ServiceWorld = Awaited<ReturnType<typeof openServiceWorld>>;

interface Entered {
  at: ReturnType<typeof addresses>;
  lms: Lms;
  tool: Tool;
  given?: Partial<Platform> | undefined;
}

async function enter(
  { db, clock }: TestService,
  orgId: string,
  { at, lms, tool, given = {} }: Entered,
): Promise<Platform> {
  const now = clock.now();
  const row = {
    orgId,
    id: uuidv7(now),
    issuer: lms.world.origin,
    clientId: tool.clientId,
    name: "Campus",
    authUrl: at.authorization,
    tokenUrl: at.token,
    keysUrl: at.keys,
    status: "active" as const,
    createdAt: now,
    updatedAt: now,
    ...given,
  };
  return db.inOrg(orgId, async (tx) => {
    const [platform] = await tx.insert(ltiPlatforms).values(row).returning();
    const deployment = { orgId, platformId: row.id, deploymentId: tool.deployments[0] ?? "", firstSeenAt: now };
    await tx.insert(ltiDeployments).values(deployment);
    return platform!;
  });
}

function verbsOf(service: TestService, orgId: string, { at, lms, tool, platform }: Entered & { platform: Platform }) {
  const { db, clock } = service;
  const inOrg: typeof db.inOrg = (_, work) => db.inOrg(orgId, work);
  const roster = async (contextRef: string) =>
    inOrg(orgId, async (tx) => (await tx.select().from(ltiRosters).where(eq(ltiRosters.contextRef, contextRef)))[0]!);
  return {
    /** The course with made-up students in it. */
    crowded: (): Course => [...lms.world.courses.values()].find(({ label }) => label === "GDPR")!,
    /** As a first launch from this course would leave it. */
    course: (course: Course, rosterUrl: string | null = at.roster(course.id)) =>
      inOrg(orgId, async (tx) => {
        const now = clock.now();
        const contextRef = uuidv7(now);
        await tx.insert(ltiContexts).values({
          orgId,
          id: contextRef,
          platformId: platform.id,
          deploymentId: tool.deployments[0] ?? "",
          contextId: course.id,
          title: course.title,
          rosterUrl,
          lineItemsUrl: at.lineItems(course.id),
          at: now,
        });
        if (rosterUrl !== null) await beginRoster(tx, { orgId, contextRef, now });
        return contextRef;
      }),
    place: (link: Link, contextRef: string, given: Partial<typeof ltiPlaces.$inferInsert> = {}) =>
      inOrg(orgId, async (tx) => {
        const id = uuidv7(clock.now());
        await tx.insert(ltiPlaces).values({
          orgId,
          id,
          platformId: platform.id,
          contextRef,
          resourceLinkId: link.id,
          title: link.title,
          gradeScopes: [...GRADE_SERVICE_SCOPES],
          at: clock.now(),
          ...given,
        });
        return id;
      }),
    roster,
    /** Sweeps until the reading is over, or rests. */
    async readAll(contextRef: string) {
      for (let round = 0; round < 500; round++) {
        await service.services.sweeper.round();
        const row = await roster(contextRef);
        if (row.status !== "running" || row.dueAt === null || row.dueAt > clock.now()) return row;
      }
      throw new Error("The reading does not end.");
    },
    /** A day later. */
    async readAgain(contextRef: string) {
      clock.advance(24 * 3_600_000 + 1000);
      return this.readAll(contextRef);
    },
    members: (contextRef: string) =>
      inOrg(orgId, (tx) => tx.select().from(ltiMembers).where(eq(ltiMembers.contextRef, contextRef))),
    personBy: (sub: string) =>
      inOrg(orgId, async (tx) => {
        const [row] = await tx
          .select({ person: people, made: ltiPeople.made })
          .from(ltiPeople)
          .innerJoin(people, and(eq(people.orgId, ltiPeople.orgId), eq(people.id, ltiPeople.personId)))
          .where(and(eq(ltiPeople.platformId, platform.id), eq(ltiPeople.sub, sub)));
        return row === undefined ? null : { ...row.person, made: row.made };
      }),
    /** Somebody here whom the platform calls by this `sub`. */
    async known(sub: string, given: Parameters<typeof newPerson>[2] = {}): Promise<TestPerson> {
      const person = await newPerson(service, orgId, given);
      await inOrg(orgId, (tx) =>
        tx
          .insert(ltiPeople)
          .values({ orgId, platformId: platform.id, sub, personId: person.id, made: false, at: clock.now() }),
      );
      return person;
    },
    /** Its launches gave no list of line items. */
    withoutLineItems: (contextRef: string) =>
      inOrg(orgId, (tx) => tx.update(ltiContexts).set({ lineItemsUrl: null }).where(eq(ltiContexts.id, contextRef))),
    /** So many things taught back by one person at the same moment, by the verb that wrapping up calls. */
    async teachBacks(placeId: string, sub: string, count: number) {
      const now = clock.now();
      const askerId = (await this.personBy(sub))?.id ?? (await this.known(sub)).id;
      await inOrg(orgId, async (tx) => {
        for (let each = 0; each < count; each++) {
          await scoreTeachBack(tx, { orgId, placeId, askerId, askId: uuidv7(now), anonymous: false }, now);
        }
      });
    },
    scores: () => inOrg(orgId, (tx) => tx.select().from(ltiScores).orderBy(ltiScores.timestamp)),
  };
}
