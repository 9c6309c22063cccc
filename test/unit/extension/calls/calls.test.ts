import { beforeEach, describe, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { answer, answerPanels, type Handlers } from "../../../../extension/calls/answer-panels.ts";
import { callBackground } from "../../../../extension/calls/call-background.ts";
import { toBackground, type CallName } from "../../../../extension/calls/to-background.ts";
import { id } from "../../../factories/seen.ts";

vi.mock("wxt/browser", async () => ({ browser: (await import("wxt/testing/fake-browser")).fakeBrowser }));
beforeEach(() => fakeBrowser.reset());

const body = { topic: { title: "Frames" }, goal: "rank rows", minutes: 15 };

/** Handlers that note what they are given. */
function noting() {
  const given: [CallName, ...unknown[]][] = [];
  const names = Object.keys(toBackground) as CallName[];
  const handlers = Object.fromEntries(
    names.map((name) => [
      name,
      (...values: unknown[]) => {
        given.push([name, ...values]);
        return Promise.resolve({ ok: true, value: null });
      },
    ]),
  ) as unknown as Handlers;
  return { given, handlers: Promise.resolve(handlers) };
}

describe("what arrives", () => {
  test("a call that fits reaches its handler with what was given, and nothing more", async () => {
    const { given, handlers } = noting();
    const extra = { ...body, surprise: "x" };
    expect(await answer(handlers, "openAsk", [id(1), extra, "ask"])).toEqual({ ok: true, value: null });
    expect(await answer(handlers, "withdrawAsk", [id(1)])).toEqual({ ok: true, value: null });
    expect(given).toEqual([
      ["openAsk", id(1), body, "ask"],
      ["withdrawAsk", id(1)],
    ]);
  });

  test.each([
    ["openAsk", ["not an id", body]],
    ["openAsk", [id(1), { ...body, goal: "" }]],
    ["openAsk", [id(1)]],
    ["signOut", ["something"]],
    ["snoozeOffer", [id(1), "tomorrow"]],
    ["connect", ["no address"]],
    ["readPage", ["1"]],
    ["sendMessage", [id(1), { id: id(2), text: " " }]],
  ] as const)("%s with what does not fit changes nothing", async (call, values) => {
    const { given, handlers } = noting();
    expect(await answer(handlers, call, values)).toMatchObject({ ok: false, trouble: { code: "invalid" } });
    expect(given).toEqual([]);
  });

  test("a handler that throws is trouble, not silence", async () => {
    const handlers = Promise.reject<Handlers>(new Error("no database"));
    expect(await answer(handlers, "refresh", [])).toMatchObject({ ok: false, trouble: { code: "storage" } });
  });
});

describe("who is heard", () => {
  const listening = () => {
    const { given, handlers } = noting();
    const listeners: ((message: unknown, sender: object, reply: (outcome: unknown) => void) => unknown)[] = [];
    vi.spyOn(fakeBrowser.runtime.onMessage, "addListener").mockImplementation(
      (listener) => void listeners.push(listener as never),
    );
    answerPanels(handlers);
    const say = (message: unknown, sender: object) =>
      new Promise((resolve) => {
        if (listeners[0]?.(message, sender, resolve) !== true) resolve("not heard");
      });
    return { given, say };
  };
  const own = () => ({ id: fakeBrowser.runtime.id, url: `${fakeBrowser.runtime.getURL("/")}popup.html` });

  test("a page of this extension", async () => {
    const { say, given } = listening();
    expect(await say({ call: "refresh", values: [] }, own())).toEqual({ ok: true, value: null });
    expect(given).toHaveLength(1);
  });

  test.each([
    ["another extension", () => ({ ...own(), id: "other" })],
    ["a web page", () => ({ ...own(), url: "https://evil.example/popup.html" })],
    ["nobody in particular", () => ({})],
  ])("%s is not", async (_, sender) => {
    const { say, given } = listening();
    expect(await say({ call: "signOut", values: [] }, sender())).toBe("not heard");
    expect(given).toEqual([]);
  });

  test.each([
    null,
    "refresh",
    { call: "toString", values: [] },
    { call: "__proto__", values: [] },
    { call: "refresh" },
  ])("nor a message of another kind: %j", async (message) => {
    const { say } = listening();
    expect(await say(message, own())).toBe("not heard");
  });
});

describe("asking", () => {
  const backgroundThat = (answers: (message: unknown) => unknown) => {
    const sendMessage = async (message: unknown): Promise<unknown> => answers(message);
    Object.assign(fakeBrowser.runtime, { sendMessage });
  };

  test("what is left out at the end is not sent, so that it does not arrive as null", async () => {
    const sent: unknown[] = [];
    backgroundThat((message) => {
      sent.push(message);
      return { ok: true, value: null };
    });
    await callBackground("withdrawAsk", id(1), undefined);
    expect(sent).toEqual([{ call: "withdrawAsk", values: [id(1)] }]);
  });

  test("a worker that was stopped is asked once more; one that stays silent is trouble", async () => {
    const answers: (() => unknown)[] = [
      () => {
        throw new Error("The message port closed before a response was received.");
      },
      () => ({ ok: true, value: "second" }),
    ];
    backgroundThat(() => answers.shift()?.());
    expect(await callBackground("refresh")).toEqual({ ok: true, value: "second" });
    expect(await callBackground("refresh")).toMatchObject({ ok: false, trouble: { code: "unreadable" } });
  });
});
