import { beforeEach, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { sessionItem } from "../../../../extension/background/session-item.ts";
import { notifyItem, serverItem } from "../../../../extension/storage/items.ts";
import { showItem } from "../../../../extension/storage/show.ts";
import { id } from "../../../factories/seen.ts";

vi.mock("wxt/browser", async () => ({ browser: (await import("wxt/testing/fake-browser")).fakeBrowser }));
beforeEach(() => fakeBrowser.reset());

const session = {
  token: "opaque",
  expiresAt: "2026-06-01T00:00:00Z",
  person: { id: id(2), name: "Ida Brandt" },
  org: { id: id(9), name: "Portolane" },
  server: "https://peer.example.org",
};

test("gives back what was put there, under a key that names its version", async () => {
  await serverItem.set("https://peer.example.org");
  await notifyItem.set(true);
  expect(await serverItem.get()).toBe("https://peer.example.org");
  expect(await fakeBrowser.storage.local.get()).toEqual({ "server@1": "https://peer.example.org", "notify@1": true });
  await serverItem.clear();
  expect(await serverItem.get()).toBeNull();
});

test.each([
  [serverItem, "server@1", "no address"],
  [serverItem, "server@1", 5],
  [notifyItem, "notify@1", "yes"],
  [sessionItem, "session@1", { token: 1 }],
] as const)("what is none of ours counts as nothing: %#", async (item, key, stored) => {
  await fakeBrowser.storage.local.set({ [key]: stored });
  expect(await item.get()).toBe(item === notifyItem ? false : null);
});

test("a session is read whole or not at all", async () => {
  await sessionItem.set(session);
  expect(await sessionItem.get()).toEqual(session);
  await fakeBrowser.storage.local.set({ "session@1": { ...session, server: undefined } });
  expect(await sessionItem.get()).toBeNull();
});

test("tells of changes to itself alone, until it is stopped", async () => {
  const told: unknown[] = [];
  const stop = showItem.watch((show) => told.push(show));
  await showItem.set({ windowId: 3, askId: id(1) });
  await notifyItem.set(true);
  stop();
  await showItem.clear();
  expect(told).toEqual([{ windowId: 3, askId: id(1) }]);
});
