import { signal } from "@preact/signals";
import { expect, test } from "vitest";
import { createSeenFirst } from "../../../../widget/model/seen-first.ts";

function device(kept: string | null = null) {
  const drafts = new Map<string, string | null>([["look-at-once", kept]]);
  return {
    drafts,
    draft: (key: string) => Promise.resolve(drafts.get(key) ?? null),
    keepDraft: (key: string, value: string | null) => Promise.resolve(void drafts.set(key, value)),
  };
}

test("nothing may go before the learner says so, and the next page asks again", async () => {
  const round = signal("1");
  const seen = createSeenFirst(device(), round);
  await Promise.resolve();
  expect(seen.mayGo.value).toBe(false);
  seen.go();
  expect(seen.mayGo.value).toBe(true);
  round.value = "2";
  expect(seen.mayGo.value).toBe(false);
});

test("who wants every page looked up at once is remembered, and can take it back", async () => {
  const round = signal("1");
  const kept = device();
  const seen = createSeenFirst(kept, round);
  seen.setAlways(true);
  expect(seen.mayGo.value).toBe(true);
  expect(kept.drafts.get("look-at-once")).toBe("yes");
  const later = createSeenFirst(kept, signal("9"));
  await Promise.resolve();
  await Promise.resolve();
  expect(later.mayGo.value).toBe(true);
  later.setAlways(false);
  expect(kept.drafts.get("look-at-once")).toBeNull();
  const atLast = createSeenFirst(kept, signal("10"));
  await Promise.resolve();
  await Promise.resolve();
  expect(atLast.mayGo.value).toBe(false);
});
