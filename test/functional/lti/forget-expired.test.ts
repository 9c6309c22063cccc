import { afterAll, beforeAll, expect, it } from "vitest";
import { forgetExpired } from "../../../server/auth/forget-expired.ts";
import { DAY, HOUR, MINUTE } from "../../../server/clock.ts";
import {
  ltiKeys,
  ltiLogins,
  ltiPlaces,
  ltiRegistrations,
  ltiReturns,
  ltiSessions,
  sessions,
} from "../../../server/db/schema/index.ts";
import { publishedKeys, rotateKeys } from "../../../server/lti/tool-keys.ts";
import { newPerson } from "../../factories/service.ts";
import { deepLinking } from "../../lti/accepted-cases.ts";
import { signed } from "../../lti/platform.ts";
import { openWorld, type World } from "../../lti/world.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world?.close());

const counts = () =>
  world.service.db.crossing("sweep", async (tx) => ({
    logins: (await tx.select().from(ltiLogins)).length,
    returns: (await tx.select().from(ltiReturns)).length,
    registrations: (await tx.select().from(ltiRegistrations)).length,
    sessions: (await tx.select().from(sessions)).length,
    launched: (await tx.select().from(ltiSessions)).length,
    places: (await tx.select().from(ltiPlaces)).length,
  }));
const keys = async () =>
  (await world.service.db.crossing("lti-keys", (tx) => tx.select().from(ltiKeys))).map(({ kid }) => kid).toSorted();

async function launched(changed: Record<string, unknown> = {}) {
  const { browser, asked } = await world.loggedIn();
  const claims = Object.entries(world.claims(asked, changed)).filter(([, value]) => value !== undefined);
  const token = await signed(world.platform.signing, Object.fromEntries(claims));
  expect((await browser.launch({ state: asked.state, id_token: token })).status).toBe(200);
}

it("logins, wishes, addresses, sessions and keys of LTI go when their time is over, and what they led to stays", async () => {
  const { service, orgId } = world;
  const { db, clock, services } = service;
  const admin = await newPerson(service, orgId, { role: "admin" });
  expect((await admin.post("/api/admin/lti/registrations", {})).status).toBe(201);
  await world.loggedIn();
  await launched();
  await launched(deepLinking(world));
  const whole = { logins: 3, returns: 1, registrations: 1, sessions: 3, launched: 2, places: 1 };
  const forget = async () => {
    await forgetExpired(db, clock);
    return counts();
  };
  expect(await forget()).toEqual(whole);

  clock.advance(11 * MINUTE);
  expect(await forget()).toEqual({ ...whole, logins: 0 });
  clock.advance(4 * HOUR);
  expect(await forget()).toEqual({ ...whole, logins: 0, returns: 0 });
  // An address that is over, and a session that was signed out, are told apart from made-up ones for a month.
  clock.advance(29 * DAY);
  expect(await forget()).toEqual({ ...whole, logins: 0, returns: 0 });
  clock.advance(3 * DAY);
  expect(await forget()).toEqual({ logins: 0, returns: 0, registrations: 0, sessions: 1, launched: 0, places: 1 });

  await publishedKeys(services);
  const { retires } = await rotateKeys(services);
  await forgetExpired(db, clock);
  const [before, old] = [await keys(), retires ?? ""];
  expect(before).toHaveLength(3);
  clock.advance(DAY);
  await forgetExpired(db, clock);
  expect(await keys()).toEqual(before.filter((kid) => kid !== old));
});
