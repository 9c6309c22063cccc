import type { Hono } from "hono";
import * as z from "zod/mini";
import { ProposalAnswer, ProposalBody, ProposalList } from "../contract/taxonomy.ts";
import { Uuid } from "../contract/values.ts";
import type { Services } from "../services.ts";
import { readMyProposals } from "../skills/my-proposals.ts";
import { proposeSkill } from "../skills/propose-skill.ts";
import { withdrawProposal } from "../skills/withdraw-proposal.ts";
import { examples } from "./examples.ts";
import { type AppEnv, operation } from "./operation.ts";

/** Skills that a person typed and the taxonomy does not have. */
export function proposalRoutes(app: Hono<AppEnv>, services: Services): void {
  operation(app, services, {
    method: "get",
    path: "/api/skills/proposals",
    tag: "skills",
    summary: "Skills that I proposed",
    guard: "member",
    answers: { 200: ProposalList },
    example: {},
    handle: async ({ actor, context }) => context.json({ proposals: await readMyProposals(services, actor) }),
  });
  operation(app, services, {
    method: "post",
    path: "/api/skills/proposals",
    tag: "skills",
    summary: "Propose a skill that is not there; or learn that it is, by another spelling",
    guard: "member",
    body: ProposalBody,
    answers: { 200: ProposalAnswer },
    example: { body: { text: "Celestial navigation" } },
    handle: async ({ actor, body, context }) => context.json(await proposeSkill(services, actor, body.text)),
  });
  operation(app, services, {
    method: "delete",
    path: "/api/skills/proposals/:id",
    tag: "skills",
    summary: "Take a proposal of mine back",
    guard: "member",
    params: z.object({ id: Uuid }),
    answers: { 204: null },
    problems: ["not_found"],
    example: { params: { id: examples.myProposal } },
    handle: async ({ actor, params, context }) => {
      await withdrawProposal(services, actor, params.id);
      return context.body(null, 204);
    },
  });
}
