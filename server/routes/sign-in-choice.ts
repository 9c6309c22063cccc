import type { Context, Hono } from "hono";
import { type Comer, type Entrance, entranceOf, join } from "../auth/entrance.ts";
import { someText } from "../contract/values.ts";
import { page } from "../pages/layout.ts";
import { plain } from "../pages/parts.ts";
import { choicePage, joinPage } from "../pages/sign-in.ts";
import { turnedAway } from "../pages/turned-away.ts";
import { Refusal } from "../refusal.ts";
import type { Services } from "../services.ts";
import { letIn } from "./let-in.ts";
import type { AppEnv } from "./operation.ts";
import { formOf, goOn, pageRoute } from "./page-route.ts";
import { formTargets, readFlow, readInvitation, type SignInFlow } from "./sign-in-flow.ts";

const Name = someText(200);

/** After the proof of an address: which organisation, and for somebody invited, which name. */
export function signInChoiceRoutes(app: Hono<AppEnv>, services: Services): void {
  const { db, clock } = services;

  const proven = (context: Context<AppEnv>, work: (found: Proven) => Promise<Response> | Response) => {
    const flow = readFlow(context, services);
    if (flow.proven === undefined) return goOn(context, "/sign-in/again");
    return work({
      flow,
      comer: { email: flow.proven.email, invitation: readInvitation(context) },
      name: flow.proven.name,
    });
  };
  const joins = async (comer: Comer) => {
    const entrance = await entranceOf({ db, clock }, comer);
    const found = entrance.kind === "join" || entrance.kind === "choose" ? entrance.joins : null;
    if (found === null) throw new Refusal("code_refused");
    return found;
  };

  pageRoute(app, services, {
    method: "get",
    path: "/sign-in/choose",
    handle: (context) =>
      proven(context, async ({ flow, comer }) => {
        const entrance = await entranceOf({ db, clock }, comer);
        if (entrance.kind === "enter") return letIn(context, services, flow, entrance);
        if (entrance.kind === "join") return goOn(context, "/sign-in/join");
        return showEntrance(entrance, flow, comer);
      }),
  });

  pageRoute(app, services, {
    method: "post",
    path: "/sign-in/choose",
    handle: (context) =>
      proven(context, async ({ flow, comer }) => {
        const orgId = (await formOf(context)).get("orgId");
        const entrance = await entranceOf({ db, clock }, comer);
        const memberships = entrance.kind === "choose" ? entrance.memberships : [];
        const chosen = memberships.find((membership) => membership.orgId === orgId);
        if (chosen === undefined) throw new Refusal("code_refused");
        return letIn(context, services, flow, chosen);
      }),
  });

  pageRoute(app, services, {
    method: "get",
    path: "/sign-in/join",
    handle: (context) =>
      proven(context, async ({ flow, comer, name }) => showJoin((await joins(comer)).orgName, flow, { name })),
  });

  pageRoute(app, services, {
    method: "post",
    path: "/sign-in/join",
    handle: (context) =>
      proven(context, async ({ flow, comer }) => {
        const typed = (await formOf(context)).get("name") ?? "";
        const name = Name.safeParse(typed.normalize("NFC").trim());
        if (!name.success) {
          const fault = "Type the name that your colleagues know, of at most 200 letters.";
          return showJoin((await joins(comer)).orgName, flow, { name: typed.slice(0, 200), fault, status: 422 });
        }
        return letIn(context, services, flow, await join({ db, clock }, comer, name.data));
      }),
  });
}

interface Proven {
  flow: SignInFlow;
  comer: Comer;
  name: string;
}

type Shown = Exclude<Entrance, { kind: "enter" | "join" }>;

function showEntrance(entrance: Shown, flow: SignInFlow, { email }: Comer): Promise<Response> {
  if (entrance.kind === "choose") {
    return page({ title: "Where to?", formTargets: formTargets(flow), body: choicePage(entrance) });
  }
  const words = turnedAway[entrance.kind](email);
  return page({ title: words.heading, status: 403, body: plain(words) });
}

function showJoin(orgName: string, flow: SignInFlow, typed: { name: string; fault?: string; status?: number }) {
  const { status = 200, ...rest } = typed;
  return page({
    title: `Welcome to ${orgName}`,
    status,
    formTargets: formTargets(flow),
    body: joinPage({ orgName, ...rest }),
  });
}
