import { and, asc, count, eq, inArray, or, sql } from "drizzle-orm";
import type { Actor } from "../auth/actor.ts";
import { shownEmail } from "../auth/email.ts";
import type { AdminPerson } from "../contract/admin.ts";
import { ltiPeople, people } from "../db/schema/index.ts";
import type { Tx } from "../db/transaction.ts";
import { Refusal } from "../refusal.ts";
import type { Services } from "../services.ts";
import type { PersonRow } from "./change-me.ts";
import { holds } from "./like.ts";

interface Page {
  /** Words in a name, e-mail address or department. */
  words: string;
  /** The last person of the page before. */
  after: string | undefined;
  limit: number;
}

/**
 * Everybody, by name, page by page; people who left are among them. The place is kept by name and id, so nobody is
 * shown twice or skipped when others come and go. Throws `bad_parameter` for an unknown `after`.
 */
export function listPeople(services: Services, { orgId }: Actor, { words, after, limit }: Page) {
  const q = words.trim();
  const wanted = and(
    eq(people.orgId, orgId),
    q === "" ? undefined : or(holds(people.name, q), holds(people.email, q), holds(people.department, q)),
  );
  return services.db.inOrg(orgId, async (tx) => {
    const [total] = await tx.select({ people: count() }).from(people).where(wanted);
    const [last] =
      after === undefined
        ? []
        : await tx
            .select({ name: people.name, id: people.id })
            .from(people)
            .where(and(eq(people.orgId, orgId), eq(people.id, after)));
    if (after !== undefined && last === undefined)
      throw new Refusal("bad_parameter", { fields: [{ path: "after", message: "is nobody here" }] });
    const beyond =
      last === undefined ? undefined : sql`(${people.name}, ${people.id}) > (${last.name}, ${last.id}::uuid)`;
    const rows = await tx
      .select()
      .from(people)
      .where(and(wanted, beyond))
      .orderBy(asc(people.name), asc(people.id))
      .limit(limit + 1);
    const page = rows.slice(0, limit);
    const byList = await leftByList(tx, orgId, page);
    return {
      people: page.map((row) => adminView(row, byList.has(row.id))),
      total: total?.people ?? 0,
      nextAfter: rows.length > limit ? (page.at(-1)?.id ?? null) : null,
    };
  });
}

/** Of these people, those whom nobody but a course's list has noted as gone. */
async function leftByList(tx: Tx, orgId: string, page: readonly PersonRow[]): Promise<Set<string>> {
  const gone = page.filter(({ leftAt }) => leftAt !== null).map(({ id }) => id);
  if (gone.length === 0) return new Set();
  const found = await tx
    .selectDistinct({ id: people.id })
    .from(people)
    .innerJoin(
      ltiPeople,
      and(
        eq(ltiPeople.orgId, people.orgId),
        eq(ltiPeople.personId, people.id),
        eq(ltiPeople.deactivatedAt, people.leftAt),
      ),
    )
    .where(and(eq(people.orgId, orgId), inArray(people.id, gone)));
  return new Set(found.map(({ id }) => id));
}

/** A person as those see them who look after the organisation. */
export function adminView(person: PersonRow, leftByList = false): AdminPerson {
  const { id, name, email, role, department, timeZone, expert, confirmedAt, leftAt } = person;
  return {
    id,
    name,
    email: shownEmail(email),
    role,
    department,
    timeZone,
    expert,
    confirmed: confirmedAt !== null,
    leftAt: leftAt?.toISOString() ?? null,
    ...(leftByList ? { leftByList } : {}),
  };
}
