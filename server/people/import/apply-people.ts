import { inArray, sql } from "drizzle-orm";
import type { Actor } from "../../auth/actor.ts";
import { evidence, people, sessions } from "../../db/schema/index.ts";
import type { Tx } from "../../db/transaction.ts";
import { uuidv7 } from "../../uuid.ts";
import { FROM_THE_LIST } from "./listed-skills.ts";
import type { PersonFields, PlannedPerson } from "./plan-people.ts";

const AT_ONCE = 2_000;

/** Writes what was planned. Gives whom it changed, and the sessions whose role is another one now. */
export async function applyPeople(
  tx: Tx,
  { orgId }: Actor,
  planned: readonly PlannedPerson[],
  now: Date,
): Promise<{ changedIds: string[]; sessionHashes: string[] }> {
  const written = planned.flatMap(({ report, person }) =>
    person !== null && report.action !== "same" ? [person] : [],
  );
  for (const batch of batches(written)) await writePeople(tx, orgId, batch, now);
  const given = planned.flatMap(({ person, skillIds }) =>
    person === null ? [] : skillIds.map((skillId) => ({ id: uuidv7(now), person_id: person.id, skill_id: skillId })),
  );
  for (const batch of batches(given)) {
    await tx.execute(sql`
      insert into ${evidence} (org_id, id, person_id, skill_id, kind, at, note)
      select ${orgId}::uuid, id, person_id, skill_id, 'endorsed', ${now.toISOString()}::timestamptz, ${FROM_THE_LIST}
      from jsonb_to_recordset(${JSON.stringify(batch)}::jsonb) as given (id uuid, person_id uuid, skill_id text)`);
  }
  return { changedIds: changedIds(planned), sessionHashes: await hashesOf(tx, roleChanges(planned)) };
}

/** One parameter for many rows: thousands of parameters take the service seconds to put together. */
async function writePeople(tx: Tx, orgId: string, batch: readonly PersonFields[], now: Date): Promise<void> {
  const rows = batch.map(({ id, email, name, department, title, managerId, timeZone, languages, role, expert }) => ({
    id,
    email,
    name,
    department,
    title,
    languages,
    role,
    expert,
    manager_id: managerId,
    time_zone: timeZone,
  }));
  await tx.execute(sql`
    insert into ${people}
      (org_id, joined_at, id, email, name, department, title, manager_id, time_zone, languages, role, expert)
    select ${orgId}::uuid, ${now.toISOString()}::timestamptz,
      id, email, name, department, title, manager_id, time_zone, languages, role, expert
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as written (
      id uuid, email text, name text, department text, title text, manager_id uuid,
      time_zone text, languages text[], role text, expert boolean
    )
    on conflict (org_id, id) do update set
      name = excluded.name, department = excluded.department, title = excluded.title,
      manager_id = excluded.manager_id, time_zone = excluded.time_zone, languages = excluded.languages,
      role = excluded.role, expert = excluded.expert`);
}

const changedIds = (planned: readonly PlannedPerson[]) =>
  planned.flatMap(({ report, before }) => (report.action === "change" && before !== null ? [before.id] : []));

const roleChanges = (planned: readonly PlannedPerson[]) =>
  planned.flatMap(({ before, person }) =>
    before !== null && person !== null && before.role !== person.role ? [person.id] : [],
  );

async function hashesOf(tx: Tx, personIds: string[]): Promise<string[]> {
  const hashes: string[] = [];
  for (const batch of batches(personIds)) {
    const rows = await tx.select({ hash: sessions.tokenHash }).from(sessions).where(inArray(sessions.personId, batch));
    hashes.push(...rows.map(({ hash }) => hash));
  }
  return hashes;
}

function batches<T>(all: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(all.length / AT_ONCE) }, (_, nth) =>
    all.slice(nth * AT_ONCE, (nth + 1) * AT_ONCE),
  );
}
