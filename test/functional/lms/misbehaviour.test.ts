import { createLocalJWKSet, decodeJwt, decodeProtectedHeader, jwtVerify } from "jose";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { goodKnobs } from "../../../sample/lms/knobs.ts";
import { type Lms, startLms } from "../../../sample/lms/start.ts";
import type { Link, Misbehaviour, Place } from "../../../sample/lms/types.ts";
import { CLAIMS, SCOPES } from "../../../sample/lms/vocabulary.ts";
import { callService, sampleTool, type SampleTool } from "../../fakes/sample-tool.ts";

let lms: Lms;
let tool: SampleTool;
let link: Link;
let time = Date.parse("2026-11-20T09:00:00Z");

beforeAll(async () => {
  lms = await startLms({ port: 0, clock: () => time });
  tool = await sampleTool(lms);
  link = lms.place(tool.tool);
});
afterAll(() => lms.stop());
beforeEach(() => {
  Object.assign(lms.knobs, goodKnobs());
});

async function launch(nonce = "n"): Promise<string> {
  const { fields } = lms.login(lms.person("Ida Lindqvist"), link);
  const answer = await lms.authorize({
    ...fields,
    scope: "openid",
    response_type: "id_token",
    response_mode: "form_post",
    prompt: "none",
    redirect_uri: tool.tool.redirectUris[0],
    nonce,
    state: "s",
  });
  return answer.kind === "post" ? (answer.fields["id_token"] ?? "") : "";
}

const addressOf = (place: Place): string =>
  ({
    configuration: lms.addresses.configuration,
    registration: lms.addresses.registration,
    keys: lms.addresses.keys,
    token: lms.addresses.token,
    roster: lms.addresses.roster("2"),
    "line-items": lms.addresses.lineItems("2"),
    scores: lms.addresses.lineItem("2", "1").replace("?", "/scores?"),
    results: lms.addresses.lineItem("2", "1").replace("?", "/results?"),
  })[place];

const POSTED: readonly Place[] = ["registration", "token", "scores"];

async function look(place: Place, bad: Misbehaviour): Promise<Response> {
  lms.knobs.at[place] = bad;
  return callService(addressOf(place), null, { method: POSTED.includes(place) ? "POST" : "GET" });
}

const PLACES: readonly Place[] = [
  "configuration",
  "registration",
  "keys",
  "token",
  "roster",
  "line-items",
  "scores",
  "results",
];

describe.each(PLACES)("%s", (place) => {
  test("can fail, be busy, lead elsewhere, and be a page in place of JSON", async () => {
    expect((await look(place, { status: 500 })).status).toBe(500);
    const busy = await look(place, { status: 429, retryAfter: 30 });
    expect([busy.status, busy.headers.get("retry-after")]).toEqual([429, "30"]);
    const moved = await look(place, { redirect: "http://169.254.169.254/latest" });
    expect([moved.status, moved.headers.get("location")]).toEqual([302, "http://169.254.169.254/latest"]);
    const page = await look(place, { html: true });
    expect(page.headers.get("content-type")).toContain("text/html");
    expect(await page.text()).toContain("maintenance");
  });
});

describe("the keys", () => {
  test("can be a very long list, and late", async () => {
    expect((await (await look("keys", { bytes: 1_000_000 })).text()).length).toBeGreaterThan(1_000_000);
    expect((await look("keys", { delayMs: 1 })).status).toBe(200);
  });

  test("fail so many times, then work", async () => {
    expect((await look("keys", { status: 503, times: 1 })).status).toBe(503);
    expect((await callService(addressOf("keys"), null)).status).toBe(200);
  });
});

describe("a launch", () => {
  test("can come from a clock that is wrong by minutes", async () => {
    lms.knobs.clockOffMs = 7 * 60_000;
    expect(decodeJwt(await launch()).iat).toBe(time / 1000 + 420);
  });

  test("can bring the same token again", async () => {
    const first = await launch("first");
    lms.knobs.reuseIdToken = true;
    expect(await launch("second")).toBe(first);
    lms.knobs.reuseIdToken = false;
    expect(decodeJwt(await launch("third"))["nonce"]).toBe("third");
  });

  test("can carry hostile titles, in rosters too", async () => {
    const title = `<script>alert(1)</script>\u202e${"x".repeat(100_000)}`;
    lms.knobs.title = title;
    expect(decodeJwt(await launch())).toMatchObject({
      [CLAIMS.context]: { title },
      [CLAIMS.resourceLink]: { title },
    });
    const roster = await callService(lms.addresses.roster("2"), await tool.token(SCOPES.roster));
    expect(await roster.json()).toMatchObject({ context: { title } });
  });

  test("can say anything, signed well", async () => {
    lms.knobs.forge = ({ sub: _, ...claims }, header) => {
      delete header.kid;
      return { ...claims, [CLAIMS.version]: "9" };
    };
    const token = await launch();
    expect(decodeProtectedHeader(token)).toEqual({ alg: "RS256", typ: "JWT" });
    const { payload } = await jwtVerify(token, createLocalJWKSet(lms.world.keys.published()), {
      currentDate: new Date(time),
    });
    expect(payload).not.toHaveProperty("sub");
    expect(payload[CLAIMS.version]).toBe("9");
  });

  test("is right again once the knobs are", async () => {
    time += 1000;
    expect(decodeJwt(await launch())).toMatchObject({ [CLAIMS.version]: "1.3.0", iat: time / 1000 });
  });
});
