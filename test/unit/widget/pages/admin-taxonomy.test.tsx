// @vitest-environment happy-dom
import { expect, test, vi } from "vitest";
import type { AdminSkill, OpenProposals } from "../../../../server/contract/index.ts";
import type { Outcome, TroubleCode } from "../../../../widget/carrier.ts";
import type { TaxonomyApi } from "../../../../widget/pages/admin/taxonomy-api.ts";
import { Taxonomy } from "../../../../widget/pages/admin/taxonomy.tsx";
import { bodyOf, draftOf, wrongNames } from "../../../../widget/pages/admin/taxonomy-draft.ts";
import { at, id } from "../../../factories/seen.ts";
import { after, button, buttons, press, show, type } from "../ui/dom.ts";

const good = <T,>(value: T): Promise<Outcome<T>> => Promise.resolve({ ok: true, value });
const refused = (code: TroubleCode, message = ""): Promise<Outcome<never>> =>
  Promise.resolve({
    ok: false,
    trouble: { code, title: "", status: 422, fields: [{ path: "name", message }], retryAfter: null },
  });
const frames: AdminSkill = {
  id: "frames",
  name: "Window functions",
  kind: "hard",
  aliases: ["over clauses"],
  broader: { id: "sql", name: "SQL" },
  related: [],
  names: { de: ["Fensterfunktionen", "Fenster"] },
  source: "starter",
  people: null,
};
const typed: OpenProposals = {
  total: 1,
  proposals: [
    { id: id(1), text: "Windowing", people: 7, at: at(-60), near: [{ id: "frames", name: "Window functions" }] },
  ],
};

async function taxonomy(changes: Partial<TaxonomyApi> = {}) {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  const calls: unknown[][] = [];
  const noted =
    <A extends unknown[], T>(verb: string, answer: () => Promise<Outcome<T>>) =>
    (...args: A) => (calls.push([verb, ...args]), answer());
  const api: TaxonomyApi = {
    skills: () => good({ skills: [frames], total: 1, nextAfter: null }),
    find: () => good([{ id: "sql", name: "SQL", kind: "hard", aliases: [] }]),
    add: noted("add", () => good(frames)),
    change: noted("change", () => good(frames)),
    previewMerge: noted("preview", () =>
      good({
        skill: frames,
        into: { id: "sql", name: "SQL" },
        people: 12,
        evidence: 30,
        asks: null,
        takeaways: null,
        gaps: null,
        courses: 1,
        proposals: 0,
        aliases: ["Window functions"],
      }),
    ),
    merge: noted("merge", () => good(frames)),
    proposals: () => good({ proposals: [], total: 0 }),
    decide: noted("decide", () => good({ skill: null })),
    ...changes,
  };
  const root = await show(<Taxonomy api={api} />);
  const settle = () => after(() => vi.advanceTimersByTimeAsync(500));
  await settle();
  return { root, calls, settle };
}

test("a skill line by line; fewer than five people are not counted", async () => {
  const { root } = await taxonomy();
  expect(root.querySelector("tbody tr")?.textContent).toContain("fewer than 5");
  expect(root.querySelector("#proposals")).toBeNull();
});

test("renaming says whether the old name stays, and what another skill has is told", async () => {
  const { root, calls, settle } = await taxonomy({});
  await press(root, "Change Window functions");
  expect(root.textContent).not.toContain("Keep “Window functions”");
  await type(root, "form input.input", "Windowing");
  expect(root.textContent).toContain("Keep “Window functions” as another name");
  await after(() => root.querySelector("form")?.requestSubmit());
  await settle();
  expect(calls).toMatchObject([["change", "frames", { name: "Windowing", keepOldName: true, broader: "sql" }]]);
  expect(root.textContent).toContain("“Windowing” is saved.");
  const other = await taxonomy({ change: () => refused("invalid", "“SQL” is the name of the skill “SQL”") });
  await press(other.root, "Change Window functions");
  await after(() => other.root.querySelector("form")?.requestSubmit());
  expect(other.root.querySelector('[role="alert"]')?.textContent).toContain("“SQL” is the name of the skill “SQL”.");
});

test("merging shows what moves, and nothing happens before the second press", async () => {
  const { root, calls, settle } = await taxonomy();
  await press(root, "Merge Window functions into another skill");
  await type(root, ".below-row input", "sql");
  await settle();
  await press(root, "Choose SQL");
  await settle();
  expect(root.textContent).toContain("12 people who know it, with 30 reasons");
  expect(root.textContent).toContain("This cannot be undone.");
  await press(root, "Merge them");
  expect(calls.map(([verb]) => verb)).toEqual(["preview"]);
  expect(document.activeElement).toBe(button(root, "Yes, merge for good"));
  await press(root, "Yes, merge for good");
  await settle();
  expect(calls.at(-1)).toEqual(["merge", "frames", "sql"]);
  expect(root.textContent).toContain("“Window functions” is now a part of “SQL”.");
});

test("what people typed comes first, with what comes near; one press decides", async () => {
  const { root, calls, settle } = await taxonomy({ proposals: () => good(typed) });
  expect(root.querySelector("h2")?.textContent).toBe("Skills that people typed");
  expect(root.textContent).toContain("typed by 7 people");
  expect(buttons(root)).toContain("Windowing is not a skill");
  await press(root, "Windowing is the same as Window functions");
  await settle();
  expect(calls).toEqual([["decide", id(1), { action: "merge", into: "frames" }]]);
  expect(root.textContent).toContain("“Windowing” is another name of “Window functions” now.");
});

test("what was typed is the new skill's name to begin with", async () => {
  const { root, calls, settle } = await taxonomy({ proposals: () => good(typed) });
  await press(root, "Add Windowing as a skill");
  await after(() => root.querySelector("form")?.requestSubmit());
  await settle();
  expect(calls).toMatchObject([["decide", id(1), { action: "add", skill: { name: "Windowing", kind: "hard" } }]]);
  expect(calls[0]?.[2]).not.toHaveProperty("skill.keepOldName");
});

test("what somebody else has decided is said, and looked at anew", async () => {
  const { root, settle } = await taxonomy({ proposals: () => good(typed), decide: () => refused("conflict") });
  await press(root, "Windowing is not a skill");
  await settle();
  expect(root.querySelector('[role="status"]')?.textContent).toBe("Somebody has decided this already.");
});

test("a draft holds lists as lines and gives them back as they were", () => {
  expect(bodyOf(draftOf(frames))).toEqual({
    name: "Window functions",
    kind: "hard",
    aliases: ["over clauses"],
    names: { de: ["Fensterfunktionen", "Fenster"] },
    broader: "sql",
    related: [],
    keepOldName: true,
  });
  expect(wrongNames("de: Fenster\n\nfr Fenêtre")).toBe("fr Fenêtre");
  expect(bodyOf({ ...draftOf(frames), names: "DE: a | b\nde: c\n" }).names).toEqual({ de: ["a", "b", "c"] });
});
