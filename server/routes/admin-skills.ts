import type { Hono } from "hono";
import * as z from "zod/mini";
import {
  AdminSkill,
  AdminSkills,
  Decision,
  DecisionBody,
  MergeBody,
  MergePreview,
  NewSkillBody,
  OpenProposals,
  SkillBody,
} from "../contract/taxonomy.ts";
import { SkillId, text, Uuid } from "../contract/values.ts";
import type { Services } from "../services.ts";
import { addSkill } from "../skills/add-skill.ts";
import { changeSkill } from "../skills/change-skill.ts";
import { decideProposal } from "../skills/decide-proposal.ts";
import { listProposals } from "../skills/list-proposals.ts";
import { listSkills } from "../skills/list-skills.ts";
import { mergeSkills } from "../skills/merge-skills.ts";
import { previewMerge } from "../skills/preview-merge.ts";
import { examples } from "./examples.ts";
import { type AppEnv, operation } from "./operation.ts";

const SkillParam = z.object({ id: SkillId });
const ProposalParam = z.object({ id: Uuid });
const PageQuery = z.object({
  q: z.optional(text(200)),
  /** `nextAfter` of the page before. */
  after: z.optional(SkillId),
  limit: z._default(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(200)), 50),
});

/** The taxonomy, for those who look after it. */
export function adminSkillsRoutes(app: Hono<AppEnv>, services: Services): void {
  operation(app, services, {
    method: "get",
    path: "/api/admin/skills",
    tag: "admin",
    summary: "All skills, by name, page by page",
    guard: "admin",
    query: PageQuery,
    answers: { 200: AdminSkills },
    example: { query: { q: "sql", limit: "50" } },
    handle: async ({ actor, query, context }) =>
      context.json(await listSkills(services, actor, { words: query.q ?? "", after: query.after, limit: query.limit })),
  });
  operation(app, services, {
    method: "post",
    path: "/api/admin/skills",
    tag: "admin",
    summary: "Add a skill",
    guard: "admin",
    body: NewSkillBody,
    answers: { 200: AdminSkill },
    example: { body: { name: "Chart work", kind: "hard", aliases: ["plotting a course"] } },
    handle: async ({ actor, body, context }) => context.json(await addSkill(services, actor, body)),
  });
  proposalRoutes(app, services);
  operation(app, services, {
    method: "put",
    path: "/api/admin/skills/:id",
    tag: "admin",
    summary: "Rename a skill, or change its other names, kind or place; its id stays",
    guard: "admin",
    params: SkillParam,
    body: SkillBody,
    answers: { 200: AdminSkill },
    problems: ["not_found"],
    example: { params: { id: examples.skill }, body: { kind: "hard" } },
    handle: async ({ actor, params, body, context }) =>
      context.json(await changeSkill(services, actor, params.id, body)),
  });
  mergeRoutes(app, services);
}

function mergeRoutes(app: Hono<AppEnv>, services: Services): void {
  operation(app, services, {
    method: "get",
    path: "/api/admin/skills/:id/merge-preview",
    tag: "admin",
    summary: "What would move if this skill were merged into another",
    guard: "admin",
    params: SkillParam,
    query: MergeBody,
    answers: { 200: MergePreview },
    problems: ["not_found", "invalid"],
    example: { params: { id: examples.twinSkill }, query: { into: examples.skill } },
    handle: async ({ actor, params, query, context }) =>
      context.json(await previewMerge(services, actor, params.id, query.into)),
  });
  operation(app, services, {
    method: "post",
    path: "/api/admin/skills/:id/merge",
    tag: "admin",
    summary: "Merge this skill into another, with all its history; this cannot be undone",
    guard: "admin",
    params: SkillParam,
    body: MergeBody,
    answers: { 200: AdminSkill },
    problems: ["not_found"],
    example: { params: { id: examples.twinSkill }, body: { into: examples.skill } },
    handle: async ({ actor, params, body, context }) =>
      context.json(await mergeSkills(services, actor, params.id, body.into)),
  });
}

function proposalRoutes(app: Hono<AppEnv>, services: Services): void {
  operation(app, services, {
    method: "get",
    path: "/api/admin/skills/proposals",
    tag: "admin",
    summary: "Skills that people typed and that are not there yet",
    guard: "admin",
    answers: { 200: OpenProposals },
    example: {},
    handle: async ({ actor, context }) => context.json(await listProposals(services, actor)),
  });
  operation(app, services, {
    method: "post",
    path: "/api/admin/skills/proposals/:id",
    tag: "admin",
    summary: "Make a proposal a skill, or another name of one, or neither",
    guard: "admin",
    params: ProposalParam,
    body: DecisionBody,
    answers: { 200: Decision },
    problems: ["not_found", "conflict"],
    example: {
      params: { id: examples.proposal },
      body: { action: "add", skill: { name: "Customs carnets", kind: "hard" } },
    },
    handle: async ({ actor, params, body, context }) =>
      context.json(await decideProposal(services, actor, params.id, body)),
  });
}
