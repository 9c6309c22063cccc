import { and, eq, inArray } from "drizzle-orm";
import { ltiPeople, people } from "../../db/schema/index.ts";
import type { Tx } from "../../db/transaction.ts";
import { lockPlatform, makePeople, mayMatch, neutralName, personOf } from "../person.ts";
import type { Platform } from "../platforms.ts";
import { comeBack } from "./come-back.ts";
import type { Member } from "./read-members.ts";

type Known = { sub: string; personId: string; made: boolean; name: string; leftAt: Date | null };

/**
 * Sees to it that these members are people here: known ones, matched by the platform's rule, or new and unconfirmed. Who
 * was deactivated by a roster comes back; a name is filled in where we had none. Gives whose name that changed, by `sub`.
 */
export async function peopleOfPage(
  tx: Tx,
  platform: Platform,
  members: readonly Member[],
  now: Date,
): Promise<Set<string>> {
  if (members.length === 0) return new Set();
  const known = await knownAs(tx, platform, members);
  if (known.size < members.length) await bringIn(tx, platform, members, now);
  const gone = [...known.values()].filter(({ leftAt }) => leftAt !== null);
  if (gone.length > 0)
    await comeBack(
      tx,
      platform.orgId,
      gone.map(({ personId }) => personId),
    );
  return fillNames(tx, platform.orgId, members, known);
}

async function knownAs(tx: Tx, { orgId, id }: Platform, members: readonly Member[]): Promise<Map<string, Known>> {
  const subs = members.map(({ sub }) => sub);
  const found = await tx
    .select({
      sub: ltiPeople.sub,
      personId: ltiPeople.personId,
      made: ltiPeople.made,
      name: people.name,
      leftAt: people.leftAt,
    })
    .from(ltiPeople)
    .innerJoin(people, and(eq(people.orgId, ltiPeople.orgId), eq(people.id, ltiPeople.personId)))
    .where(and(eq(ltiPeople.orgId, orgId), eq(ltiPeople.platformId, id), inArray(ltiPeople.sub, subs)));
  return new Map(found.map((row) => [row.sub, row]));
}

/** One at a time whom the rule may find among those who are here, the others in one go: a course has thousands. */
async function bringIn(tx: Tx, platform: Platform, members: readonly Member[], now: Date): Promise<void> {
  await lockPlatform(tx, platform);
  const known = await knownAs(tx, platform, members);
  const strangers = members.filter(({ sub }) => !known.has(sub));
  const fresh: Member[] = [];
  for (const member of strangers) {
    if (mayMatch(platform, member)) await personOf(tx, platform, member, now);
    else fresh.push(member);
  }
  if (fresh.length === 0) return;
  const ids = await makePeople(tx, platform, fresh, now);
  const { orgId, id: platformId } = platform;
  await tx.insert(ltiPeople).values(
    fresh.flatMap(({ sub }, place) => {
      const personId = ids[place];
      return personId === undefined ? [] : [{ orgId, platformId, sub, personId, made: true, at: now }];
    }),
  );
}

/** Only where a stand-in is: what somebody calls themself here is theirs, and a roster without names takes none away. */
async function fillNames(
  tx: Tx,
  orgId: string,
  members: readonly Member[],
  known: ReadonlyMap<string, Known>,
): Promise<Set<string>> {
  const filled = new Set<string>();
  for (const { sub, name } of members) {
    const person = known.get(sub);
    if (name === undefined || person?.made !== true || person.name !== neutralName(person.personId)) continue;
    await tx
      .update(people)
      .set({ name })
      .where(and(eq(people.orgId, orgId), eq(people.id, person.personId)));
    filled.add(sub);
  }
  return filled;
}
