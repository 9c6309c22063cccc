import { describe, expect, test } from "vitest";
import { createDevice, serviceTime } from "../../../../widget/local/device.ts";
import { createMemoryStore } from "../../../../widget/local/memory-store.ts";
import { claim, release } from "../../../../widget/local/owner.ts";
import { readMeta, writeMeta } from "../../../../widget/local/store.ts";
import { watchStore } from "../../../../widget/local/watch.ts";
import type { Status, Trouble } from "../../../../widget/carrier.ts";
import { ask, id, offer } from "../../../factories/seen.ts";
import { me } from "../../../fakes/fake-service.ts";

describe("drafts", () => {
  test("are kept, replaced and let go of", async () => {
    const { draft, keepDraft } = createDevice(createMemoryStore());
    await keepDraft("ask", "r");
    await keepDraft("ask", "rank rows");
    await keepDraft("message:1", "other");
    expect([await draft("ask"), await draft("none")]).toEqual(["rank rows", null]);
    await keepDraft("ask", null);
    expect([await draft("ask"), await draft("message:1")]).toEqual([null, "other"]);
  });

  test("live on where the storage gives up in the middle", async () => {
    const store = createMemoryStore();
    const full = () => Promise.reject(new DOMException("full", "QuotaExceededError"));
    const drafts = { ...store.tables.drafts, put: full };
    const { draft, keepDraft } = createDevice({ ...store, tables: { ...store.tables, drafts } });
    await keepDraft("ask", "not lost");
    expect(await draft("ask")).toBe("not lost");
    await keepDraft("ask", null);
    expect(await draft("ask")).toBeNull();
  });
});

test("deadlines are counted by the service's clock, as soon as it is known", async () => {
  const store = createMemoryStore();
  const { now } = createDevice(store);
  await writeMeta(store, "clock", 3_600_000);
  await new Promise<void>(
    (resolve) =>
      void store.live(
        () => readMeta(store, "clock"),
        () => resolve(),
      ),
  );
  expect(now() - Date.now()).toBeGreaterThan(3_590_000);
  expect(await serviceTime(store, () => 1000)).toBe(3_601_000);
});

describe("whose device it is", () => {
  test("words written before anybody signed in become the first person's", async () => {
    const store = createMemoryStore();
    await store.tables.drafts.put({ key: "ask", value: "words" });
    await claim(store, me());
    expect(await store.tables.drafts.all()).toHaveLength(1);
    expect((await readMeta(store, "me"))?.name).toBe("Ida Brandt");
  });

  test("letting go leaves nothing but the way to the service", async () => {
    const store = createMemoryStore();
    await claim(store, me());
    const link = { network: "online", session: "signed_in", server: "https://a.example" } as const;
    await writeMeta(store, "link", link);
    await store.tables.asks.put(ask());
    await store.tables.offers.put(offer());
    await store.tables.pages.put({ key: "window:1", page: { state: "reading" } });
    await store.tables.pictures.put({ id: id(1), mime: "image/webp", bytes: new ArrayBuffer(1) });
    await release(store);
    const left = await Promise.all(
      Object.entries(store.tables).map(async ([name, table]) => [name, (await table.all()).length]),
    );
    expect(left.filter(([, count]) => count !== 0)).toEqual([["meta", 1]]);
    expect(await readMeta(store, "link")).toEqual(link);
  });
});

test("the status counts what is on its way and what was refused, and not what is only noted", async () => {
  const store = createMemoryStore();
  const row = { order: 1, lane: id(1), at: "2026-05-06T10:42:00Z", attempts: 0, notBefore: 0, refused: null };
  const refused: Trouble = { code: "invalid", title: "", status: 422, fields: [], retryAfter: null };
  await store.tables.outbox.put(
    { ...row, id: "a", errand: { kind: "undo", offerId: id(1) } },
    { ...row, id: "b", errand: { kind: "undo", offerId: id(2) }, refused },
    { ...row, id: "c", errand: { kind: "read", askId: id(1), body: { seq: 1 } } },
    { ...row, id: "d", errand: { kind: "seen", offerId: id(1) } },
  );
  const status = await new Promise<Status>((resolve) => void watchStore(store, "").status(resolve));
  expect(status).toEqual({
    network: "online",
    session: "unknown",
    server: null,
    queued: 1,
    refused: 1,
    storage: "memory",
  });
});
