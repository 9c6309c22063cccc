import type { Hono } from "hono";
import { openUnit } from "../coaching/open-unit.ts";
import { takeStep } from "../coaching/take-step.ts";
import { unitsOf, unitViews } from "../coaching/unit-view.ts";
import { Unit, UnitAnswer, UnitBody, UnitList, UnitStep } from "../contract/unit.ts";
import { Refusal } from "../refusal.ts";
import type { Services } from "../services.ts";
import { examples } from "./examples.ts";
import { type AppEnv, operation } from "./operation.ts";
import { ById } from "./paths.ts";

export function unitRoutes(app: Hono<AppEnv>, services: Services): void {
  operation(app, services, {
    method: "get",
    path: "/api/units",
    tag: "coaching",
    summary: "My units of two or three: those that run, invitations to me, and those that are over.",
    guard: "member",
    answers: { 200: UnitList },
    example: {},
    handle: async ({ actor, context }) => {
      const now = services.clock.now();
      const units = await services.db.inOrg(actor.orgId, (tx) => unitsOf(tx, actor.personId, now));
      return context.json({ units });
    },
  });

  operation(app, services, {
    method: "get",
    path: "/api/units/:id",
    tag: "coaching",
    summary: "One unit, as far as it is the caller's to see.",
    guard: "member",
    params: ById,
    answers: { 200: Unit },
    problems: ["not_found"],
    example: { params: { id: examples.unitId } },
    handle: async ({ actor, params, context }) => {
      const now = services.clock.now();
      const views = await services.db.inOrg(actor.orgId, (tx) => unitViews(tx, actor.personId, [params.id], now));
      const unit = views.get(params.id);
      if (unit === undefined) throw new Refusal("not_found");
      return context.json(unit);
    },
  });

  operation(app, services, {
    method: "put",
    path: "/api/units/:id",
    tag: "coaching",
    summary:
      "Proposes a unit: out of an accepted ask, or to one or two colleagues; the same id and words are the same unit.",
    guard: "member",
    params: ById,
    body: UnitBody,
    answers: { 200: Unit, 201: Unit },
    problems: ["not_found", "not_accepted", "unit_differs", "unit_full", "colleague_unavailable", "conflict"],
    example: {
      params: { id: examples.newUnitId },
      body: { purpose: "Reading query plans without fear, an hour every other week.", invite: [examples.colleague] },
    },
    handle: async ({ actor, params, body, context }) => {
      const { unit, opened } = await openUnit(services, actor, params.id, body);
      return context.json(unit, opened ? 201 : 200);
    },
  });

  operation(app, services, {
    method: "post",
    path: "/api/units/:id/steps",
    tag: "coaching",
    summary: "Takes one step in a unit; said again it changes nothing.",
    guard: "member",
    params: ById,
    body: UnitStep,
    answers: { 200: UnitAnswer },
    problems: [
      "not_found",
      "unit_step",
      "unit_full",
      "unit_differs",
      "agreement_differs",
      "colleague_unavailable",
      "conflict",
    ],
    example: { params: { id: examples.unitId }, body: { step: "wish_end", wish: false } },
    handle: async ({ actor, params, body, context }) => {
      const unit = await takeStep(services, actor, params.id, body);
      return context.json({ unit });
    },
  });
}
