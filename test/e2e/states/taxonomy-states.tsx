import type { ComponentChildren } from "preact";
import type { AdminSkill, MergePreview, OpenProposals } from "../../../server/contract/index.ts";
import type { Outcome } from "../../../widget/carrier.ts";
import type { TaxonomyApi } from "../../../widget/pages/admin/taxonomy-api.ts";
import { Taxonomy } from "../../../widget/pages/admin/taxonomy.tsx";
import { at, id } from "../../factories/seen.ts";
import { LONG, NAMES } from "./many.ts";
import { Pressing } from "./pressing.tsx";

const good = <T,>(value: T): Promise<Outcome<T>> => Promise.resolve({ ok: true, value });
const never = () => new Promise<never>(() => {});
const refused = (code: "away" | "invalid", message = ""): Promise<Outcome<never>> =>
  Promise.resolve({
    ok: false,
    trouble: {
      code,
      title: "",
      status: 422,
      fields: message === "" ? [] : [{ path: "name", message }],
      retryAfter: null,
    },
  });

const skill = (place: number, name: string, changes: Partial<AdminSkill> = {}): AdminSkill => ({
  id: `skill-${place}`,
  name,
  kind: "hard",
  aliases: ["analytic functions", "over clauses"],
  broader: { id: "sql", name: "SQL" },
  related: [],
  names: { de: ["Fensterfunktionen"] },
  source: "starter",
  people: 41,
  ...changes,
});
const skills = [
  skill(1, "Window functions", { related: [{ id: "frames", name: "Window frames" }] }),
  skill(2, "Negotiation", { kind: "soft", broader: null, aliases: [], source: "own", people: null }),
  skill(3, LONG.slice(0, 190), { source: "esco", broader: { id: "x", name: LONG.slice(60, 150) } }),
  skill(4, NAMES[2], { people: 1284, source: "onet" }),
  skill(5, "إدارة المشاريع", { broader: null, people: null }),
];
const proposals: OpenProposals = {
  total: 62,
  proposals: [
    { id: id(1), text: "Glass blowing", people: 12, at: at(-9000), near: [] },
    {
      id: id(2),
      text: "SQL for beginners",
      people: null,
      at: at(-900),
      near: [
        { id: "sql", name: "SQL" },
        { id: "data", name: "Data analysis with spreadsheets and a long name that wraps" },
      ],
    },
    { id: id(3), text: LONG.slice(160, 260), people: null, at: at(-90), near: [] },
  ],
};
const preview: MergePreview = {
  skill: { id: "skill-1", name: "Window functions" },
  into: { id: "sql", name: "SQL" },
  people: 41,
  evidence: 120,
  asks: 64,
  takeaways: null,
  gaps: null,
  courses: 3,
  proposals: 1,
  aliases: ["Window functions", "analytic functions", "over clauses"],
};
const api = (changes: Partial<TaxonomyApi> = {}): TaxonomyApi => ({
  skills: () => good({ skills, total: 1534, nextAfter: "skill-5" }),
  find: () => good([{ id: "sql", name: "SQL", kind: "hard", aliases: [] }]),
  add: never,
  change: () => refused("invalid", "“SQL” is the name of the skill “SQL”"),
  previewMerge: () => good(preview),
  merge: never,
  proposals: () => good({ proposals: [], total: 0 }),
  decide: never,
  ...changes,
});

const shown = (changes: Partial<TaxonomyApi> = {}, ...names: string[]) => (
  <>
    <Taxonomy api={api(changes)} />
    {names.length > 0 && <Pressing names={names} />}
  </>
);

/** What the curator of the skills sees. */
export const taxonomyStates: Record<string, () => ComponentChildren> = {
  "admin-skills": () => shown(),
  "admin-skills-proposals": () => shown({ proposals: () => good(proposals) }),
  "admin-skills-proposal-add": () => shown({ proposals: () => good(proposals) }, "Add Glass blowing as a skill"),
  "admin-skills-change-right-to-left": () => shown({}, "Change Window functions", "Save"),
  "admin-skills-merge": () => shown({}, "Merge Window functions into another skill"),
  "admin-skills-empty": () => shown({ skills: () => good({ skills: [], total: 0, nextAfter: null }) }),
  "admin-skills-loading": () => shown({ skills: never }),
  "admin-skills-away": () => shown({ skills: () => refused("away"), proposals: () => refused("away") }),
};
