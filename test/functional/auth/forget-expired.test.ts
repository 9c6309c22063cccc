import { afterAll, beforeAll, expect, it } from "vitest";
import { forgetExpired } from "../../../server/auth/forget-expired.ts";
import { openTicket } from "../../../server/auth/tickets.ts";
import { SESSION_LIFE } from "../../../server/auth/sessions.ts";
import { DAY } from "../../../server/clock.ts";
import {
  identityUsers,
  identityVerifications,
  invitations,
  onceCodes,
  sessions,
} from "../../../server/db/schema/index.ts";
import { newBrowser } from "../../factories/browser.ts";
import { newOrg, newPerson, openTestService, type TestService } from "../../factories/service.ts";

let service: TestService;
beforeAll(async () => {
  service = await openTestService();
});
afterAll(() => service.close());

const counts = () =>
  service.db.crossing("sweep", async (tx) => ({
    sessions: (await tx.select().from(sessions)).length,
    invitations: (await tx.select().from(invitations)).length,
    codes: (await tx.select().from(onceCodes)).length,
    mails: (await tx.select().from(identityVerifications)).length,
    users: (await tx.select().from(identityUsers)).length,
  }));

it("deletes what is over, and keeps what still opens something", async () => {
  const { db, clock, services } = service;
  const orgId = await newOrg(service);
  const admin = await newPerson(service, orgId, { role: "admin" });
  await admin.post("/api/admin/invitations", { days: 1 });
  await newBrowser(service).post("/sign-in", { email: "someone@acme.test" });
  await db.crossing("identity", async (tx) => {
    const at = new Date(clock.now());
    await tx.insert(identityUsers).values({
      id: "u",
      name: "",
      email: "unfinished@acme.test",
      emailVerified: false,
      createdAt: at,
      updatedAt: at,
    });
  });
  const mine = await db.inOrg(orgId, (tx) => tx.select().from(sessions));
  await openTicket(services, { orgId, personId: admin.id, role: "admin", sessionId: mine[0]?.id ?? "", by: "bearer" });
  const before = await counts();
  expect(before).toEqual({ sessions: 1, invitations: 1, codes: 1, mails: 1, users: 1 });

  await forgetExpired(db, clock);
  expect(await counts()).toEqual(before);

  clock.advance(2 * DAY);
  await forgetExpired(db, clock);
  expect(await counts()).toMatchObject({ sessions: 1, invitations: 0, codes: 1, users: 0 });

  clock.advance(SESSION_LIFE + 30 * DAY);
  await newPerson(service, orgId);
  await forgetExpired(db, clock);
  expect(await counts()).toMatchObject({ sessions: 1, invitations: 0, codes: 0, users: 0 });
});
