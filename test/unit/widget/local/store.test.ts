import { describe, expect, test } from "vitest";
import { openStore, readMeta, writeMeta } from "../../../../widget/local/store.ts";
import { ask, id, message } from "../../../factories/seen.ts";
import { kinds } from "./stores.ts";

describe.each(kinds)("%s", (_, open) => {
  test("keeps rows by their key and finds them by an index", async () => {
    const { tables } = await open();
    const { message: first } = message({ id: id(1), askId: id(100) });
    const { message: other } = message({ id: id(2), askId: id(101) });
    await tables.messages.put(other, first);
    expect(await tables.messages.all()).toEqual([first, other]);
    expect(await tables.messages.by("askId", id(101))).toEqual([other]);
    await tables.messages.put({ ...first, text: "again" });
    expect((await tables.messages.get(id(1)))?.text).toBe("again");
    await tables.messages.drop(id(1), id(2));
    expect(await tables.messages.get(id(1))).toBeUndefined();
  });

  test("a change that throws leaves nothing behind", async () => {
    const store = await open();
    await store.tables.asks.put(ask());
    const change = store.together(async () => {
      await store.tables.asks.clear();
      await writeMeta(store, "clock", 5);
      throw new Error("no");
    });
    await expect(change).rejects.toThrow("no");
    expect(await store.tables.asks.all()).toEqual([ask()]);
    expect(await readMeta(store, "clock")).toBeUndefined();
  });

  test("changes come one after the other: two that count do not lose a step", async () => {
    const store = await open();
    const countUp = () =>
      store.together(async () => {
        const clock = (await readMeta(store, "clock")) ?? 0;
        await writeMeta(store, "clock", clock + 1);
      });
    await Promise.all([countUp(), countUp(), countUp()]);
    expect(await readMeta(store, "clock")).toBe(3);
  });

  test("tells at once, after each change, and not after it was stopped", async () => {
    const store = await open();
    const told: string[][] = [];
    let heard = () => {};
    const next = () => new Promise<void>((resolve) => (heard = resolve));
    const first = next();
    const stop = store.live(
      async () => (await store.tables.asks.all()).map((row) => row.goal),
      (goals) => {
        told.push(goals);
        heard();
      },
    );
    await first;
    const second = next();
    await store.together(() => store.tables.asks.put(ask({ goal: "one" })));
    await second;
    stop();
    await store.tables.asks.put(ask({ goal: "two" }));
    await store.tables.asks.all();
    expect(told).toEqual([[], ["one"]]);
  });

  test("what is read is a copy: changing it changes nothing", async () => {
    const { tables } = await open();
    await tables.asks.put(ask({ goal: "mine" }));
    const read = await tables.asks.get(ask().id);
    if (read !== undefined) read.goal = "other";
    expect((await tables.asks.get(ask().id))?.goal).toBe("mine");
  });
});

test("storage that is blocked is replaced by memory, and says so", async () => {
  const store = await openStore(() => Promise.reject(new DOMException("no", "SecurityError")));
  expect(store.kind).toBe("memory");
  await store.tables.drafts.put({ key: "ask", value: "words" });
  expect((await store.tables.drafts.get("ask"))?.value).toBe("words");
});

test("storage that throws before it answers is replaced by memory", async () => {
  const store = await openStore(() => {
    throw new DOMException("no", "SecurityError");
  });
  expect(store.kind).toBe("memory");
});
