import { eq } from "drizzle-orm";
import { expect } from "vitest";
import { unitSeats } from "../../../server/db/schema/index.ts";
import { sqlState } from "../../../server/db/transaction.ts";
import { newOrg, type TestService } from "../../factories/service.ts";
import { activePair, newId, newPeople, seen, take } from "./world.ts";

/**
 * Twenty at once for the one free seat of a pair: by invitation, by joining, and past the service into the table. Gives the
 * seats that are taken then.
 */
export async function twentyForOneSeat(service: TestService): Promise<number[]> {
  const orgId = await newOrg(service);
  const [one, other, ...many] = await newPeople(service, orgId, 22);
  const id = await activePair(service, one!, other!);
  const invited = await Promise.all(
    many.map((person, place) =>
      (place % 2 === 0 ? one! : other!).post(`/api/units/${id}/steps`, { step: "invite", person: person.id }),
    ),
  );
  expect(invited.filter(({ status }) => status === 200)).toHaveLength(1);
  expect(invited.filter(({ body }) => (body as { code?: string }).code === "unit_full")).toHaveLength(19);
  const third = (await seen(one!, id))!.members.find(({ standing }) => standing === "suggested")!;
  await Promise.all([one!, other!].map((who) => take(who, id, { step: "agree", person: third.person.id })));
  const lucky = many.find((person) => person.id === third.person.id)!;
  const joined = await Promise.all(many.map((person) => person.post(`/api/units/${id}/steps`, { step: "join" })));
  expect(joined.filter(({ status }) => status === 200)).toHaveLength(1);
  await Promise.all(Array.from({ length: 20 }, () => take(lucky, id, { step: "join" })));
  const rows = await service.db.inOrg(orgId, (tx) => tx.select().from(unitSeats).where(eq(unitSeats.unitId, id)));
  await refusedByTheTable(
    service,
    orgId,
    id,
    many
      .filter((person) => person !== lucky)
      .slice(0, 4)
      .map((person) => person.id),
  );
  return rows.map(({ seat }) => seat ?? 0).toSorted((a, b) => a - b);
}

/** The table itself knows no fourth seat, no seat twice, and nobody who joined without one. */
async function refusedByTheTable(service: TestService, orgId: string, unitId: string, ids: string[]): Promise<void> {
  const tried = [1, 4, 0, null].map((seat, place) =>
    service.db
      .inOrg(orgId, (tx) =>
        tx.insert(unitSeats).values({
          orgId,
          unitId,
          personId: ids[place] ?? newId(service),
          seat,
          standing: "joined",
          joinedAt: service.clock.now(),
        }),
      )
      .then(
        () => "in",
        (error: unknown) => sqlState(error),
      ),
  );
  expect(await Promise.all(tried)).toEqual(["23505", "23514", "23514", "23514"]);
}
