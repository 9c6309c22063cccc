// @vitest-environment happy-dom
import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, expect, test, vi } from "vitest";
import type { LtiContext, LtiScores } from "../../../../server/contract/index.ts";
import type { RostersApi } from "../../../../widget/pages/admin/rosters-api.ts";
import { Rosters } from "../../../../widget/pages/admin/rosters.tsx";
import { ScoresWaiting } from "../../../../widget/pages/admin/scores-waiting.tsx";

const NOW = Date.parse("2026-11-18T09:00:00Z");
const roster: LtiContext["roster"] = {
  state: "failed",
  pages: 120,
  seen: 6000,
  added: 6000,
  changed: 0,
  left: 0,
  problem: "not_granted",
  startedAt: "2026-11-18T08:00:00Z",
  endedAt: "2026-11-18T08:30:00Z",
  dueAt: "2026-11-19T08:30:00Z",
};
const context: LtiContext = {
  id: "c1",
  title: "Advanced SQL",
  label: "SQL",
  members: 6000,
  hasRoster: true,
  roster,
};
const scores: LtiScores = {
  sent: 3,
  places: [
    { placeId: "p1", title: "Frames", course: "SQL", waiting: 0, failed: 2, problem: "no_line_item", nextAt: null },
  ],
};

function apiOf(over: Partial<RostersApi> = {}): RostersApi {
  const well = <T,>(value: T) => Promise.resolve({ ok: true as const, value });
  return {
    contexts: () => well({ contexts: [context], total: 1 }),
    readNow: () => well({ ...context, roster: { ...roster!, state: "read", problem: null } }),
    stopReading: () => well({ ...context, roster: { ...roster!, state: "stopped", problem: null } }),
    scores: () => well(scores),
    retryScores: () => well({ sent: 5, places: [] }),
    ...over,
  };
}

const root = document.body;
afterEach(() => render(null, root));
const settled = () => act(() => Promise.resolve());
const press = async (name: string) => {
  const button = [...root.querySelectorAll("button")].find(
    (each) => (each.getAttribute("aria-label") ?? each.textContent) === name,
  );
  await act(async () => {
    button!.click();
    await Promise.resolve();
  });
  await settled();
};

test("a course whose roster failed says why, and is read on a press", async () => {
  const readNow = vi.fn<RostersApi["readNow"]>(apiOf().readNow);
  await act(() => render(<Rosters api={apiOf({ readNow })} platformId="p" now={NOW} />, root));
  await settled();
  expect(root.textContent).toContain("Could not be read to the end");
  expect(root.textContent).toContain("Grant it there");
  await press("Read the members of Advanced SQL now");
  expect(readNow).toHaveBeenCalledWith("c1");
});

test("scores that were not taken say where and why, and are sent again", async () => {
  const retryScores = vi.fn<RostersApi["retryScores"]>(apiOf().retryScores);
  await act(() => render(<ScoresWaiting api={apiOf({ retryScores })} platformId="p" />, root));
  await settled();
  expect(root.textContent).toContain("2 scores not sent");
  expect(root.textContent).toContain("no gradebook column");
  await press("Try again");
  expect(retryScores).toHaveBeenCalledWith("p");
});
