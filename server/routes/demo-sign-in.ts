import { and, asc, eq, isNull } from "drizzle-orm";
import type { Hono } from "hono";
import { Uuid } from "../contract/values.ts";
import { orgs, people } from "../db/schema/index.ts";
import { CAST } from "../demo/people.ts";
import { demoSamplesPart } from "../pages/demo-samples.ts";
import type { Html } from "../pages/layout.ts";
import { Refusal } from "../refusal.ts";
import type { Services } from "../services.ts";
import { letIn } from "./let-in.ts";
import type { AppEnv } from "./operation.ts";
import { formOf, pageRoute } from "./page-route.ts";
import { readFlow } from "./sign-in-flow.ts";

/** One press signs in as a sample person. Put into the app in demo mode alone, which binds to loopback. */
export function demoSignInRoutes(app: Hono<AppEnv>, services: Services): void {
  pageRoute(app, services, {
    method: "post",
    path: "/demo/sign-in",
    handle: async (context) => {
      const person = await samplePerson(services, (await formOf(context)).get("personId") ?? "");
      return letIn(context, services, readFlow(context, services), person);
    },
  });

  pageRoute(app, services, {
    method: "get",
    path: "/demo/sign-in/:personId",
    handle: async (context) => {
      const person = await samplePerson(services, context.req.param("personId") ?? "");
      return letIn(context, services, readFlow(context, services), person);
    },
  });
}

async function samplePerson({ db, settings }: Services, id: string) {
  if (settings.mode !== "demo" || !Uuid.safeParse(id).success) throw new Refusal("not_found");
  const [found] = await db.crossing("demo", (tx) =>
    tx
      .select({ orgId: people.orgId, personId: people.id })
      .from(people)
      .where(and(eq(people.id, id), isNull(people.leftAt))),
  );
  if (found === undefined) throw new Refusal("not_found");
  return found;
}

/** The sample people for the sign-in page, by organisation. */
export async function demoSamples({ db }: Services): Promise<Html> {
  const found = await db.crossing("demo", (tx) =>
    tx
      .select({ id: people.id, name: people.name, role: people.role, title: people.title, org: orgs.name })
      .from(people)
      .innerJoin(orgs, eq(orgs.orgId, people.orgId))
      .where(isNull(people.leftAt))
      .orderBy(asc(people.orgId), asc(people.name)),
  );
  const place = ({ name }: { name: string }) => (CAST.includes(name) ? CAST.indexOf(name) : CAST.length);
  const byOrg = [...Map.groupBy(found, ({ org }) => org)].map(([org, members]) => ({
    org,
    people: members.toSorted((left, right) => place(left) - place(right)),
  }));
  // The organisation with the stories comes first; it is by far the larger one.
  return demoSamplesPart(byOrg.toSorted((left, right) => right.people.length - left.people.length));
}
