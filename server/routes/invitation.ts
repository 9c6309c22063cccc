import type { Hono } from "hono";
import { tidyEmail } from "../auth/email.ts";
import { findInvitation, invite, openInvitations, revokeInvitation } from "../auth/invitations.ts";
import { Invitation, InvitationBody, InvitationList } from "../contract/admin.ts";
import { invitationPage, serverMeta } from "../pages/invitation.ts";
import { page } from "../pages/layout.ts";
import { plain } from "../pages/parts.ts";
import { Refusal } from "../refusal.ts";
import type { Services } from "../services.ts";
import { callerAddress } from "./caller-address.ts";
import { examples } from "./examples.ts";
import { type AppEnv, operation } from "./operation.ts";
import { answered, pageRoute } from "./page-route.ts";
import { ById } from "./paths.ts";
import { keepInvitation } from "./sign-in-flow.ts";
import type { SignInLimits } from "./sign-in-limits.ts";

const TAG = "Admin";
/** 256 bits, base64url. */
const SECRET = /^[A-Za-z0-9_-]{43}$/;

/** Invitations: made and taken back by admins, opened by those who are invited. */
export function invitationRoutes(app: Hono<AppEnv>, services: Services, limits: SignInLimits): void {
  adminRoutes(app, services);

  pageRoute(app, services, {
    method: "get",
    path: "/invitation/:secret",
    handle: async (context) => {
      const { db, clock, settings } = services;
      await limits.triesPerAddress(callerAddress(context, settings));
      const secret = context.req.param("secret") ?? "";
      const found = SECRET.test(secret)
        ? await db.crossing("invitation", (tx) => findInvitation(tx, secret, clock.now()))
        : null;
      if (found === null) return over();
      keepInvitation(context, services, secret);
      const { orgName } = found;
      const head = serverMeta(settings.publicUrl);
      const title = `${orgName} asks its peers`;
      return answered(context, page({ title, head, secretAddress: true, body: invitationPage({ orgName }) }));
    },
  });
}

function over(): Promise<Response> {
  const heading = "This invitation is over";
  const words = [
    "It was taken back, or its time is up. Ask for a new one.",
    "You are in the directory already? Then just sign in.",
  ];
  const way = { to: "/sign-in", label: "Sign in" };
  return page({ title: heading, status: 404, secretAddress: true, body: plain({ heading, words, way }) });
}

function adminRoutes(app: Hono<AppEnv>, services: Services): void {
  operation(app, services, {
    method: "post",
    path: "/api/admin/invitations",
    tag: TAG,
    summary: "Make an invitation: an address that lets people in, for one e-mail address or for whoever has it.",
    guard: "admin",
    body: InvitationBody,
    answers: { 201: Invitation },
    example: { body: { email: "new.colleague@example.com", days: 14 } },
    handle: async ({ actor, body, context }) => {
      const email = body.email === undefined ? null : tidyEmail(body.email);
      if (body.email !== undefined && email === null) throw new Refusal("invalid");
      const made = await invite(services, actor, { email, days: body.days });
      context.header("cache-control", "no-store");
      const answer: Invitation = {
        id: made.id,
        address: `${services.settings.publicUrl}/invitation/${made.secret}`,
        email: made.email,
        expiresAt: made.expiresAt.toISOString(),
      };
      return context.json(answer, 201);
    },
  });

  operation(app, services, {
    method: "get",
    path: "/api/admin/invitations",
    tag: TAG,
    summary: "The invitations that still let people in.",
    guard: "admin",
    answers: { 200: InvitationList },
    example: {},
    handle: async ({ actor, context }) => {
      const found = await openInvitations(services, actor);
      const invitations = found.map(({ expiresAt, ...rest }) => ({ ...rest, expiresAt: expiresAt.toISOString() }));
      return context.json({ invitations });
    },
  });

  operation(app, services, {
    method: "delete",
    path: "/api/admin/invitations/:id",
    tag: TAG,
    summary: "Take an invitation back. Those who came by it stay.",
    guard: "admin",
    params: ById,
    answers: { 204: null },
    problems: ["not_found"],
    example: { params: { id: examples.invitation } },
    handle: async ({ actor, params, context }) => {
      await revokeInvitation(services.db, actor, params.id);
      return context.body(null, 204);
    },
  });
}
