import { createLocalJWKSet, jwtVerify } from "jose";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { HOUR } from "../../../server/clock.ts";
import type { DeepLinkingAnswer } from "../../../server/contract/lti.ts";
import { CLAIM } from "../../../server/lti/claims.ts";
import { choiceOf } from "../../../server/lti/choices.ts";
import type { DeepLinkingSettings } from "../../../server/lti/launch-type.ts";
import { publishedKeys } from "../../../server/lti/tool-keys.ts";
import { newOrg, newPerson, openTestService, type TestService } from "../../factories/service.ts";
import { ISSUER, launched, newPlatform, wishFor } from "./teacher.ts";

let service: TestService;
let orgId: string;
let academy: Awaited<ReturnType<typeof newPlatform>>;
beforeAll(async () => {
  service = await openTestService();
  orgId = await newOrg(service);
  academy = await newPlatform(service, orgId, { grades: true });
});
afterAll(() => service.close());

const FRAMES = { title: "Ask about frames", topic: "Window functions", skills: ["window-functions"] };

/** A teacher who is asked for places, and how they answer. */
async function teacherAsked(settings: Partial<DeepLinkingSettings> = {}) {
  const teacher = await launched(service, academy.platform, { placeId: null, role: "teacher" });
  const id = await wishFor(service, academy.platform, teacher.sessionId, settings);
  const answer = (places: unknown[]) => teacher.post(`/api/lti/deep-linking/${id}`, { places });
  return { teacher, id, answer };
}

async function read(answer: { body: unknown }) {
  const { address, jwt } = answer.body as DeepLinkingAnswer;
  const keys = createLocalJWKSet(await publishedKeys(service.services));
  const verified = await jwtVerify(jwt, keys, {
    issuer: academy.platform.clientId,
    audience: ISSUER,
    currentDate: service.clock.now(),
  });
  return { address, header: verified.protectedHeader, claims: verified.payload };
}

describe("the answer to a platform", () => {
  test("is signed as it wants it, goes where the launch said, and echoes its data", async () => {
    const data = 'op=42 & "quoted" ünicode %20+';
    const { answer } = await teacherAsked({ data });
    const { address, header, claims } = await read(await answer([FRAMES]));
    expect(address).toBe(`${ISSUER}/return?course=7`);
    expect(header).toMatchObject({ alg: "RS256" });
    expect(header.kid).toBeTruthy();
    expect(claims).toMatchObject({
      [CLAIM.messageType]: "LtiDeepLinkingResponse",
      [CLAIM.version]: "1.3.0",
      [CLAIM.deploymentId]: "1",
      [CLAIM.data]: data,
    });
    expect(claims["nonce"]).toMatch(/.{20,}/);
    expect(claims.exp! - claims.iat!).toBeLessThanOrEqual(600);
    const again = await read(await answer([FRAMES]));
    expect(again.claims["nonce"]).not.toBe(claims["nonce"]);
  });

  test("carries each place with the choice's id, which gives back what was chosen", async () => {
    const { answer } = await teacherAsked();
    const places = [
      { ...FRAMES, target: "iframe" },
      { ...FRAMES, title: "Joins", skills: [], target: "window" },
    ];
    const { claims } = await read(await answer(places));
    const items = claims[CLAIM.contentItems] as { url: string; custom: Record<string, string> }[];
    expect(items).toMatchObject([
      { type: "ltiResourceLink", title: "Ask about frames", url: "http://localhost:4600/lti/launch", iframe: {} },
      { type: "ltiResourceLink", title: "Joins", window: {} },
    ]);
    const chosen = await service.db.inOrg(orgId, (tx) => choiceOf(tx, orgId, items[0]!.custom["choice_id"]!));
    expect(chosen).toEqual({ topicTitle: "Window functions", skillIds: ["window-functions"] });
    const stranger = await newOrg(service, "Other");
    const elsewhere = await service.db.inOrg(stranger, (tx) => choiceOf(tx, stranger, items[0]!.custom["choice_id"]!));
    expect(elsewhere).toBeNull();
    expect(await service.db.inOrg(orgId, (tx) => choiceOf(tx, orgId, "none of ours"))).toBeNull();
  });

  test("may be empty, and says nothing of data that was not there", async () => {
    const { answer } = await teacherAsked();
    const { claims } = await read(await answer([]));
    expect(claims[CLAIM.contentItems]).toEqual([]);
    expect(claims).not.toHaveProperty([CLAIM.data]);
  });

  test("brings a line item where grades are on and the platform takes one", async () => {
    const { answer } = await teacherAsked({ acceptLineItem: true });
    const { claims } = await read(await answer([{ ...FRAMES, scores: true }]));
    const [item] = claims[CLAIM.contentItems] as { custom: Record<string, string>; lineItem: unknown }[];
    expect(item!.lineItem).toMatchObject({ scoreMaximum: 1, resourceId: item!.custom["choice_id"] });
  });

  test.each<[string, Partial<DeepLinkingSettings>, object[]]>([
    ["several where one is taken", { acceptMultiple: false }, [FRAMES, FRAMES]],
    ["links where none are taken", { acceptTypes: ["file"] }, [FRAMES]],
    ["a window where only frames are taken", { acceptTargets: ["iframe"] }, [{ ...FRAMES, target: "window" }]],
    ["a line item where none is taken", { acceptLineItem: false }, [{ ...FRAMES, scores: true }]],
    ["no title", {}, [{ ...FRAMES, title: " " }]],
  ])("is refused with %s", async (_, settings, places) => {
    const { answer } = await teacherAsked(settings);
    expect((await answer(places)).status).toBe(422);
  });
});

describe("somebody else", () => {
  test("cannot answer: a learner, another teacher, a session of no launch, another organisation", async () => {
    const { id } = await teacherAsked();
    const learner = await launched(service, academy.platform, { placeId: null, role: "learner" });
    const own = await wishFor(service, academy.platform, learner.sessionId);
    expect((await learner.post(`/api/lti/deep-linking/${own}`, { places: [] })).status).toBe(404);
    const other = await newPlatform(service, await newOrg(service, "Other"), { issuer: "https://other.example" });
    for (const person of [
      learner,
      await launched(service, academy.platform, { placeId: null, role: "teacher" }),
      await newPerson(service, orgId, { role: "admin" }),
      await launched(service, other.platform, { placeId: null, role: "teacher" }),
    ]) {
      expect((await person.post(`/api/lti/deep-linking/${id}`, { places: [] })).status).toBe(404);
    }
  });

  test("and nobody after four hours", async () => {
    const { answer } = await teacherAsked();
    service.clock.advance(4 * HOUR + 1000);
    expect((await answer([])).status).toBe(404);
  });
});
