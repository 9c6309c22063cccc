import { signal } from "@preact/signals";
import { expect, test } from "vitest";
import type { MatchBody, Topic } from "../../../../server/contract/index.ts";
import { createMatch } from "../../../../widget/model/match.ts";
import { createSeenFirst } from "../../../../widget/model/seen-first.ts";
import { stillCarrier } from "../../../fakes/still-carrier.ts";

function device(kept: string | null = null) {
  const drafts = new Map<string, string | null>([["look-at-once", kept]]);
  return {
    drafts,
    draft: (key: string) => Promise.resolve(drafts.get(key) ?? null),
    keepDraft: (key: string, value: string | null) => Promise.resolve(void drafts.set(key, value)),
  };
}

/** A panel's page: which press it shows. */
function shown(press: string) {
  const key = signal(press);
  return { key, press: (next: string) => void (key.value = next) };
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

test("nothing may go before the learner says so, and the next page asks again", async () => {
  const about = shown("a");
  const kept = device();
  const seen = createSeenFirst(kept, about);
  await settled();
  expect(seen.mayGo.value).toBe(false);
  seen.go();
  expect(seen.mayGo.value).toBe(true);
  const again = createSeenFirst(kept, shown("a"));
  await settled();
  expect(again.mayGo.value).toBe(true);
  const elsewhere = createSeenFirst(kept, shown("b"));
  await settled();
  expect(elsewhere.mayGo.value).toBe(false);
  about.press("c");
  expect(seen.mayGo.value).toBe(false);
});

test("who wants every page looked up at once is remembered, and can take it back", async () => {
  const about = shown("a");
  const kept = device();
  const seen = createSeenFirst(kept, about);
  seen.setAlways(true);
  expect(seen.mayGo.value).toBe(true);
  expect(kept.drafts.get("look-at-once")).toBe("yes");
  const later = createSeenFirst(kept, shown("y"));
  await settled();
  expect(later.mayGo.value).toBe(true);
  later.setAlways(false);
  expect(kept.drafts.get("look-at-once")).toBeNull();
  const atLast = createSeenFirst(kept, shown("z"));
  await settled();
  expect(atLast.mayGo.value).toBe(false);
});

test("the service is asked nothing about a page before its topic was seen, and gets what was left of it", async () => {
  const asked: MatchBody[] = [];
  const { carrier } = stillCarrier({ find: { match: (body) => new Promise(() => void asked.push(body)) } });
  const round = signal("1");
  const exact = signal<Topic | null>({ title: "Frames", course: "SQL" });
  const seen = createSeenFirst(device(), { key: round });
  const match = createMatch(carrier, { exact, key: round }, seen.mayGo);
  await settled();
  expect(asked).toEqual([]);
  exact.value = { title: "Frames" };
  expect(asked).toEqual([]);
  seen.go();
  expect(asked).toEqual([{ topic: { title: "Frames" } }]);
  match.stop();
});
