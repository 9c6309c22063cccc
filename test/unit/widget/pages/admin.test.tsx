// @vitest-environment happy-dom
import { expect, test } from "vitest";
import type { AdminPerson, ImportReport, Overview } from "../../../../server/contract/index.ts";
import type { Outcome } from "../../../../widget/carrier.ts";
import type { AdminApi } from "../../../../widget/pages/admin/admin-api.ts";
import { Imports } from "../../../../widget/pages/admin/imports.tsx";
import { Invitations } from "../../../../widget/pages/admin/invitations.tsx";
import { Numbers } from "../../../../widget/pages/admin/numbers.tsx";
import { People } from "../../../../widget/pages/admin/people.tsx";
import { at, id, marta, NOW } from "../../../factories/seen.ts";
import { after, button, buttons, press, show, type } from "../ui/dom.ts";

const good = <T,>(value: T): Promise<Outcome<T>> => Promise.resolve({ ok: true, value });
const refused = (): Promise<Outcome<never>> =>
  Promise.resolve({
    ok: false,
    trouble: {
      code: "not_allowed",
      title: "That is for the people who look after this organisation.",
      status: 403,
      fields: [],
      retryAfter: null,
    },
  });

const person: AdminPerson = {
  ...marta,
  email: "marta@example.org",
  role: "member",
  department: "Data",
  timeZone: "Europe/Lisbon",
  expert: false,
  confirmed: true,
  leftAt: null,
};
const report = (changes: Partial<ImportReport> = {}): ImportReport => ({
  applied: false,
  counts: { add: 1, change: 0, same: 0, refuse: 1 },
  rows: [
    { line: 2, action: "add", subject: "Noor Haddad", notes: [] },
    { line: 3, action: "refuse", subject: "", notes: ["no e-mail address", "no name"] },
  ],
  ...changes,
});

/** The API of a small organisation, and what was asked of it. */
function organisation(changes: Partial<AdminApi> = {}) {
  const calls: unknown[][] = [];
  const api: AdminApi = {
    people: (...args) => (calls.push(["people", ...args]), good({ people: [person], total: 1, nextAfter: null })),
    setRole: (...args) => (calls.push(["setRole", ...args]), good(null)),
    markLeft: (...args) => (calls.push(["markLeft", ...args]), good(null)),
    bringInTakeaways: (content, apply) => (
      calls.push(["bringInTakeaways", content, apply]),
      good(report({ applied: apply }))
    ),
    bringIn: (kind, csv, apply) => (calls.push(["bringIn", kind, csv, apply]), good(report({ applied: apply }))),
    importRuns: () => good({ runs: [] }),
    importRun: refused,
    startImport: refused,
    cancelImport: (...args) => (calls.push(["cancelImport", ...args]), good(null)),
    importRows: () => good({ rows: [], nextAfter: null }),
    invitations: () => good({ invitations: [{ id: id(5), email: null, expiresAt: at(9000), used: 1 }] }),
    invite: (...args) => (
      calls.push(["invite", ...args]),
      good({ id: id(6), address: "https://ask.example/invitation/x", email: null, expiresAt: at(1) })
    ),
    revoke: (...args) => (calls.push(["revoke", ...args]), good(null)),
    overview: () => refused(),
    ...changes,
  };
  return { api, calls, changes: () => calls.filter(([verb]) => verb !== "people") };
}

const people = async (changes?: Partial<AdminApi>) => {
  const made = organisation(changes);
  const root = await show(<People api={made.api} now={NOW} />);
  return { ...made, root };
};

test("someone who has left: says what will happen, and nothing happens before the second press", async () => {
  const { root, changes } = await people();
  await press(root, "Marta Alves has left");
  expect(root.textContent).toContain("Questions that wait for them go on to others.");
  expect(changes()).toEqual([]);
  expect(document.activeElement).toBe(button(root, "Cancel"));
  await press(root, "Yes, has left");
  expect(changes()).toEqual([["markLeft", marta.id]]);
});

test("who is gone from a course's list can be said to have left for good", async () => {
  const gone = { ...person, leftAt: at(-900), leftByList: true };
  const { root, changes } = await people({
    people: () => Promise.resolve({ ok: true, value: { people: [gone], total: 1, nextAfter: null } }),
  });
  expect(root.textContent).toContain("gone from their course's list on ");
  await press(root, "Marta Alves has left");
  expect(root.textContent).toContain("After this nothing but an invitation does.");
  expect(root.textContent).not.toContain("Questions that wait for them go on to others.");
  await press(root, "Yes, has left");
  expect(changes()).toEqual([["markLeft", marta.id]]);
});

test("who is no admin reads so, and sees nobody", async () => {
  const { root } = await people({ people: refused });
  expect(root.querySelector('[role="alert"]')?.textContent).toContain(
    "for the people who look after this organisation",
  );
  expect(root.querySelector("table")).toBeNull();
});

test("an import shows line by line what would change before it can be applied", async () => {
  const { api, changes } = organisation();
  const root = await show(<Imports api={api} now={NOW} />);
  const section = root.querySelector("section") as HTMLElement;
  expect(buttons(section)).toEqual(["See what would change"]);
  await type(section, "textarea", "email,name\nnoor@example.org,Noor Haddad\n,");
  await press(section, "See what would change");
  expect(section.textContent).toContain("Nothing has changed yet.");
  expect([...section.querySelectorAll("tbody tr")].map((row) => row.textContent)).toEqual([
    "3refused–no e-mail address; no name",
    "2newNoor Haddad",
  ]);
  await press(section, "Apply 1 line");
  expect(changes().map((call) => call.at(-1))).toEqual([false, true]);
  expect(section.textContent).toContain("Done. This is what happened:");
  expect(buttons(section)).not.toContain("Apply 1 line");
});

test("other lines need a dry run of their own", async () => {
  const { api } = organisation();
  const root = await show(<Imports api={api} now={NOW} />);
  const section = root.querySelector("section") as HTMLElement;
  await type(section, "textarea", "email\na@example.org");
  await press(section, "See what would change");
  await type(section, "textarea", "email\nb@example.org");
  expect(buttons(section)).toEqual(["See what would change"]);
});

test("an invitation's address is shown once", async () => {
  const { api, changes } = organisation();
  const root = await show(<Invitations api={api} now={NOW} />);
  await after(() => root.querySelector("form")?.requestSubmit());
  expect(root.textContent).toContain("https://ask.example/invitation/x");
  await press(root, "Take back the invitation for Anyone with the address");
  expect(changes()).toEqual([
    ["invite", null, 14],
    ["revoke", id(5)],
  ]);
});

test("counts below five are told as such, and each number says what it counts", async () => {
  const overview: Overview = {
    asks: { opened: 12, accepted: 9, resolved: 8, unanswered: null, days: 90 },
    takeaways: { published: 6, unkept: null, checking: null },
    bySkill: [],
    gaps: [
      { id: "cobol", name: "COBOL", asked: 7 },
      { id: "ada", name: "Ada", asked: null },
    ],
    coaching: { units: 12 },
    people: { total: 212, confirmed: 180, left: 3 },
  };
  const root = await show(<Numbers api={organisation({ overview: () => good(overview) }).api} />);
  expect(root.textContent).toContain("fewer than 5 nobody yet");
  expect(root.textContent).toContain("asked for 7 times");
  expect(root.textContent).toContain("fewer than 5 nobody behind it");
  expect(root.querySelectorAll(".count-card details")).toHaveLength(11);
});
