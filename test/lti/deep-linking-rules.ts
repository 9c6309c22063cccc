import assert from "node:assert/strict";
import { Window } from "happy-dom";
import { createLocalJWKSet, decodeProtectedHeader, jwtVerify } from "jose";
import { eq } from "drizzle-orm";
import type { DeepLinkingAnswer, PlaceChoice } from "../../server/contract/lti.ts";
import { ltiPlatforms } from "../../server/db/schema/index.ts";
import { CLAIM } from "../../server/lti/claims.ts";
import { publishedKeys } from "../../server/lti/tool-keys.ts";
import { postForm } from "../../widget/host/post-form.ts";
import { deepLinking } from "./accepted-cases.ts";
import { signed } from "./platform.ts";
import type { Rule } from "./rule.ts";
import { openWorld, type World } from "./world.ts";

const PLACE: PlaceChoice = { title: "Ask about frames", topic: "Window functions", skills: ["window-functions"] };

/** A teacher whom the platform sends to choose, by a whole launch, and what they answer. */
async function teacherSent(world: World, settings: Record<string, unknown> = {}) {
  const { browser, asked } = await world.loggedIn();
  const payload = world.claims(asked, deepLinking(world, settings));
  const page = await browser.launch({
    state: asked.state,
    id_token: await signed(world.platform.signing, payload, { kid: world.platform.signing.kid }),
  });
  const { token, deepLinking: wish } = page.facts ?? {};
  assert.ok(token && wish, `the launch was not taken: ${page.status} ${page.code ?? ""}`);
  const answer = async (places: unknown[]) => {
    const response = await world.service.app.request(`/api/lti/deep-linking/${wish.returnId}`, {
      method: "POST",
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      body: JSON.stringify({ places }),
    });
    return { status: response.status, body: (await response.json()) as DeepLinkingAnswer };
  };
  return { wish, answer, page };
}

/** What the platform reads: the token checked as it would check it. */
async function read(world: World, { jwt }: DeepLinkingAnswer) {
  const keys = createLocalJWKSet(await publishedKeys(world.service.services));
  const { payload } = await jwtVerify(jwt, keys, {
    algorithms: ["RS256"],
    issuer: world.registered.clientId,
    audience: world.platform.issuer,
    currentDate: world.service.clock.now(),
    requiredClaims: ["exp", "iat", "nonce"],
  });
  return payload;
}

/** The form that the page leaves by. */
function formOf({ address, jwt }: DeepLinkingAnswer) {
  const { document, HTMLFormElement } = new Window() as unknown as typeof globalThis;
  let sent = 0;
  HTMLFormElement.prototype.submit = () => void (sent += 1);
  postForm(document, address, { JWT: jwt });
  const form = document.querySelector("form");
  const fields = [...document.querySelectorAll("input")].map(({ name, value }) => [name, value]);
  return { sent, method: form?.method, action: form?.getAttribute("action"), fields };
}

async function inWorld(run: (world: World) => Promise<void>): Promise<void> {
  const world = await openWorld();
  try {
    await run(world);
  } finally {
    await world.close();
  }
}

async function formPost(world: World): Promise<void> {
  const { answer, page } = await teacherSent(world);
  for (const places of [[PLACE], []]) {
    const { status, body } = await answer(places);
    assert.equal(status, 200);
    const address = `${world.platform.origin}/deep-links`;
    assert.deepEqual(formOf(body), { sent: 1, method: "post", action: address, fields: [["JWT", body.jwt]] });
    assert.equal(((await read(world, body))[CLAIM.contentItems] as unknown[]).length, places.length);
  }
  const policy = page.headers.get("content-security-policy") ?? "";
  assert.match(policy, new RegExp(`form-action [^;]*${world.platform.origin}`));
}

async function signature(world: World): Promise<void> {
  const { answer } = await teacherSent(world);
  const [first, second] = [await answer([PLACE]), await answer([PLACE])];
  const { alg, kid } = decodeProtectedHeader(first.body.jwt);
  assert.equal(alg, "RS256");
  assert.ok(kid);
  const [one, two] = [await read(world, first.body), await read(world, second.body)];
  assert.notEqual(one["nonce"], two["nonce"]);
  assert.ok((one.exp ?? 0) > (one.iat ?? 0));
}

async function echo(world: World): Promise<void> {
  const data = 'op=321&v=44 {"é": "+/=&"}\t%00';
  const { answer } = await teacherSent(world, { data });
  const claims = await read(world, (await answer([PLACE])).body);
  assert.equal(claims[CLAIM.data], data);
  assert.equal(claims[CLAIM.deploymentId], "deployment-1");
  assert.equal(claims[CLAIM.messageType], "LtiDeepLinkingResponse");
  assert.equal(claims[CLAIM.version], "1.3.0");
  const without = await teacherSent(world);
  assert.ok(!(CLAIM.data in (await read(world, (await without.answer([])).body))));
}

async function accepts(world: World): Promise<void> {
  const statuses = async (settings: Record<string, unknown>, ...tries: unknown[][]) => {
    const { answer } = await teacherSent(world, settings);
    const all = [];
    for (const places of tries) all.push((await answer(places)).status);
    return all;
  };
  const scored = { ...PLACE, scores: true };
  assert.deepEqual(await statuses({ accept_types: ["file", "html"] }, [PLACE], []), [422, 200]);
  assert.deepEqual(await statuses({ accept_multiple: false }, [PLACE, PLACE], [PLACE]), [422, 200]);
  assert.deepEqual(await statuses({ accept_multiple: true }, [PLACE, PLACE]), [200]);
  assert.deepEqual(await statuses({ accept_lineitem: true }, [scored]), [422], "grades are off");
  const which = eq(ltiPlatforms.id, world.registered.id);
  await world.service.db.inOrg(world.orgId, (tx) => tx.update(ltiPlatforms).set({ grades: true }).where(which));
  assert.deepEqual(await statuses({ accept_lineitem: false }, [scored], [PLACE]), [422, 200]);
  const { answer } = await teacherSent(world, { accept_lineitem: true });
  const [item] = (await read(world, (await answer([scored])).body))[CLAIM.contentItems] as { lineItem?: unknown }[];
  assert.ok(item?.lineItem);
}

async function hint(world: World): Promise<void> {
  for (const method of ["GET", "POST"] as const) {
    for (const said of ['{"cmid": 7, "é": "+/=&"}', " a+b%20c&d=e ", "ünï–\u{1F642}"]) {
      const { asked } = await world.loggedIn({ lti_message_hint: said }, method);
      assert.equal(asked.address.searchParams.get("lti_message_hint"), said);
    }
  }
}

export const rules: readonly Rule[] = [
  {
    id: "67",
    name: "answer by auto-submitted form POST, parameter JWT, to deep_link_return_url, also with zero items",
    run: () => inWorld(formPost),
  },
  {
    id: "68",
    name: "response JWT: iss = client_id, aud = platform iss, fresh nonce, exp, iat, kid, RS256",
    run: () => inWorld(signature),
  },
  {
    id: "69",
    name: "echo data unaltered; same deployment_id; LtiDeepLinkingResponse, version 1.3.0",
    run: () => inWorld(echo),
  },
  { id: "70", name: "honour accept_types, accept_multiple, accept_lineitem", run: () => inWorld(accepts) },
  { id: "71", name: "return lti_message_hint unaltered", run: () => inWorld(hint) },
];
