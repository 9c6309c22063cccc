import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { callTool } from "../../../sample/lms/back-channel.ts";
import { ltiPeople, ltiPlatforms } from "../../../server/db/schema/index.ts";
import { loadOrganisation } from "../../../server/demo/organisation/load.ts";
import { sampleOrganisation } from "../../../server/demo/organisation/organisation.ts";
import { registerSampleLms } from "../../../server/demo/register-lms.ts";
import { type SampleLms, startSampleLms } from "../../../server/demo/sample-lms.ts";
import { type Running, serve } from "../../../server/serve.ts";
import { openTestService, type TestService, WEDNESDAY } from "../../factories/service.ts";
import { formOf, postForm } from "../../fakes/sample-tool.ts";

const sample = sampleOrganisation(WEDNESDAY, "http://lms.localhost:4610");
const dataDir = mkdtempSync(join(tmpdir(), "demo-lms-"));

let service: TestService;
let running: Running;
let lms: SampleLms;

/** Where the service is, it says itself, so its port is known beforehand. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  return typeof address === "object" && address !== null ? address.port : 0;
}

const startLms = (port: string, fresh = false) =>
  startSampleLms({
    port,
    settings: service.services.settings,
    fresh,
    aheadMs: service.clock.now().getTime() - Date.now(),
  });

beforeAll(async () => {
  const port = await freePort();
  service = await openTestService({ settings: { port, publicUrl: `http://localhost:${port}`, dataDir } });
  await service.db.crossing("demo", (tx) => loadOrganisation(tx, sample, WEDNESDAY));
  running = await serve(service.services);
  lms = await startLms("0");
});
afterAll(async () => {
  await lms?.stop();
  await running?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

const platforms = () => service.db.crossing("demo", (tx) => tx.select().from(ltiPlatforms));

/** A launch by hand, as a browser without cookies of the campus does it; gives the tool's last answer. */
async function launch(linkId: string): Promise<Response> {
  const first = formOf(await (await callTool(`${lms.url}/links/${linkId}/launch`)).text());
  const login = await postForm(first.action, first.fields);
  const second = formOf(await (await callTool(login.headers.get("location") ?? "")).text());
  const cookie = login.headers.getSetCookie().map((line) => line.split(";")[0]);
  return postForm(second.action, second.fields, { cookie: cookie.join("; ") });
}

async function linkBeside(lesson: string): Promise<string> {
  const page = await (await callTool(`${lms.url}${lesson}`)).text();
  return /src="\/links\/(\d+)\/launch"/.exec(page)?.[1] ?? "";
}

describe("the sample LMS in the demo", () => {
  test("registers itself for real, trusted, and stands beside every lesson", async () => {
    await registerSampleLms(service.services, lms);
    expect(await platforms()).toMatchObject([
      {
        issuer: lms.url,
        name: "Harbourline Campus",
        status: "active",
        trusted: true,
        matching: "email",
        grades: false,
      },
    ]);
    expect(await linkBeside("/courses/2/lessons/21")).toMatch(/^\d+$/);
  });

  test("launches Ida as the Ida who is here", async () => {
    const answer = await launch(await linkBeside("/courses/2/lessons/21"));
    expect(answer.status).toBe(200);
    const ida = sample.people.find(({ name }) => name === "Ida Lindqvist");
    const known = await service.db.crossing("demo", (tx) => tx.select().from(ltiPeople));
    expect(known).toMatchObject([{ sub: "2011", personId: ida?.id, made: false }]);
  });

  test("follows the demo's clock", async () => {
    service.clock.advance(4 * 3_600_000);
    await lms.moveClock(service.clock.now().getTime() - Date.now());
    expect((await launch(await linkBeside("/courses/2/lessons/21"))).status).toBe(200);
  });

  test("is known again after a restart of both, and anew after a fresh start", async () => {
    const { port } = new URL(lms.url);
    await lms.stop();
    lms = await startLms(port);
    const [before] = await platforms();
    expect(lms.clients).toEqual([before?.clientId]);
    await registerSampleLms(service.services, lms);
    expect(await platforms()).toHaveLength(1);
    await lms.stop();
    lms = await startLms(port, true);
    expect(lms.clients).toEqual([]);
    await registerSampleLms(service.services, lms);
    expect(await platforms()).toHaveLength(2);
  });

  test("says why when it cannot register", async () => {
    await expect(lms.register(`${service.services.settings.publicUrl}/lti/register/none`)).rejects.toThrow(
      /did not register/,
    );
  });
});
