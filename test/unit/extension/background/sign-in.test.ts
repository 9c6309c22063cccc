import { createHash } from "node:crypto";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { sessionItem } from "../../../../extension/background/session-item.ts";
import { createSession } from "../../../../extension/background/sign-in.ts";
import { serverItem } from "../../../../extension/storage/items.ts";
import type { SessionAnswer, SessionBody } from "../../../../server/contract/index.ts";
import type { Api } from "../../../../widget/client/api.ts";
import { createMemoryStore } from "../../../../widget/local/memory-store.ts";
import { claim } from "../../../../widget/local/owner.ts";
import { ask, id } from "../../../factories/seen.ts";
import { me } from "../../../fakes/fake-service.ts";

vi.mock("wxt/browser", async () => ({ browser: (await import("wxt/testing/fake-browser")).fakeBrowser }));

const RETURN = "https://abc.chromiumapp.org/";
const SERVER = "https://peer.example.org";
const person = { id: id(2), name: "Ida Brandt" };

/** `returns` makes the address that the browser comes back with. */
function world(returns: (asked: URL) => string | undefined | Promise<never>) {
  const store = createMemoryStore();
  const asked: URL[] = [];
  const exchanged: SessionBody[] = [];
  const identity = {
    getRedirectURL: () => RETURN,
    launchWebAuthFlow: async ({ url }: { url: string }) => {
      asked.push(new URL(url));
      return returns(new URL(url));
    },
  };
  Object.assign(fakeBrowser, { identity });
  const openSession = async (body: SessionBody) => {
    exchanged.push(body);
    const value: SessionAnswer = {
      token: "opaque",
      expiresAt: "2026-06-01T00:00:00Z",
      person,
      org: { id: id(9), name: "Portolane" },
    };
    return { ok: true, value } as const;
  };
  const session = createSession({ openSession } as unknown as Api, store);
  return { store, session, asked, exchanged };
}
const good = (asked: URL) => `${RETURN}?code=once&state=${asked.searchParams.get("state")}`;

beforeEach(async () => {
  fakeBrowser.reset();
  await serverItem.set(SERVER);
});

test("the code is exchanged with the verifier behind the challenge, and the token stays with its service", async () => {
  const { session, asked, exchanged } = world(good);
  expect(await session.signIn()).toEqual({ ok: true, value: null });
  const query = asked[0]?.searchParams;
  expect(asked[0]?.origin).toBe(SERVER);
  expect([query?.get("redirect_uri"), query?.get("code_challenge_method")]).toEqual([RETURN, "S256"]);
  const { code, codeVerifier = "" } = exchanged[0] ?? {};
  expect(code).toBe("once");
  expect(createHash("sha256").update(codeVerifier).digest("base64url")).toBe(query?.get("code_challenge"));
  expect(await sessionItem.get()).toMatchObject({ token: "opaque", server: SERVER });
});

test("each sign-in has its own state and verifier", async () => {
  const { session, asked, exchanged } = world(good);
  await session.signIn();
  await session.signIn();
  expect(new Set(asked.map((url) => url.searchParams.get("state"))).size).toBe(2);
  expect(new Set(exchanged.map(({ codeVerifier }) => codeVerifier)).size).toBe(2);
});

describe("nothing is exchanged", () => {
  test.each([
    ["another state", () => `${RETURN}?code=once&state=forged`, "code_refused"],
    ["no state", () => `${RETURN}?code=once`, "code_refused"],
    [
      "no code",
      (asked: URL) => `${RETURN}?error=access_denied&state=${asked.searchParams.get("state")}`,
      "code_refused",
    ],
    ["nothing at all", () => undefined, "code_refused"],
    ["a window that was closed", () => Promise.reject(new Error("The user did not approve access.")), "cancelled"],
  ] as const)("with %s", async (_, returns, code) => {
    const { session, exchanged } = world(returns);
    expect(await session.signIn()).toMatchObject({ ok: false, trouble: { code } });
    expect(exchanged).toEqual([]);
    expect(await sessionItem.get()).toBeNull();
  });
});

test("another person's words are gone before the new token is there", async () => {
  const { session, store } = world(good);
  await claim(store, me({ id: id(7) }));
  await store.tables.asks.put(ask());
  let leftWhenStored = -1;
  sessionItem.watch(() => void store.tables.asks.all().then((asks) => (leftWhenStored = asks.length)));
  await session.signIn();
  expect(await store.tables.asks.all()).toEqual([]);
  expect(leftWhenStored).toBe(0);
});

test("the same person finds what was kept", async () => {
  const { session, store } = world(good);
  await claim(store, me({ id: person.id }));
  await store.tables.drafts.put({ key: "ask", value: "words" });
  await session.signIn();
  expect(await store.tables.drafts.all()).toHaveLength(1);
});

describe("a code from a course", () => {
  const answer: SessionAnswer = {
    token: "by-code",
    expiresAt: "2026-06-01T00:00:00Z",
    person,
    org: { id: id(9), name: "Portolane" },
  };
  const byCode = (outcome: unknown) => {
    const store = createMemoryStore();
    const typed: string[] = [];
    const connectSession = async ({ code }: { code: string }) => (typed.push(code), outcome);
    return { store, typed, session: createSession({ connectSession } as unknown as Api, store) };
  };

  test("signs in as the same person, and clears what was somebody else's", async () => {
    const { store, typed, session } = byCode({ ok: true, value: answer });
    await claim(store, me({ id: id(7) }));
    await store.tables.asks.put(ask());
    expect(await session.useCode("K7PX2MQD")).toEqual({ ok: true, value: null });
    expect(typed).toEqual(["K7PX2MQD"]);
    expect(await sessionItem.get()).toMatchObject({ token: "by-code", server: SERVER });
    expect(await store.tables.asks.all()).toEqual([]);
  });

  test("that is not good any more changes nothing", async () => {
    const refused = { ok: false, trouble: { code: "code_refused" } };
    const { session } = byCode(refused);
    expect(await session.useCode("K7PX2MQD")).toEqual(refused);
    expect(await sessionItem.get()).toBeNull();
  });
});
