import { Writable } from "node:stream";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createLog } from "../../../server/compose.ts";
import { people } from "../../../server/db/schema/index.ts";
import { refusals } from "../../../server/lti/refusals.ts";
import { signed } from "../../lti/platform.ts";
import { openWorld, type World } from "../../lti/world.ts";

let world: World;
let logged = "";
beforeAll(async () => {
  const buffer = new Writable({
    write(chunk: Buffer, _encoding, done) {
      logged += chunk.toString();
      done();
    },
  });
  world = await openWorld({ log: createLog("debug", buffer) });
});
afterAll(() => world?.close());

test("a refusal is logged with its reason, and nothing of what came", async () => {
  const { browser, asked } = await world.loggedIn();
  const token = await signed(world.platform.signing, world.claims(asked, { nonce: "made-up" }));
  const proof = [...browser.cookies.values()][0] ?? "";
  const page = await browser.launch({ state: asked.state, id_token: token });
  expect(page.code).toBe("nonce_wrong");
  expect(page.text).toContain(refusals.nonce_wrong.person.slice(0, 40));
  expect(page.text).toContain("docs/lti-admin.md#nonce_wrong");
  const good = await signed(world.platform.signing, world.claims(asked));
  const { facts } = await browser.launch({ state: asked.state, id_token: good });
  const lines = logged.split("\n").filter((line) => line.includes("a launch was refused"));
  expect(lines.map((line) => JSON.parse(line) as object)).toEqual([
    expect.objectContaining({ reason: "nonce_wrong", path: "/lti/launch", platformId: world.registered.id }),
  ]);
  for (const secret of [asked.state, asked.nonce, proof, token, good, facts?.token ?? "", "Brandt", "user-1", "eyJ"]) {
    expect(logged).not.toContain(secret);
  }
});

test("whoever has no address gets no mail, whatever asks for it", async () => {
  const { mailer } = world.service.services;
  const [row] = await world.service.db.inOrg(world.orgId, (tx) => tx.select().from(people));
  expect(row?.email).toMatch(/@lti\.invalid$/);
  const before = world.service.printed.length;
  await mailer.send({ to: row?.email ?? "", subject: "Hello", text: "Hello" });
  expect(world.service.printed).toHaveLength(before);
  await mailer.send({ to: "ida@acme.test", subject: "Hello", text: "Hello" });
  expect(world.service.printed).toHaveLength(before + 1);
});
