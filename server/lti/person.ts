import { and, eq, sql } from "drizzle-orm";
import { isPlaceholder, placeholderEmail, tidyEmail } from "../auth/email.ts";
import { ltiPeople, people } from "../db/schema/index.ts";
import type { Tx } from "../db/transaction.ts";
import { touchMatching } from "../people/touch-matching.ts";
import { uuidv7 } from "../uuid.ts";
import { tidyText } from "./claims.ts";
import type { Platform } from "./platforms.ts";

/** Somebody as a launch or a roster names them. */
export interface PlatformUser {
  sub: string;
  name?: string | undefined;
  email?: string | undefined;
  /** The institution's own id of them (`lis_person_sourcedid`). */
  sourcedId?: string | undefined;
}

/** Who that is here; `left` for somebody whom the directory has noted as gone. */
export interface FoundPerson {
  personId: string;
  /** Made for the platform, not matched to somebody who was here. */
  made: boolean;
  left: boolean;
}

type Known = FoundPerson & { name: string };

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * The person whom a platform calls by this `sub`: whom it called so before, or somebody who is here already by the rule
 * that an admin chose for the platform, or a new one. One transaction at a time makes people of a platform, so that two
 * launches of one person make one.
 */
export async function personOf(tx: Tx, platform: Platform, user: PlatformUser, now: Date): Promise<FoundPerson> {
  const known = await knownAs(tx, platform, user.sub);
  if (known !== null) return named(tx, platform, known, user);
  await lockPlatform(tx, platform);
  const since = await knownAs(tx, platform, user.sub);
  if (since !== null) return since;
  const matched = await matchedBy(tx, platform, user);
  const personId = matched?.personId ?? (await makePerson(tx, platform, user, now));
  const { orgId, id: platformId } = platform;
  await tx.insert(ltiPeople).values({ orgId, platformId, sub: user.sub, personId, made: matched === null, at: now });
  return { personId, made: matched === null, left: matched?.left ?? false };
}

/** Held to the end of the transaction by whoever makes something of a platform: people, courses, places. */
export async function lockPlatform(tx: Tx, { orgId, id }: Pick<Platform, "orgId" | "id">): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`lti ${orgId} ${id}`}, 0))`);
}

async function knownAs(tx: Tx, { orgId, id }: Platform, sub: string): Promise<Known | null> {
  const [row] = await tx
    .select({ personId: ltiPeople.personId, name: people.name, made: ltiPeople.made, leftAt: people.leftAt })
    .from(ltiPeople)
    .innerJoin(people, and(eq(people.orgId, ltiPeople.orgId), eq(people.id, ltiPeople.personId)))
    .where(and(eq(ltiPeople.orgId, orgId), eq(ltiPeople.platformId, id), eq(ltiPeople.sub, sub)));
  if (row === undefined) return null;
  const { leftAt, ...found } = row;
  return { ...found, left: leftAt !== null };
}

/** Somebody who is here already. An e-mail address counts only from a platform whose addresses the admin trusts. */
async function matchedBy(tx: Tx, platform: Platform, user: PlatformUser) {
  const by = ruleOf(platform, user);
  if (by === null) return null;
  const [row] = await tx
    .select({ personId: people.id, leftAt: people.leftAt })
    .from(people)
    .where(and(eq(people.orgId, platform.orgId), by));
  return row === undefined ? null : { personId: row.personId, left: row.leftAt !== null };
}

/**
 * The institution's id is what its own records say, not what somebody typed into a profile: it is a person's id in the
 * directory here, or the address that the directory has, as exports and directory services give them.
 */
function ruleOf({ matching, trusted }: Platform, { email, sourcedId }: PlatformUser) {
  if (matching === "email" && trusted) return byEmail(email);
  if (matching !== "sourced_id" || sourcedId === undefined) return null;
  return UUID.test(sourcedId) ? eq(people.id, sourcedId) : byEmail(sourcedId);
}

function byEmail(address: string | undefined) {
  const email = address === undefined ? null : tidyEmail(address);
  return email === null || isPlaceholder(email) ? null : eq(people.email, email);
}

/** Whether this platform's rule could find them among those who are here. */
export const mayMatch = (platform: Platform, user: PlatformUser) => ruleOf(platform, user) !== null;

async function makePerson(tx: Tx, platform: Platform, user: PlatformUser, now: Date): Promise<string> {
  const [id] = await makePeople(tx, platform, [user], now);
  if (id === undefined) throw new Error("a person was not made");
  return id;
}

/** New people, in the order of `users`; gives their ids. The caller holds the platform ({@link lockPlatform}). */
export async function makePeople(
  tx: Tx,
  platform: Platform,
  users: readonly PlatformUser[],
  now: Date,
): Promise<string[]> {
  const { orgId } = platform;
  const rows = users.map((user) => {
    const id = uuidv7(now);
    // An address that nobody has verified would let whoever types it into a profile share an account with its owner.
    const email = platform.trusted && user.email !== undefined ? tidyEmail(user.email) : null;
    return { orgId, id, email, name: tidyText(user.name, 200) || neutralName(id), joinedAt: now };
  });
  const addressed = rows.flatMap(({ email, ...row }) => (email === null ? [] : [{ ...row, email }]));
  const made =
    addressed.length === 0
      ? []
      : await tx.insert(people).values(addressed).onConflictDoNothing().returning({ id: people.id });
  const has = new Set(made.map(({ id }) => id));
  const others = rows.filter(({ id }) => !has.has(id));
  if (others.length > 0) {
    await tx.insert(people).values(others.map((row) => ({ ...row, email: placeholderEmail(row.id), mail: false })));
  }
  return rows.map(({ id }) => id);
}

/** Somebody who came without a name has one as soon as the platform tells it. */
async function named(tx: Tx, { orgId }: Platform, known: Known, user: PlatformUser): Promise<FoundPerson> {
  const name = tidyText(user.name, 200);
  if (!known.made || name === "" || known.name !== neutralName(known.personId)) return known;
  await tx
    .update(people)
    .set({ name })
    .where(and(eq(people.orgId, orgId), eq(people.id, known.personId)));
  await touchMatching(tx, orgId);
  return known;
}

/** For somebody whose name the platform keeps to itself; tells people apart, and nothing else. */
export const neutralName = (id: string) => `Colleague ${id.slice(-4).toUpperCase()}`;
