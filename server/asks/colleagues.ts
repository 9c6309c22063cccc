import { eq, inArray } from "drizzle-orm";
import type { Actor } from "../auth/actor.ts";
import type { Colleagues } from "../contract/offer.ts";
import { asks, notHere, people } from "../db/schema/index.ts";
import { currentLoad } from "../people/current-load.ts";
import type { Services } from "../services.ts";
import { offerOf } from "./answer.ts";

const MAX_COLLEAGUES = 8;

/**
 * Whom an offer could be passed to, by what they know. The list is made without regard to who asks, who was asked
 * before, or whom the asker avoids: an omission would tell who asks. Throws `not_found`.
 */
export async function colleaguesFor(services: Services, actor: Actor, offerId: string): Promise<Colleagues> {
  const engine = await services.engines.of(actor.orgId);
  const usual = await services.usualLoads.of(actor.orgId);
  const now = services.clock.now();
  return services.db.inOrg(actor.orgId, async (tx) => {
    const offer = await offerOf(tx, actor.personId, offerId);
    const [ask] = await tx.select({ skillIds: asks.skillIds }).from(asks).where(eq(asks.id, offer.askId));
    const apart = await tx.select({ id: notHere.otherId }).from(notHere).where(eq(notHere.personId, actor.personId));
    const wanted = (ask?.skillIds ?? []).map((skillId, place) => ({ skillId, weight: 1 / (1 + place) }));
    const candidates = engine.people(
      wanted,
      {
        now: now.getTime(),
        learner: null,
        load: await currentLoad(tx, now, engine.known(wanted, { now: now.getTime() })),
        usual,
        exclude: new Set([actor.personId, ...apart.map((other) => other.id)]),
        tieBreak: actor.personId,
      },
      MAX_COLLEAGUES,
    );
    const ids = candidates.map((candidate) => candidate.personId);
    const named = ids.length === 0 ? [] : await tx.select().from(people).where(inArray(people.id, ids));
    const names = new Map(named.map((person) => [person.id, person.name]));
    return {
      people: candidates.map(({ personId, reasons }) => ({
        id: personId,
        name: names.get(personId) ?? "",
        reasons: [...reasons],
      })),
    };
  });
}
