import { beforeEach, describe, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { forgetPages, pageKey, readPage } from "../../../../extension/background/read-page.ts";
import { serverItem } from "../../../../extension/storage/items.ts";
import type { PageState } from "../../../../widget/carrier.ts";
import { createMemoryStore } from "../../../../widget/local/memory-store.ts";

vi.mock("wxt/browser", async () => ({ browser: (await import("wxt/testing/fake-browser")).fakeBrowser }));
beforeEach(() => fakeBrowser.reset());

const page = { topic: { title: "Frames", headings: ["ROWS"] }, source: "moodle", selection: "rank()" };

function world(execute: (injection: unknown) => Promise<unknown>) {
  const store = createMemoryStore();
  const injections: unknown[] = [];
  const executeScript = async (injection: unknown) => {
    injections.push(injection);
    return [{ result: await execute(injection) }];
  };
  const tab = { id: 7, url: "https://lms.example/frames?session=s3cret", title: "Frames" };
  Object.assign(fakeBrowser, { scripting: { executeScript }, tabs: { get: async () => tab } });
  const read = async (selection?: string): Promise<PageState | undefined> => {
    await readPage(store, { windowId: 3, tabId: 7, ...(selection !== undefined && { selection }) });
    return (await store.tables.pages.get(pageKey(3)))?.page;
  };
  return { store, read, injections };
}

test("the built file runs in the top frame of the pressed tab, and its topic is kept for that window", async () => {
  const { read, injections } = world(async () => page);
  expect(await read()).toMatchObject({
    state: "read",
    topic: page.topic,
    source: "moodle",
    selection: "rank()",
    connect: null,
  });
  const target = { tabId: 7, allFrames: false };
  expect(injections).toEqual([
    { target, files: ["/read-topic.js"] },
    { target, files: ["/find-widget.js"] },
  ]);
});

test("which page it was is kept as a digest, without the address", async () => {
  const state = await world(async () => page).read();
  expect(state?.state === "read" && state.tab).toEqual({ id: 7, place: expect.stringMatching(/^[0-9a-f]{24}$/) });
  expect(JSON.stringify(state)).not.toMatch(/s3cret|lms\.example/);
});

test("each press is another one, also on the same page", async () => {
  const { read } = world(async () => page);
  const [one, two] = [await read(), await read()];
  expect(one?.state === "read" && two?.state === "read" && one.key !== two.key).toBe(true);
});

test("the panel hears that the page is being read", async () => {
  const seen: (PageState | undefined)[] = [];
  const { store, read } = world(async () => {
    seen.push((await store.tables.pages.get(pageKey(3)))?.page);
    return page;
  });
  await read();
  expect(seen).toEqual([{ state: "reading" }, { state: "reading" }]);
});

test("what the context menu knows stands in for a page that tells no selection", async () => {
  const { read } = world(async () => ({ ...page, selection: undefined }));
  expect(await read("from the menu")).toMatchObject({ selection: "from the menu" });
});

describe("a page is not trusted", () => {
  test.each([
    null,
    undefined,
    "words",
    { topic: {} },
    { topic: { title: "" }, source: "x" },
    { topic: { title: "x".repeat(301) }, source: "x" },
  ])("an answer that is no topic is not used: %j", async (result) => {
    expect(await world(async () => result).read()).toEqual({ state: "unreadable", why: "failed" });
  });

  test("what does not belong in a topic is left behind", async () => {
    const { read } = world(async () => ({ ...page, topic: { ...page.topic, secret: "body text" } }));
    const state = await read();
    expect(state?.state === "read" && state.topic).toEqual(page.topic);
  });

  test.each([
    ["https://peer.example.org", "https://peer.example.org"],
    ["http://localhost:4600", "http://localhost:4600"],
    ["http://peer.example.org", null],
    ["https://peer.example.org/path", null],
    ["javascript:alert(1)", null],
    ["https://user:pass@peer.example.org", null],
  ])("it may invite to a safe origin alone: %s", async (server, connect) => {
    expect(await world(async () => ({ ...page, connect: { server } })).read()).toMatchObject({ connect });
  });
});

describe("a page that cannot be read says why", () => {
  test.each([
    ["Cannot access a chrome:// URL", "browser"],
    ["The extensions gallery cannot be scripted.", "browser"],
    ['Cannot access contents of url "about:config"', "browser"],
    [
      "Cannot access contents of the page. Extension manifest must request permission to access the respective host.",
      "no_grant",
    ],
    ["Missing host permission for the tab", "no_grant"],
    ["No tab with id: 7.", "failed"],
  ])("%s", async (message, why) => {
    expect(await world(() => Promise.reject(new Error(message))).read()).toEqual({ state: "unreadable", why });
  });
});

test("after a restart windows have other numbers, so pages are forgotten", async () => {
  const { store, read } = world(async () => page);
  await read();
  await forgetPages(store);
  expect(await store.tables.pages.all()).toEqual([]);
});

const withWidget = (origins: unknown) =>
  world(async (injection) => (JSON.stringify(injection).includes("find-widget") ? origins : page));

test("a page in which the widget of our own service stands is left to it", async () => {
  await serverItem.set("https://peer.example.org");
  expect(await withWidget(["https://peer.example.org"]).read()).toMatchObject({ state: "read", widget: true });
});

test.each<[string, unknown]>([
  ["nobody", []],
  ["another service", ["https://evil.example"]],
  ["something else", { length: 1 }],
  ["nothing", undefined],
])("a page in which %s answers is read as ever", async (_, origins) => {
  await serverItem.set("https://peer.example.org");
  const state = await withWidget(origins).read();
  expect(state).toMatchObject({ state: "read", topic: page.topic });
  expect(state).not.toHaveProperty("widget");
});
