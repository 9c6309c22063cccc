import { signal } from "@preact/signals";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { placeOf } from "../../../../extension/calls/place-of.ts";
import { type TabModel, watchTab } from "../../../../extension/panel/watch-tab.ts";
import type { PageState } from "../../../../widget/carrier.ts";

vi.mock("wxt/browser", async () => ({ browser: (await import("wxt/testing/fake-browser")).fakeBrowser }));

interface Tab {
  id: number;
  url?: string;
  title?: string;
}

/** A window with one tab in front, and what its tabs' events call. */
function world(front: Tab) {
  const updated = new Set<(id: number, change: object) => void>();
  const activated = new Set<() => void>();
  const eventOf = <T>(heard: Set<T>) => ({
    addListener: (one: T) => heard.add(one),
    removeListener: (one: T) => heard.delete(one),
  });
  let shown = front;
  let own: Tab | undefined;
  Object.assign(fakeBrowser, {
    tabs: {
      query: async () => [shown],
      getCurrent: async () => own,
      onUpdated: eventOf(updated),
      onActivated: eventOf(activated),
    },
  });
  return {
    listeners: () => updated.size + activated.size,
    standInTab: (tab: Tab) => (own = tab),
    turn(next: Tab, change: object = { url: next.url }) {
      shown = next;
      for (const tell of updated) tell(next.id, change);
    },
    activate(next: Tab) {
      shown = next;
      for (const tell of activated) tell();
    },
  };
}

const LESSON = { id: 7, url: "https://lms.example/lesson/1", title: "Frames" };
const readIn = async (tab: Tab, key = "1"): Promise<PageState> => ({
  state: "read",
  key,
  topic: { title: "Frames" },
  source: "general",
  selection: null,
  connect: null,
  tab: { id: tab.id, place: await placeOf(tab) },
});

let model: TabModel | undefined;
beforeEach(() => fakeBrowser.reset());
afterEach(() => model?.stop());
const inFront = () => model?.inFront.value;

test("a turn on the client is noticed, and the way back too", async () => {
  const tabs = world(LESSON);
  model = watchTab(3, signal(await readIn(LESSON)));
  tabs.turn({ ...LESSON, url: "https://lms.example/lesson/2" });
  await expect.poll(inFront).toEqual({ same: false, readable: true });
  tabs.turn(LESSON);
  await expect.poll(inFront).toEqual({ same: true });
});

test("a title that changes alone is another page", async () => {
  const tabs = world(LESSON);
  model = watchTab(3, signal(await readIn(LESSON)));
  tabs.turn({ ...LESSON, title: "Ranks" }, { title: "Ranks" });
  await expect.poll(inFront).toEqual({ same: false, readable: true });
});

test("a page that nobody pressed on tells nothing of itself, and wants a press", async () => {
  const tabs = world(LESSON);
  model = watchTab(3, signal(await readIn(LESSON)));
  tabs.activate({ id: 8 });
  await expect.poll(inFront).toEqual({ same: false, readable: false });
  tabs.activate(LESSON);
  await expect.poll(inFront).toEqual({ same: true });
  tabs.turn({ id: 7 }, { status: "loading" });
  await expect.poll(inFront).toEqual({ same: false, readable: false });
});

test("the next press starts anew", async () => {
  const tabs = world(LESSON);
  const page = signal(await readIn(LESSON));
  model = watchTab(3, page);
  const second = { ...LESSON, url: "https://lms.example/lesson/2" };
  tabs.turn(second);
  await expect.poll(inFront).toEqual({ same: false, readable: true });
  page.value = await readIn(second, "2");
  await expect.poll(inFront).toEqual({ same: true });
});

test("a panel that stands in a tab of its own is in front of nothing", async () => {
  const tabs = world({ id: 9, url: "chrome-extension://x/sidepanel.html" });
  tabs.standInTab({ id: 9 });
  model = watchTab(3, signal(await readIn(LESSON)));
  tabs.turn({ id: 9, url: "chrome-extension://x/sidepanel.html" });
  await expect.poll(inFront).toEqual({ same: true });
});

test("nothing is heard after the end", async () => {
  const tabs = world(LESSON);
  model = watchTab(3, signal(await readIn(LESSON)));
  expect(tabs.listeners()).toBe(2);
  model.stop();
  expect(tabs.listeners()).toBe(0);
});
