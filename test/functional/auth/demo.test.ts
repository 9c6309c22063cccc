import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newBrowser } from "../../factories/browser.ts";
import { newOrg, newPerson, openTestService, type TestPerson, type TestService } from "../../factories/service.ts";

let demo: TestService;
let real: TestService;
let ida: TestPerson;
let other: TestPerson;
beforeAll(async () => {
  demo = await openTestService({ settings: { mode: "demo" } });
  real = await openTestService();
  ida = await newPerson(demo, await newOrg(demo, "Acme"), { name: "Ida <Brandt>" });
  other = await newPerson(demo, await newOrg(demo, "Globex"), { name: "Gil" });
});
afterAll(() => Promise.all([demo.close(), real.close()]));

const EXTENSION = "/sign-in/extension?redirect_uri=https%3A%2F%2Fabcdefghijklmnopabcdefghijklmnop.chromiumapp.org%2F";
const ASKED = `${EXTENSION}&state=s&code_challenge=${"c".repeat(43)}&code_challenge_method=S256`;

describe("the demo", () => {
  it("lists its sample people on the sign-in page", async () => {
    const { text } = await newBrowser(demo).get("/sign-in");
    expect(text).toContain("Ida &lt;Brandt&gt;");
    expect(text).toContain("Globex");
  });

  it("signs in as one of them by one press, or by the printed address", async () => {
    const [pressed, opened] = [newBrowser(demo), newBrowser(demo)];
    expect((await pressed.post("/demo/sign-in", { personId: ida.id })).to).toBe("/");
    expect(JSON.parse((await pressed.get("/api/me")).text)).toMatchObject({ id: ida.id });
    expect((await opened.get(`/demo/sign-in/${other.id}`)).to).toBe("/");
    expect(JSON.parse((await opened.get("/api/me")).text)).toMatchObject({ id: other.id });
  });

  it("finishes the hand-over to an extension that is under way", async () => {
    const [pressed, opened] = [newBrowser(demo), newBrowser(demo)];
    await pressed.get(ASKED);
    await opened.get(ASKED);
    const ends = [
      await pressed.post("/demo/sign-in", { personId: ida.id }),
      await opened.get(`/demo/sign-in/${ida.id}`),
    ];
    for (const { to } of ends) expect(to).toMatch(/^https:\/\/[a-p]{32}\.chromiumapp\.org\/\?code=[\w-]{43}&state=s$/);
  });

  it("knows nobody else", async () => {
    const browser = newBrowser(demo);
    const gone = await newPerson(demo, ida.orgId, { leftAt: demo.clock.now() });
    for (const id of ["nobody", "0193a000-0000-7000-8000-000000000000", gone.id]) {
      expect((await browser.get(`/demo/sign-in/${id}`)).status).toBe(404);
      expect((await browser.post("/demo/sign-in", { personId: id })).status).toBe(404);
    }
    expect(browser.cookies.has("ask_a_peer")).toBe(false);
  });
});

describe("a real service", () => {
  it("has none of this", async () => {
    const person = await newPerson(real, await newOrg(real), { name: "Real Person" });
    const browser = newBrowser(real);
    expect((await browser.get("/sign-in")).text).not.toContain("Real Person");
    expect((await browser.get(`/demo/sign-in/${person.id}`)).status).toBe(404);
    expect((await browser.post("/demo/sign-in", { personId: person.id })).status).toBe(404);
    expect(browser.cookies.has("ask_a_peer")).toBe(false);
  });
});
