import * as z from "zod/mini";
import { describe, expect, test } from "vitest";
import { createHttp, path, type Credentials } from "../../../../widget/client/http.ts";
import { addressOf } from "../../../fakes/address-of.ts";
import { SERVER } from "./device.ts";

const Answer = z.object({ word: z.string() });
const bearer = (token: string | null): Credentials => ({ kind: "bearer", token: () => Promise.resolve(token) });

interface Seen {
  url: string;
  init: RequestInit;
}

function http(
  answer: () => Response | Promise<Response>,
  credentials: Credentials = bearer("secret-token"),
  server: string | null = SERVER,
) {
  const seen: Seen[] = [];
  const fetch: typeof globalThis.fetch = async (input, init) => {
    seen.push({ url: addressOf(input), init: init ?? {} });
    return answer();
  };
  return { seen, ...createHttp({ server: () => Promise.resolve(server), credentials, fetch, patience: 20 }) };
}

const get = { method: "GET", path: "/api/word", answer: Answer } as const;
const problem = (status: number, code: string, headers: Record<string, string> = {}) =>
  new Response(
    JSON.stringify({
      type: "about:blank",
      code,
      title: "A sentence.",
      status,
      fields: [{ path: "goal", message: "too long" }],
    }),
    { status, headers },
  );

describe("what is sent", () => {
  test("a token goes in a header, never in an address, and no cookie with it", async () => {
    const { call, seen } = http(() => Response.json({ word: "yes" }));
    expect(await call({ ...get, method: "POST", body: { a: 1 } })).toEqual({ ok: true, value: { word: "yes" } });
    expect(seen[0]?.url).toBe(`${SERVER}/api/word`);
    expect(seen[0]?.init).toMatchObject({ credentials: "omit", redirect: "error", body: '{"a":1}' });
    expect(new Headers(seen[0]?.init.headers).get("authorization")).toBe("Bearer secret-token");
  });

  test("the web app sends its cookie and no token", async () => {
    const { call, seen } = http(() => Response.json({ word: "yes" }), { kind: "cookie" });
    await call(get);
    expect(seen[0]?.init.credentials).toBe("same-origin");
    expect(new Headers(seen[0]?.init.headers).has("authorization")).toBe(false);
  });

  test("without a token, or a service, nothing leaves", async () => {
    const signedOut = http(() => Response.json({}), bearer(null));
    expect(await signedOut.call(get)).toMatchObject({ ok: false, trouble: { code: "not_signed_in", status: 401 } });
    const nowhere = http(() => Response.json({}), bearer("t"), null);
    expect(await nowhere.call(get)).toMatchObject({ ok: false, trouble: { code: "no_server" } });
    expect([...signedOut.seen, ...nowhere.seen]).toEqual([]);
  });

  test("the one call that brings the session goes without one", async () => {
    const { call, seen } = http(() => Response.json({ word: "token" }), bearer(null));
    expect(await call({ ...get, signedIn: false })).toMatchObject({ ok: true });
    expect(new Headers(seen[0]?.init.headers).has("authorization")).toBe(false);
  });

  test("an id or a word cannot leave its place in an address", () => {
    expect(path`/api/asks/${"../me?x=1"}/messages`).toBe("/api/asks/..%2Fme%3Fx%3D1/messages");
    expect(path`/api/people?q=${"Å & b#c"}`).toBe("/api/people?q=%C3%85%20%26%20b%23c");
  });
});

describe("what comes back", () => {
  test("a problem is told with its code, sentence and fields", async () => {
    const { call } = http(() => problem(409, "ask_taken"));
    expect(await call(get)).toEqual({
      ok: false,
      trouble: {
        code: "ask_taken",
        title: "A sentence.",
        status: 409,
        fields: [{ path: "goal", message: "too long" }],
        retryAfter: null,
      },
    });
  });

  test("how long to wait is read in seconds, and nothing else is", async () => {
    expect(await http(() => problem(429, "too_many", { "retry-after": "7" })).call(get)).toMatchObject({
      trouble: { retryAfter: 7 },
    });
    expect(await http(() => problem(429, "too_many", { "retry-after": "Wed, 21 Oct" })).call(get)).toMatchObject({
      trouble: { retryAfter: null },
    });
  });

  test.each([
    [502, "away"],
    [408, "away"],
    [401, "not_signed_in"],
    [404, "unreadable"],
    [403, "unreadable"],
    [413, "too_large"],
    [429, "too_many"],
  ])("status %i of somebody in between is %s", async (status, code) => {
    const { call } = http(() => new Response("<html>", { status }));
    expect(await call(get)).toMatchObject({ ok: false, trouble: { code, status } });
  });

  test.each(["<html>hotel</html>", '{"word":1}', ""])(
    "an answer that is none of ours is unreadable: %s",
    async (body) => {
      const { call } = http(() => new Response(body));
      expect(await call(get)).toMatchObject({ ok: false, trouble: { code: "unreadable" } });
    },
  );

  test("an answer that does not count may be empty", async () => {
    const { call } = http(() => new Response(null, { status: 204 }));
    expect(await call({ ...get, answer: null })).toEqual({ ok: true, value: null });
  });

  test("no network, a cut-off answer and silence are told apart", async () => {
    const lost = http(() => {
      throw new TypeError("Failed to fetch");
    });
    expect(await lost.call(get)).toMatchObject({ trouble: { code: "offline" } });
    const cut = http(
      () => new Response(new ReadableStream({ pull: (controller) => controller.error(new TypeError("cut")) })),
    );
    expect(await cut.call(get)).toMatchObject({ trouble: { code: "offline" } });
    const silent = http(() => Promise.reject(new DOMException("late", "TimeoutError")));
    expect(await silent.call(get)).toMatchObject({ trouble: { code: "slow" } });
  });

  test("a picture comes as bytes", async () => {
    const { bytes } = http(() => new Response(new Blob(["png"], { type: "image/png" })));
    const outcome = await bytes("/api/asks/1/pictures/2");
    expect(outcome.ok && (await outcome.value.text())).toBe("png");
  });
});
