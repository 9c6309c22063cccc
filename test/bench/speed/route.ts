import { openPglite } from "../../../server/db/pglite.ts";
import { newOrg, newPerson, openTestService } from "../../factories/service.ts";
import { seedStarter } from "../../../server/skills/seed-starter.ts";
import { serve } from "../../../server/serve.ts";
import { timed } from "./measure.ts";
import { randomOf } from "./world.ts";

const PEOPLE = 250;
const CALLS = 400;
const SKILLS = ["window-functions", "sql", "negotiation", "pivot-tables", "excel", "unit-testing"];
const TITLES = ["Window functions", "Negotiation", "Pivot tables", "Unit testing", "Giving feedback"];

/**
 * `POST /api/topics/match` as it ships, through a real socket and the embedded database, beside a route of the same
 * service that answers with nothing; a ratio of the medians.
 */
export async function route() {
  const service = await openTestService({ db: await openPglite({}) });
  const orgId = await newOrg(service);
  const now = service.clock.now();
  await service.db.inOrg(orgId, (tx) => seedStarter(tx, orgId, now));
  const random = randomOf(7);
  const learner = await newPerson(service, orgId);
  for (let made = 0; made < PEOPLE; made++) {
    await newPerson(service, orgId, { knows: SKILLS.filter(() => random() < 0.3) });
  }
  const running = await serve(service.services, (app) => {
    app.post("/nothing", (context) => context.body(null, 204));
  });
  try {
    const call = (path: string) => async (title: string) => {
      const answer = await fetch(`http://127.0.0.1:${running.port}${path}`, {
        method: "POST",
        headers: { authorization: `Bearer ${learner.token}`, "content-type": "application/json" },
        body: JSON.stringify({ topic: { title, course: "A course" } }),
      });
      if (!answer.ok) throw new Error(`${path} answered ${answer.status}`);
      return answer.arrayBuffer();
    };
    const titles = Array.from({ length: CALLS }, (_, number) => TITLES[number % TITLES.length] ?? "");
    const nothing = await timed(titles, call("/nothing"));
    const match = await timed(titles, call("/api/topics/match"));
    return { nothing, match, ratio: Number((match.p50 / nothing.p50).toFixed(2)) };
  } finally {
    await running.stop();
  }
}
