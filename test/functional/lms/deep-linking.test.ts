import { randomUUID } from "node:crypto";
import { decodeJwt, type JWTPayload } from "jose";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { callTool } from "../../../sample/lms/back-channel.ts";
import { type Lms, startLms } from "../../../sample/lms/start.ts";
import type { Link } from "../../../sample/lms/types.ts";
import { CLAIMS } from "../../../sample/lms/vocabulary.ts";
import { formOf, postForm, sampleTool, type SampleTool } from "../../fakes/sample-tool.ts";

let lms: Lms;
let tool: SampleTool;

beforeAll(async () => {
  lms = await startLms({ port: 0 });
});
afterAll(() => lms.stop());
beforeEach(async () => {
  lms.world.links.clear();
  tool = await sampleTool(lms);
});

/** The claims of a deep linking request for the first lesson, as the tool gets them. */
async function requested(): Promise<JWTPayload> {
  const { fields } = lms.choose(lms.person("Marta Alves"), {
    clientId: tool.tool.clientId,
    courseId: "2",
    lessonId: "21",
  });
  const answer = await lms.authorize({
    ...fields,
    scope: "openid",
    response_type: "id_token",
    response_mode: "form_post",
    prompt: "none",
    redirect_uri: tool.tool.redirectUris[0],
    nonce: "n",
    state: "s",
  });
  return decodeJwt(answer.kind === "post" ? (answer.fields["id_token"] ?? "") : "");
}

/** The right answer to a request, as claims. */
async function reply(items: unknown[], over: Record<string, unknown> = {}): Promise<JWTPayload> {
  const request = await requested();
  const settings = request[CLAIMS.deepLinkingSettings] as { data: string };
  const now = Math.floor(Date.now() / 1000);
  return {
    iss: tool.tool.clientId,
    aud: lms.issuer,
    iat: now,
    exp: now + 300,
    nonce: randomUUID(),
    [CLAIMS.messageType]: "LtiDeepLinkingResponse",
    [CLAIMS.version]: "1.3.0",
    [CLAIMS.deployment]: request[CLAIMS.deployment],
    [CLAIMS.data]: settings.data,
    [CLAIMS.contentItems]: items,
    ...over,
  };
}

const give = async (claims: JWTPayload, header?: { kid?: string }) =>
  postForm(lms.addresses.deepLinkReturn, { JWT: await tool.sign(claims, header) });

const links = (): Link[] => [...lms.world.links.values()];

const item = (over: Record<string, unknown> = {}) => ({
  type: "ltiResourceLink",
  title: "Ask about frames",
  custom: { choice: "c-1", history: "$Context.id.history" },
  ...over,
});

describe("a deep linking request", () => {
  test("says what is taken, in Moodle's way, and holds no roster", async () => {
    const request = await requested();
    expect(request).toMatchObject({
      [CLAIMS.messageType]: "LtiDeepLinkingRequest",
      [CLAIMS.context]: { id: "2" },
      [CLAIMS.deepLinkingSettings]: {
        deep_link_return_url: lms.addresses.deepLinkReturn,
        accept_types: ["ltiResourceLink"],
        accept_multiple: true,
        accept_lineitem: true,
        title: null,
      },
    });
    expect(request).not.toHaveProperty([CLAIMS.roster]);
    expect(request).not.toHaveProperty([CLAIMS.resourceLink]);
  });
});

