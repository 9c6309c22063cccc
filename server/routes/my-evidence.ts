import type { Hono } from "hono";
import * as z from "zod/mini";
import { DisputeBody, Evidence, MySkill, MySkills, SelfSkillBody } from "../contract/person.ts";
import { SkillId, Uuid } from "../contract/values.ts";
import { claimSkill } from "../people/claim-skill.ts";
import { deleteEvidence } from "../people/delete-evidence.ts";
import { disputeEvidence } from "../people/dispute-evidence.ts";
import { dropSkill } from "../people/drop-skill.ts";
import { readMySkills } from "../people/my-skills.ts";
import type { Services } from "../services.ts";
import { examples } from "./examples.ts";
import { type AppEnv, operation } from "./operation.ts";

const SkillParam = z.object({ id: SkillId });
const EvidenceParam = z.object({ id: Uuid });

/** The caller's skills and the evidence for them, which is theirs to see, dispute and delete. */
export function myEvidenceRoutes(app: Hono<AppEnv>, services: Services): void {
  skillRoutes(app, services);
  operation(app, services, {
    method: "post",
    path: "/api/me/evidence/:id/dispute",
    tag: "me",
    summary: "Say that evidence about me is not right, or take that back",
    guard: "member",
    params: EvidenceParam,
    body: DisputeBody,
    answers: { 200: Evidence },
    problems: ["not_found"],
    example: { params: { id: examples.evidence }, body: { disputed: true } },
    handle: async ({ actor, params, body, context }) =>
      context.json(await disputeEvidence(services, actor, params.id, body.disputed)),
  });
  operation(app, services, {
    method: "delete",
    path: "/api/me/evidence/:id",
    tag: "me",
    summary: "Delete evidence about me",
    guard: "member",
    params: EvidenceParam,
    answers: { 204: null },
    problems: ["not_found"],
    example: { params: { id: examples.spareEvidence } },
    handle: async ({ actor, params, context }) => {
      await deleteEvidence(services, actor, params.id);
      return context.body(null, 204);
    },
  });
}

function skillRoutes(app: Hono<AppEnv>, services: Services): void {
  operation(app, services, {
    method: "get",
    path: "/api/me/skills",
    tag: "me",
    summary: "My skills, with the evidence for each",
    guard: "member",
    answers: { 200: MySkills },
    example: {},
    handle: async ({ actor, context }) => context.json({ skills: await readMySkills(services, actor) }),
  });
  operation(app, services, {
    method: "put",
    path: "/api/me/skills/:id",
    tag: "me",
    summary: "Say that I know a skill",
    guard: "member",
    params: SkillParam,
    body: SelfSkillBody,
    answers: { 200: MySkill },
    problems: ["not_found"],
    example: { params: { id: examples.skill }, body: { note: "Used them in the churn report." } },
    handle: async ({ actor, params, body, context }) =>
      context.json(await claimSkill(services, actor, params.id, body.note)),
  });
  operation(app, services, {
    method: "delete",
    path: "/api/me/skills/:id",
    tag: "me",
    summary: "Delete all evidence that I know a skill",
    guard: "member",
    params: SkillParam,
    answers: { 204: null },
    problems: ["not_found"],
    example: { params: { id: examples.skill } },
    handle: async ({ actor, params, context }) => {
      await dropSkill(services, actor, params.id);
      return context.body(null, 204);
    },
  });
}
