import { and, eq, inArray } from "drizzle-orm";
import { openSession } from "../auth/sessions.ts";
import { MINUTE } from "../clock.ts";
import type { LaunchFacts } from "../contract/lti.ts";
import { ltiDeployments, ltiPlatforms, skills } from "../db/schema/index.ts";
import type { Tx } from "../db/transaction.ts";
import { touchMatching } from "../people/touch-matching.ts";
import type { Services } from "../services.ts";
import { openReturn } from "./deep-linking/open-return.ts";
import { tidyText } from "./claims.ts";
import type { Launch } from "./launch-type.ts";
import { type Login, useUp } from "./logins.ts";
import { personOf } from "./person.ts";
import { contextOf, type Place, placeOf } from "./place.ts";
import { LaunchRefused } from "./refusals.ts";
import { comeBack } from "./roster/come-back.ts";
import { notePlace } from "./session-place.ts";

/** What the page of a launch is told. */
export type Entered = LaunchFacts;

/** How often a launch is written down as the last one; many at once would wait for one row. */
export const NOTE_EVERY = MINUTE;

/**
 * Step nine, in one transaction: uses the login up, writes down deployment, course, place and person, and opens a session.
 * Throws {@link LaunchRefused}; then nothing is written, and the login can still be used.
 */
export function enter({ db, clock }: Pick<Services, "db" | "clock">, login: Login, launch: Launch): Promise<Entered> {
  const now = clock.now();
  const { platform } = launch;
  return db.inOrg(platform.orgId, async (tx) => {
    await useUp(tx, login, now);
    await admitDeployment(tx, launch, now);
    const context = await contextOf(tx, launch, now);
    const place = await placeOf(tx, launch, context, now);
    const personId = await comer(tx, launch, now);
    await noteLaunch(tx, launch, now);
    const role = roleOf(launch);
    const session = personId === null ? null : await openFor(tx, launch, { personId, place, role, now });
    const skillsHere = await skillNames(tx, platform.orgId, place?.skillIds ?? []);
    const found = { token: session?.token ?? null, personId, place, skills: skillsHere };
    return {
      ...factsOf(launch, found),
      ...(session?.deepLinking === undefined ? {} : { deepLinking: session.deepLinking }),
    };
  });
}

/** Whom and what a launch led to; null where it led to none. */
export interface LedTo {
  token: string | null;
  personId: string | null;
  place: Pick<Place, "id" | "topicTitle"> | null;
  skills: Entered["skills"];
}

/** What the page of a launch is told, beside deep linking. */
export function factsOf(launch: Launch, { token, personId, place, skills: skillsHere }: LedTo): Entered {
  return {
    token,
    personId,
    placeId: place?.id ?? null,
    topic: topicOf(launch, place?.topicTitle ?? ""),
    skills: skillsHere,
    role: roleOf(launch),
    locale: launch.locale ?? "en",
    canConnect: personId !== null,
    frame: { origin: frameOrigin(launch) },
  };
}

export const roleOf = ({ roles }: Launch) =>
  roles.includes("teacher") || roles.includes("admin") ? "teacher" : "learner";

/** The deployment is a known one, or the platform's are recorded as they come. */
async function admitDeployment(tx: Tx, { platform, deploymentId }: Launch, now: Date): Promise<void> {
  const { orgId, id: platformId, deploymentPolicy } = platform;
  const which = and(
    eq(ltiDeployments.orgId, orgId),
    eq(ltiDeployments.platformId, platformId),
    eq(ltiDeployments.deploymentId, deploymentId),
  );
  const [known] = await tx
    .select({ disabled: ltiDeployments.disabled, lastLaunchAt: ltiDeployments.lastLaunchAt })
    .from(ltiDeployments)
    .where(which);
  if (known === undefined) {
    if (deploymentPolicy === "strict") throw new LaunchRefused("deployment_unknown");
    await tx
      .insert(ltiDeployments)
      .values({ orgId, platformId, deploymentId, firstSeenAt: now, lastLaunchAt: now })
      .onConflictDoNothing();
    return;
  }
  if (known.disabled) throw new LaunchRefused("deployment_disabled");
  if (isDue(known.lastLaunchAt, now)) await tx.update(ltiDeployments).set({ lastLaunchAt: now }).where(which);
}

async function noteLaunch(tx: Tx, { platform }: Launch, now: Date): Promise<void> {
  if (!isDue(platform.lastLaunchAt, now)) return;
  await tx
    .update(ltiPlatforms)
    .set({ lastLaunchAt: now })
    .where(and(eq(ltiPlatforms.orgId, platform.orgId), eq(ltiPlatforms.id, platform.id)));
}

/** Whether a launch is to be written down as the last one. */
export const isDue = (last: Date | null, now: Date) => last === null || now.getTime() - last.getTime() >= NOTE_EVERY;

/** Who comes; null for somebody whom the platform does not tell. Throws `person_left`. */
async function comer(tx: Tx, launch: Launch, now: Date): Promise<string | null> {
  const { platform, sub, name, email, sourcedId } = launch;
  if (sub === null) return null;
  const { personId, left } = await personOf(tx, platform, { sub, name, email, sourcedId }, now);
  if (left && !(await broughtBack(tx, platform.orgId, personId))) throw new LaunchRefused("person_left");
  return personId;
}

/** A roster had them leave, and here they are: the launch knows better. Nobody comes back whom an admin noted as gone. */
async function broughtBack(tx: Tx, orgId: string, personId: string): Promise<boolean> {
  const back = await comeBack(tx, orgId, [personId]);
  if (back.length > 0) await touchMatching(tx, orgId);
  return back.length > 0;
}

interface Opening {
  personId: string;
  place: Place | null;
  role: "learner" | "teacher";
  now: Date;
}

async function openFor(tx: Tx, launch: Launch, { personId, place, role, now }: Opening) {
  const { platform, deploymentId, deepLinking: settings } = launch;
  const { orgId, id: platformId } = platform;
  const { id: sessionId, token } = await openSession(tx, { orgId, personId, kind: "lti", label: platform.name, now });
  await notePlace(tx, { orgId, sessionId, platformId, placeId: place?.id ?? null, role });
  if (settings === null) return { token };
  return { token, deepLinking: await openReturn(tx, { sessionId, platform, deploymentId, settings, now }) };
}

/** What to ask about here: what the teacher chose, else what course and lesson are called. */
function topicOf({ platform, context, resourceLink }: Launch, chosen: string) {
  const course = context?.title ?? "";
  const lesson = resourceLink?.title ?? "";
  const title = [chosen, lesson, course, tidyText(platform.name), "This course"].find((words) => words !== "");
  return {
    title: title ?? "This course",
    ...(course === "" ? {} : { course }),
    // Where a teacher chose the topic, the link's title is what they called this tool.
    ...(lesson === "" || chosen !== "" ? {} : { lesson }),
  };
}

async function skillNames(tx: Tx, orgId: string, ids: readonly string[]) {
  if (ids.length === 0) return [];
  const found = await tx
    .select({ id: skills.id, name: skills.name })
    .from(skills)
    .where(and(eq(skills.orgId, orgId), inArray(skills.id, [...ids])));
  return found.toSorted((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id));
}

/** Who stands around the frame: the page that the platform wants people back on, else its own address. */
function frameOrigin({ platform, returnUrl }: Launch): string {
  return new URL(returnUrl ?? platform.authUrl).origin;
}
