import type { ComponentChildren } from "preact";
import type { AdminPerson, ImportReport, ImportRun, Overview } from "../../../server/contract/index.ts";
import type { Outcome } from "../../../widget/carrier.ts";
import type { AdminApi } from "../../../widget/pages/admin/admin-api.ts";
import { Imports } from "../../../widget/pages/admin/imports.tsx";
import { Invitations } from "../../../widget/pages/admin/invitations.tsx";
import { Numbers } from "../../../widget/pages/admin/numbers.tsx";
import { People } from "../../../widget/pages/admin/people.tsx";
import { Report } from "../../../widget/pages/admin/report.tsx";
import { at, id, NOW } from "../../factories/seen.ts";
import { LONG, NAMES } from "./many.ts";
import { Pressing } from "./pressing.tsx";

const good = <T,>(value: T): Promise<Outcome<T>> => Promise.resolve({ ok: true, value });
const never = <T,>() => new Promise<Outcome<T>>(() => {});
const refused = <T,>(): Promise<Outcome<T>> =>
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

const people: AdminPerson[] = NAMES.map((name, index) => ({
  id: id(800 + index),
  name,
  email: `person.${index}@example.org`,
  role: index === 0 ? "admin" : "member",
  department: index === 2 ? LONG.slice(0, 60) : "Data",
  timeZone: "Europe/Lisbon",
  expert: index === 1,
  confirmed: index !== 4,
  leftAt: index === 6 || index === 5 ? at(-9000) : null,
  ...(index === 5 ? { leftByList: true } : {}),
}));
const overview: Overview = {
  asks: { opened: 1284, accepted: 1190, resolved: 1002, unanswered: null, days: 90 },
  bySkill: [
    { id: "window-functions", name: "Window functions", asks: 41 },
    { id: "feedback", name: "Giving feedback", asks: 12 },
  ],
  gaps: [
    { id: "cobol", name: "COBOL", asked: 7 },
    ...Array.from({ length: 24 }, (_, index) => ({ id: `gap-${index}`, name: `Skill number ${index}`, asked: null })),
  ],
  coaching: { units: 12 },
  takeaways: { published: 64, unkept: null, checking: 7 },
  people: { total: 212, confirmed: 180, left: 3 },
};
const report: ImportReport = {
  applied: false,
  counts: { add: 1, change: 1, same: 1, refuse: 1 },
  rows: [
    { line: 2, action: "add", subject: "Noor Haddad <noor@example.org>", notes: [] },
    { line: 3, action: "change", subject: "Marta Alves", notes: ["department: Data → Platform"] },
    { line: 4, action: "same", subject: NAMES[2], notes: [] },
    { line: 5, action: "refuse", subject: "", notes: ["There is no e-mail address in this line."] },
  ],
};
const run = (changes: Partial<ImportRun> = {}): ImportRun => ({
  id: id(870),
  kind: "esco",
  status: "done",
  phase: "comparing",
  done: 13_939,
  total: 13_939,
  problem: null,
  startedAt: at(-60),
  endedAt: at(-59),
  report: {
    apply: false,
    files: ["skills_en.csv", "broaderRelationsSkillPillar_en.csv"],
    counts: { add: 13_701, join: 238, change: 12, same: 4, skip: 3, gone: 2, refuse: 1 },
    notes: ["ESCO does not tell hard from soft: its transversal skills were taken as soft, all others as hard"],
    faults: [],
  },
  ...changes,
});
const failed = run({
  status: "failed",
  problem: "invalid",
  report: {
    ...run().report,
    counts: null,
    faults: [{ path: "skills_de.csv", message: "has letters on line 14 that are not UTF-8; save it as UTF-8" }],
  },
});
const runRows = [
  { seq: 1, line: 7, action: "refuse" as const, subject: LONG.slice(0, 120), notes: ["has no name"] },
  { seq: 2, line: 8, action: "add" as const, subject: "tie a bowline", notes: [] },
  { seq: 3, line: 9, action: "join" as const, subject: "SQL", notes: ["joined to “SQL”", "also called: “sequel”"] },
  { seq: 4, line: 0, action: "gone" as const, subject: NAMES[3], notes: ["is not in the source any more"] },
].map((row) => ({ ...row, file: "skills_en.csv" }));
const withRun = (shown: ImportRun) => (
  <>
    <Imports
      api={api({ importRuns: () => good({ runs: [shown, run({ id: id(871), kind: "courses" })] }) })}
      now={NOW}
    />
    <Pressing names={["Show ESCO, skills_en.csv, broaderRelationsSkillPillar_en.csv, today"]} />
  </>
);
const api = (changes: Partial<AdminApi> = {}): AdminApi => ({
  people: () => good({ people, total: 212, nextAfter: "x" }),
  setRole: () => good(null),
  markLeft: () => good(null),
  bringIn: () => good(report),
  bringInTakeaways: () => good(report),
  importRuns: () => good({ runs: [] }),
  importRun: never,
  startImport: never,
  cancelImport: () => good(null),
  importRows: () => good({ rows: runRows, nextAfter: 4 }),
  invitations: () =>
    good({
      invitations: [
        { id: id(850), email: null, expiresAt: at(9000), used: 3 },
        { id: id(851), email: "noor@example.org", expiresAt: at(90_000), used: 0 },
      ],
    }),
  invite: () => never(),
  revoke: () => good(null),
  overview: () => good(overview),
  ...changes,
});

/** The page of those who look after the organisation. */
export const adminStates: Record<string, () => ComponentChildren> = {
  "admin-people": () => <People api={api()} now={NOW} />,
  "admin-person-left": () => (
    <>
      <People api={api()} now={NOW} />
      <Pressing names={["Tomás Ó Súilleabháin has left"]} />
    </>
  ),
  "admin-people-empty": () => (
    <People api={api({ people: () => good({ people: [], total: 0, nextAfter: null }) })} now={NOW} />
  ),
  "admin-people-loading": () => <People api={api({ people: never })} now={NOW} />,
  "admin-people-refused": () => <People api={api({ people: refused })} now={NOW} />,
  "admin-imports": () => <Imports api={api()} now={NOW} />,
  "admin-imports-away": () => <Imports api={api({ importRuns: refused })} now={NOW} />,
  "admin-import-running": () =>
    withRun(
      run({
        status: "running",
        phase: "writing",
        done: 6_200,
        endedAt: null,
        report: { ...run().report, counts: null },
      }),
    ),
  "admin-import-report": () => withRun(run()),
  "admin-import-failed": () => withRun(failed),
  "admin-report": () => <Report report={report} />,
  "admin-invitations": () => <Invitations api={api()} now={NOW} />,
  "admin-numbers": () => <Numbers api={api()} />,
};
