import type { ImportRow } from "../../contract/admin.ts";
import type { CsvRow } from "../../csv/read-csv.ts";
import { uuidv7 } from "../../uuid.ts";
import type { PersonRow } from "../change-me.ts";
import { type PersonRowDraft, readPersonRow } from "./person-row.ts";

/** What the organisation has, as far as a file is concerned. */
export interface Known {
  /** By e-mail address, people who left among them. */
  people: ReadonlyMap<string, PersonRow>;
  /** Ids of skills that the organisation's list gave, by person. */
  listed: ReadonlyMap<string, ReadonlySet<string>>;
  findSkill: (label: string) => string | undefined;
}

/** What can be written of a person. */
export type PersonFields = Pick<
  PersonRow,
  "id" | "email" | "name" | "department" | "title" | "managerId" | "timeZone" | "languages" | "role" | "expert"
>;

/** What one row comes to. `person` is null for a refused row. */
export interface PlannedPerson {
  report: ImportRow;
  person: PersonFields | null;
  before: PersonRow | null;
  /** Skills to give, by id. */
  skillIds: string[];
}

type Accepted = { draft: PersonRowDraft; line: number; before: PersonRow | null; person: PersonFields };

/** Decides for each row what it would do. Nothing that a person has confirmed about themself is changed. */
export function planPeople(rows: readonly CsvRow[], known: Known, importerId: string, now: Date): PlannedPerson[] {
  const seen = new Map<string, number>();
  const read = rows.map((row) => {
    const { draft, faults } = readPersonRow(row);
    const before = known.people.get(draft.email) ?? null;
    const first = seen.get(draft.email);
    const all = row.fault === null ? [...faults, ...refusals(draft, before, first, importerId)] : faults;
    if (row.fault === null && draft.email !== "") seen.set(draft.email, first ?? row.line);
    const person = all.length > 0 ? null : { ...(before ?? newcomer(draft.email, now)) };
    return { draft, line: row.line, before, person, faults: all };
  });
  const byEmail = new Map(
    [...known.people].flatMap(([email, person]) => (person.leftAt === null ? [[email, person.id]] : [])),
  );
  for (const { draft, person } of read) if (person !== null) byEmail.set(draft.email, person.id);
  return read.map(({ faults, person, ...row }) =>
    person === null
      ? {
          report: { line: row.line, action: "refuse", subject: row.draft.email, notes: faults },
          person,
          before: row.before,
          skillIds: [],
        }
      : plan({ ...row, person }, known, (email) => byEmail.get(email) ?? null),
  );
}

function refusals(
  draft: PersonRowDraft,
  before: PersonRow | null,
  first: number | undefined,
  importerId: string,
): string[] {
  if (first !== undefined) return [`line ${first} is about the same address`];
  if (before === null) return draft.name === undefined ? ["has no name"] : [];
  if (before.leftAt !== null) return [`left on ${before.leftAt.toISOString().slice(0, 10)}`];
  const steppingDown = before.id === importerId && before.role === "admin" && draft.role === "member";
  return steppingDown ? ["you cannot take your own role away with a file"] : [];
}

const newcomer = (email: string, now: Date): PersonFields => ({
  id: uuidv7(now),
  email,
  name: "",
  department: "",
  title: "",
  managerId: null,
  timeZone: "UTC",
  languages: [],
  role: "member",
  expert: false,
});

function plan(row: Accepted, known: Known, idOf: (email: string) => string | null): PlannedPerson {
  const { draft, before, person } = row;
  const notes: string[] = [];
  const set = <K extends keyof PersonFields>(field: K, value: PersonFields[K] | undefined, called: string) => {
    if (value === undefined || String(value) === String(person[field])) return;
    if (before !== null) notes.push(`${called}: ${shown(person[field])} → ${shown(value)}`);
    person[field] = value;
  };
  set("name", draft.name, "name");
  set("department", draft.department, "department");
  set("title", draft.title, "title");
  set("role", draft.role, "role");
  set("expert", draft.expert, "expert");
  const managerId = managerOf(draft, person.id, idOf, notes);
  if (managerId !== undefined && managerId !== person.managerId) {
    person.managerId = managerId;
    if (before !== null) notes.push(`manager: ${draft.managerEmail || "none"}`);
  }
  const skillIds = skillsToGive(draft, row, known, notes);
  if (before === null || before.confirmedAt === null) {
    set("timeZone", draft.timeZone, "time zone");
    set("languages", draft.languages, "languages");
  } else {
    const kept =
      before.timeZone !== (draft.timeZone ?? before.timeZone) ||
      String(before.languages) !== String(draft.languages ?? before.languages);
    if (kept) notes.push("time zone and languages stay: they confirmed them");
  }
  const isChanged = skillIds.length > 0 || (before !== null && fieldsDiffer(before, person));
  const action = before === null ? "add" : isChanged ? "change" : "same";
  return { report: { line: row.line, action, subject: draft.email, notes }, person, before, skillIds };
}

const shown = (value: string | string[] | boolean | null) => {
  if (typeof value === "boolean") return value ? "yes" : "no";
  return value === null || value.length === 0 ? "nothing" : `“${String(value)}”`;
};

const fieldsDiffer = (before: PersonFields, after: PersonFields) =>
  (Object.keys(after) as (keyof PersonFields)[]).some((field) => String(before[field]) !== String(after[field]));

function managerOf(
  { managerEmail }: PersonRowDraft,
  personId: string,
  idOf: (email: string) => string | null,
  notes: string[],
): string | null | undefined {
  if (managerEmail === undefined) return undefined;
  if (managerEmail === "") return null;
  const id = idOf(managerEmail);
  if (id !== null && id !== personId) return id;
  notes.push(
    id === null
      ? `the manager ${managerEmail} is not known here, and was left out`
      : "is their own manager, which was left out",
  );
  return undefined;
}

function skillsToGive(draft: PersonRowDraft, { before, person }: Accepted, known: Known, notes: string[]): string[] {
  const found = (draft.skills ?? []).map((label) => [label, known.findSkill(label)] as const);
  const unknown = found.filter(([, id]) => id === undefined).map(([label]) => `“${label}”`);
  if (unknown.length > 0)
    notes.push(`not in the list of skills, and kept as proposals: ${unknown.slice(0, 10).join(", ")}`);
  const listed = known.listed.get(person.id);
  const added = [...new Set(found.flatMap(([, id]) => (id === undefined || listed?.has(id) ? [] : [id])))];
  if (added.length === 0) return [];
  if (before !== null && before.confirmedAt !== null) {
    notes.push("skills stay: they confirmed them, and add further ones themself");
    return [];
  }
  if (before !== null) notes.push(`skills: ${added.join(", ")}`);
  return added;
}
