import type { Hono } from "hono";
import * as z from "zod/mini";
import { MyExport } from "../contract/export.ts";
import { AvailabilityBody, ConfirmBody, Me, MyAvailability, ProfileBody } from "../contract/person.ts";
import { Uuid } from "../contract/values.ts";
import { confirmMe } from "../people/confirm.ts";
import { exportMe } from "../people/export-me.ts";
import { readMe } from "../people/me.ts";
import { keepApart, meetAgain } from "../people/not-here.ts";
import { setAvailability } from "../people/set-availability.ts";
import { setProfile } from "../people/set-profile.ts";
import type { Services } from "../services.ts";
import { examples } from "./examples.ts";
import { myEvidenceRoutes } from "./my-evidence.ts";
import { type AppEnv, operation } from "./operation.ts";

const PersonParam = z.object({ personId: Uuid });
const windows = [1, 2, 3, 4, 5].map((day) => ({ day, from: "09:00", to: "17:00" }));
const hours = { timeZone: "Europe/Stockholm", windows, capacity: { asksPerWeek: 3 } };

/** What the caller sees and decides about themself. */
export function meRoutes(app: Hono<AppEnv>, services: Services): void {
  operation(app, services, {
    method: "get",
    path: "/api/me",
    tag: "me",
    summary: "Who I am here",
    guard: "member",
    answers: { 200: Me },
    example: {},
    handle: async ({ actor, context }) => context.json(await readMe(services, actor)),
  });
  operation(app, services, {
    method: "get",
    path: "/api/me/export",
    tag: "me",
    summary: "All that is kept about me",
    guard: "member",
    answers: { 200: MyExport },
    example: {},
    handle: async ({ actor, context }) => {
      context.header("content-disposition", 'attachment; filename="ask-a-peer.json"');
      context.header("cache-control", "no-store");
      return context.json(await exportMe(services, actor));
    },
  });
  settingRoutes(app, services);
  myEvidenceRoutes(app, services);
  notHereRoutes(app, services);
}

function settingRoutes(app: Hono<AppEnv>, services: Services): void {
  operation(app, services, {
    method: "put",
    path: "/api/me/profile",
    tag: "me",
    summary: "Change my name, languages or mail",
    guard: "member",
    body: ProfileBody,
    answers: { 200: Me },
    example: { body: { languages: ["sv", "en"] } },
    handle: async ({ actor, body, context }) => context.json(await setProfile(services, actor, body)),
  });
  operation(app, services, {
    method: "put",
    path: "/api/me/availability",
    tag: "me",
    summary: "Change my hours, capacity, pause or quiet hours",
    guard: "member",
    body: AvailabilityBody,
    answers: { 200: MyAvailability },
    example: { body: { capacity: { asksPerWeek: 3 } } },
    handle: async ({ actor, body, context }) => context.json(await setAvailability(services, actor, body)),
  });
  operation(app, services, {
    method: "post",
    path: "/api/me/confirm",
    tag: "me",
    summary: "Confirm my skills, hours and capacity; from then on I may be asked",
    guard: "member",
    body: ConfirmBody,
    answers: { 200: Me },
    example: { body: { skills: [examples.skill], ...hours } },
    handle: async ({ actor, body, context }) => context.json(await confirmMe(services, actor, body)),
  });
}

function notHereRoutes(app: Hono<AppEnv>, services: Services): void {
  operation(app, services, {
    method: "put",
    path: "/api/me/not-here/:personId",
    tag: "me",
    summary: "Do not bring me together with this person; nobody else learns of it",
    guard: "member",
    params: PersonParam,
    answers: { 204: null },
    problems: ["not_found"],
    example: { params: { personId: examples.colleague } },
    handle: async ({ actor, params, context }) => {
      await keepApart(services, actor, params.personId);
      return context.body(null, 204);
    },
  });
  operation(app, services, {
    method: "delete",
    path: "/api/me/not-here/:personId",
    tag: "me",
    summary: "We may meet again",
    guard: "member",
    params: PersonParam,
    answers: { 204: null },
    problems: ["not_found"],
    example: { params: { personId: examples.colleague } },
    handle: async ({ actor, params, context }) => {
      await meetAgain(services, actor, params.personId);
      return context.body(null, 204);
    },
  });
}
