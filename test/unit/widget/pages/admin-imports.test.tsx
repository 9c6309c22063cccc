// @vitest-environment happy-dom
import { expect, test, vi } from "vitest";
import type { ImportRun, ImportRunRow } from "../../../../server/contract/index.ts";
import type { Outcome } from "../../../../widget/carrier.ts";
import type { AdminApi } from "../../../../widget/pages/admin/admin-api.ts";
import { LongImport } from "../../../../widget/pages/admin/long-import.tsx";
import { at, id, NOW } from "../../../factories/seen.ts";
import { after, button, buttons, press, show } from "../ui/dom.ts";

const good = <T,>(value: T): Promise<Outcome<T>> => Promise.resolve({ ok: true, value });
const counts = { add: 2, join: 0, change: 0, same: 1, skip: 0, gone: 0, refuse: 1 };
const run = (changes: Partial<ImportRun> = {}, apply = false): ImportRun => ({
  id: id(30),
  kind: "courses",
  status: "done",
  phase: "comparing",
  done: 4,
  total: 4,
  problem: null,
  startedAt: at(-5),
  endedAt: at(-4),
  report: { apply, files: ["courses.csv"], counts, notes: [], faults: [] },
  ...changes,
});
const row: ImportRunRow = { seq: 1, file: "courses.csv", line: 2, action: "add", subject: "Knots", notes: [] };
const file = (text: string, name = "courses.csv") => new File([text], name, { type: "text/csv" });

function service(runs: ImportRun[], changes: Partial<AdminApi> = {}) {
  const calls: unknown[][] = [];
  const api = {
    importRuns: () => good({ runs }),
    importRun: () => good(run()),
    startImport: (kind, files, apply) => (
      calls.push(["start", kind, files.map(({ name }) => name), apply]),
      good(run({ id: id(apply ? 32 : 31) }, apply))
    ),
    cancelImport: (which) => (calls.push(["cancel", which]), good(null)),
    importRows: (which, from, action) => (
      calls.push(["rows", which, from, action]),
      good({ rows: [{ ...row, seq: from + 1 }], nextAfter: from === 0 ? 1 : null })
    ),
    ...changes,
  } as AdminApi;
  return { api, calls };
}

async function choose(root: HTMLElement, ...files: File[]) {
  const input = root.querySelector<HTMLInputElement>('input[type="file"]');
  Object.defineProperty(input, "files", { configurable: true, value: Object.assign(files, { item: () => null }) });
  await after(() => input?.dispatchEvent(new Event("change", { bubbles: true })));
  await vi.waitFor(() => expect(root.textContent).toContain(files[0]?.name));
}
const kind = (root: HTMLElement) =>
  root.querySelector<HTMLInputElement>(".choices input:checked")?.parentElement?.textContent;

test("a file is recognised by its first line, looked at first, and taken over only then", async () => {
  const { api, calls } = service([]);
  const root = await show(<LongImport api={api} now={NOW} />);
  expect(root.textContent).toContain("Nothing was brought in yet.");
  await press(root, "See what would change");
  expect(root.textContent).toContain("Choose a file first.");
  await choose(root, file("\ufeffid;title;skills\nk;Knots;knots\n"));
  await vi.waitFor(() => expect(kind(root)).toBe("Courses"));
  await press(root, "See what would change");
  expect(root.textContent).toContain("Nothing has changed yet.");
  expect(root.textContent).toContain("1 refused, 2 new, 1 as they are.");
  await press(root, "Take them over");
  expect(root.textContent).toContain("Done. This is what happened.");
  expect(buttons(root)).not.toContain("Take them over");
  expect(calls.filter(([what]) => what === "start")).toEqual([
    ["start", "courses", ["courses.csv"], false],
    ["start", "courses", ["courses.csv"], true],
  ]);
});

test("other files need a look of their own", async () => {
  const { api } = service([]);
  const root = await show(<LongImport api={api} now={NOW} />);
  await choose(root, file("id,title,skills\n"));
  await press(root, "See what would change");
  expect(buttons(root)).toContain("Take them over");
  await choose(root, file("id,title,skills\n", "others.csv"));
  expect(buttons(root)).not.toContain("Take them over");
});

test("rows are shown some at a time, and by what they do", async () => {
  const { api, calls } = service([run()]);
  const root = await show(<LongImport api={api} now={NOW} />);
  await press(root, "Show Courses, courses.csv, today");
  const rows = (count: number) => vi.waitFor(() => expect(root.querySelectorAll("tbody tr")).toHaveLength(count));
  await rows(1);
  await press(root, "Show more");
  await rows(2);
  await after(() =>
    root.querySelectorAll<HTMLInputElement>('input[type="radio"]').forEach((input) => {
      if (input.parentElement?.textContent === "1 refused") input.click();
    }),
  );
  await vi.waitFor(() => expect(calls.at(-1)).toEqual(["rows", id(30), 0, "refuse"]));
  expect(root.textContent).toContain("Choose the files once more to take them over");
});

test("a run that goes on is shown when the page opens, followed, and can be cancelled", async () => {
  const running = run({ status: "running", phase: "writing", done: 1, endedAt: null });
  const { api, calls } = service([running], { importRun: () => good(run({ status: "cancelled" })) });
  const root = await show(<LongImport api={api} now={NOW} />);
  await vi.waitFor(() => expect(root.querySelector("progress")?.getAttribute("value")).toBe("0.25"));
  expect(button(root, "See what would change").disabled).toBe(true);
  await press(root, "Cancel this import");
  expect(calls).toContainEqual(["cancel", id(30)]);
  await vi.waitFor(() => expect(root.querySelector("progress")).toBeNull(), { timeout: 5000 });
});

test("files that are none of their kind are told with their names", async () => {
  const trouble = {
    code: "invalid" as const,
    title: "",
    status: 422,
    fields: [{ path: "x.csv", message: "looks like ESCO" }],
    retryAfter: null,
  };
  const { api } = service([], { startImport: () => Promise.resolve({ ok: false, trouble }) });
  const root = await show(<LongImport api={api} now={NOW} />);
  await choose(root, file("name\n"));
  await press(root, "See what would change");
  expect(root.querySelector('[role="alert"]')?.textContent).toContain("x.csv looks like ESCO.");
});
