import { and, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { skills } from "../../../server/db/schema/index.ts";
import { refreshStarter } from "../../../server/skills/refresh-starter.ts";
import { newOrg, openTestService } from "../../factories/service.ts";

test("skills of an earlier starter get their names in other languages, once, and only where nobody changed them", async () => {
  const service = await openTestService();
  const orgId = await newOrg(service);
  const createdAt = service.clock.now();
  const kind = "soft" as const;
  await service.db.inOrg(orgId, (tx) =>
    tx.insert(skills).values([
      { orgId, id: "leadership", name: "Leadership", kind, createdAt },
      { orgId, id: "communication", name: "Talking to each other", kind, createdAt },
      { orgId, id: "empathy", name: "Empathy", kind, createdAt, names: { de: ["Mitgefühl"] } },
    ]),
  );
  const engine = await service.services.engines.of(orgId);
  await refreshStarter(service.db);
  const named = async (id: string) => {
    const [row] = await service.db.inOrg(orgId, (tx) =>
      tx
        .select()
        .from(skills)
        .where(and(eq(skills.orgId, orgId), eq(skills.id, id))),
    );
    return row?.names;
  };
  expect(await named("leadership")).toMatchObject({ de: expect.any(Array), hi: expect.any(Array) });
  expect(await named("communication")).toEqual({});
  expect(await named("empathy")).toEqual({ de: ["Mitgefühl"] });
  const renewed = await service.services.engines.of(orgId);
  expect(renewed).not.toBe(engine);
  await refreshStarter(service.db);
  expect(await service.services.engines.of(orgId)).toBe(renewed);
  await service.close();
});
