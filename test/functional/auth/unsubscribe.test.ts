import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { unsubscribeToken } from "../../../server/auth/unsubscribe.ts";
import { people } from "../../../server/db/schema/index.ts";
import { newOrg, newPerson, openTestService, testSettings, type TestService } from "../../factories/service.ts";

let service: TestService;
let orgId: string;
beforeAll(async () => {
  service = await openTestService();
  orgId = await newOrg(service);
});
afterAll(() => service.close());

const wantsMail = async (id: string) =>
  (await service.db.inOrg(orgId, (tx) => tx.select().from(people).where(eq(people.id, id))))[0]?.mail;
const token = (personId: string, secret = testSettings.secret) => unsubscribeToken(secret, orgId, personId);

it("ends the mails by the one post that a mail program sends, from anywhere", async () => {
  const [ida, other] = [await newPerson(service, orgId), await newPerson(service, orgId)];
  const response = await service.app.request(`/unsubscribe/${token(ida.id)}`, {
    method: "POST",
    body: "List-Unsubscribe=One-Click",
    headers: { "content-type": "application/x-www-form-urlencoded" },
  });
  expect(response.status).toBe(200);
  expect(await wantsMail(ida.id)).toBe(false);
  expect(await wantsMail(other.id)).toBe(true);
});

it("changes nothing when the address is only opened, as mail scanners do", async () => {
  const ida = await newPerson(service, orgId);
  const response = await service.app.request(`/unsubscribe/${token(ida.id)}`);
  expect(response.status).toBe(200);
  expect(response.headers.get("referrer-policy")).toBe("no-referrer");
  expect(await response.text()).toContain('<form method="post">');
  expect(await wantsMail(ida.id)).toBe(true);
});

it("believes no token that it did not make", async () => {
  const [ida, other] = [await newPerson(service, orgId), await newPerson(service, orgId)];
  const good = token(ida.id);
  const forged = [
    good.replace(ida.id, other.id),
    `${good}.x`,
    good.slice(0, -1),
    token(other.id, "another secret of thirty-two chars"),
    "x",
    `..${"A".repeat(43)}`,
  ];
  for (const wrong of forged) {
    for (const method of ["GET", "POST"]) {
      expect((await service.app.request(`/unsubscribe/${wrong}`, { method })).status).toBe(404);
    }
  }
  expect(await wantsMail(other.id)).toBe(true);
  expect(await wantsMail(ida.id)).toBe(true);
});
