import {
  AdminSkill,
  AdminSkills,
  Decision,
  MergePreview,
  OpenProposals,
  SkillList,
  type DecisionBody,
  type NewSkillBody,
  type Skill,
  type SkillBody,
} from "../../../server/contract/index.ts";
import type { Outcome } from "../../carrier.ts";
import { path, type Http } from "../../client/http.ts";

/** What the curator of the skills may do, by the wire contract. */
export interface TaxonomyApi {
  skills(words: string, after: string | null): Promise<Outcome<AdminSkills>>;
  find(words: string): Promise<Outcome<Skill[]>>;
  add(body: NewSkillBody): Promise<Outcome<AdminSkill>>;
  change(id: string, body: SkillBody): Promise<Outcome<AdminSkill>>;
  previewMerge(id: string, into: string): Promise<Outcome<MergePreview>>;
  merge(id: string, into: string): Promise<Outcome<AdminSkill>>;
  proposals(): Promise<Outcome<OpenProposals>>;
  decide(id: string, body: DecisionBody): Promise<Outcome<{ skill: AdminSkill | null }>>;
}

export function createTaxonomyApi({ call }: Http): TaxonomyApi {
  return {
    skills: (words, after) =>
      call({
        method: "GET",
        path: after ? path`/api/admin/skills?q=${words}&after=${after}` : path`/api/admin/skills?q=${words}`,
        answer: AdminSkills,
      }),
    find: async (words) => {
      const found = await call({ method: "GET", path: path`/api/skills?q=${words}&limit=8`, answer: SkillList });
      return found.ok ? { ok: true, value: found.value.skills } : found;
    },
    add: (body) => call({ method: "POST", path: "/api/admin/skills", body, answer: AdminSkill }),
    change: (id, body) => call({ method: "PUT", path: path`/api/admin/skills/${id}`, body, answer: AdminSkill }),
    previewMerge: (id, into) =>
      call({ method: "GET", path: path`/api/admin/skills/${id}/merge-preview?into=${into}`, answer: MergePreview }),
    merge: (id, into) =>
      call({ method: "POST", path: path`/api/admin/skills/${id}/merge`, body: { into }, answer: AdminSkill }),
    proposals: () => call({ method: "GET", path: "/api/admin/skills/proposals", answer: OpenProposals }),
    decide: (id, body) =>
      call({ method: "POST", path: path`/api/admin/skills/proposals/${id}`, body, answer: Decision }),
  };
}