describe("what comes back", () => {
  test("stands beside the lesson, with its custom values and line item", async () => {
    const answer = await give(await reply([item({ lineItem: { scoreMaximum: 1 } }), item({ title: "A second" })]));
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain('href="/courses/2/lessons/21"');
    expect(links()).toMatchObject([
      { title: "Ask about frames", courseId: "2", lessonId: "21", custom: item().custom },
      { title: "A second" },
    ]);
    const graded = [...lms.world.lineItems.values()].map(({ resourceLinkId, label }) => ({ resourceLinkId, label }));
    expect(graded).toEqual([{ resourceLinkId: links()[0]?.id, label: "Ask about frames" }]);
  });

  test("may be nothing", async () => {
    const answer = await give(await reply([]));
    expect([answer.status, links()]).toEqual([200, []]);
    expect(await answer.text()).toContain("Nothing was added.");
  });

  test("needs no data where the request held none, as Moodle's", async () => {
    lms.knobs.deepLinkingData = false;
    const request = await requested();
    lms.knobs.deepLinkingData = true;
    const settings = request[CLAIMS.deepLinkingSettings] as { deep_link_return_url: string };
    expect(settings).not.toHaveProperty("data");
    expect(settings.deep_link_return_url).toContain(`${lms.addresses.deepLinkReturn}?choice=`);
    const send = async (data: string | undefined) =>
      postForm(settings.deep_link_return_url, { JWT: await tool.sign(await reply([item()], { [CLAIMS.data]: data })) });
    expect((await send("invented")).status).toBe(400);
    expect((await send(undefined)).status).toBe(200);
    expect((await send(undefined)).status).toBe(400);
    expect(links()).toHaveLength(1);
  });

  test("with a hostile title stays text", async () => {
    await give(await reply([item({ title: '"><script>alert(1)</script>' })]));
    const lesson = await (await callTool(`${lms.origin}/courses/2/lessons/21`)).text();
    expect(lesson).not.toContain("<script>alert");
    expect(lesson).toContain("&lt;script&gt;alert(1)");
  });

  test("is taken once", async () => {
    const claims = await reply([item()]);
    expect((await give(claims)).status).toBe(200);
    expect((await give(claims)).status).toBe(400);
    expect(links()).toHaveLength(1);
  });

  const past = Math.floor(Date.now() / 1000) - 600;
  test.each([
    ["another audience", { aud: "https://elsewhere.example" }],
    ["another issuer", { iss: "client-0" }],
    ["a time that has passed", { iat: past, exp: past + 60 }],
    ["no nonce", { nonce: undefined }],
    ["another message", { [CLAIMS.messageType]: "LtiDeepLinkingRequest" }],
    ["another version", { [CLAIMS.version]: "1.1" }],
    ["another deployment", { [CLAIMS.deployment]: "none" }],
    ["changed data", { [CLAIMS.data]: "changed" }],
    ["no data", { [CLAIMS.data]: undefined }],
    ["items that are no list", { [CLAIMS.contentItems]: {} }],
    ["a link of another type", { [CLAIMS.contentItems]: [{ type: "link", url: "https://example.org" }] }],
    ["custom values that are no text", { [CLAIMS.contentItems]: [item({ custom: { n: 1 } })] }],
  ])("is refused with %s", async (_, over) => {
    expect((await give(await reply([item()], over))).status).toBe(400);
    expect(links()).toEqual([]);
  });

  test("is refused with an unknown key, with none, and as garbage", async () => {
    expect((await give(await reply([item()]), { kid: "unknown" })).status).toBe(400);
    expect((await give(await reply([item()]), {})).status).toBe(400);
    expect((await postForm(lms.addresses.deepLinkReturn, { JWT: "garbage" })).status).toBe(400);
    expect((await postForm(lms.addresses.deepLinkReturn, {})).status).toBe(400);
    expect(links()).toEqual([]);
  });
});

describe("the pages for it", () => {
  const as = (name: string, path: string) =>
    callTool(`${lms.origin}${path}`, { headers: { cookie: `campus_person=${lms.person(name).id}` } });

  test("are a teacher's", async () => {
    const query = `?tool=${tool.tool.clientId}`;
    expect(await (await as("Marta Alves", "/courses/2/lessons/21")).text()).toContain("Add Ask a Peer to this lesson");
    expect(await (await as("Ida Lindqvist", "/courses/2/lessons/21")).text()).not.toContain("Add Ask a Peer");
    const form = formOf(await (await as("Marta Alves", `/courses/2/lessons/21/choice${query}`)).text());
    expect(form.fields).toMatchObject({ login_hint: "2001", target_link_uri: tool.tool.deepLinkingUri });
    expect((await as("Ida Lindqvist", `/courses/2/lessons/21/choice${query}`)).status).toBe(403);
    expect((await as("Marta Alves", "/courses/2/lessons/21/choice?tool=none")).status).toBe(404);
  });
});
