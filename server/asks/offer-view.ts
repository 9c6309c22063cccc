import { and, eq, inArray } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Asker } from "../contract/ask.ts";
import type { Offer } from "../contract/offer.ts";
import { asks, offers, people } from "../db/schema/index.ts";
import type { Tx } from "../db/transaction.ts";
import { picturesOf } from "./pictures.ts";
import { MAX_PASSES } from "./rules.ts";
import { skillNames } from "./skill-names.ts";

const asker = alias(people, "asker");
const passer = alias(people, "passer");

interface AskerFacts {
  anonymous: boolean;
  label: string;
  askerId: string;
  askerName: string;
  /** Whether the viewer has this ask now. */
  acceptedByViewer: boolean;
}

/** The trust boundary of an unnamed ask: nothing of the asker passes here before acceptance but the label. */
export function askerOf({ anonymous, label, askerId, askerName, acceptedByViewer }: AskerFacts): Asker {
  if (anonymous && !acceptedByViewer) return { label, person: null };
  return { label: anonymous ? label : askerName, person: { id: askerId, name: askerName } };
}

/** Some offers as their coach sees them; offers of others are left out. */
export async function offerViews(
  tx: Tx,
  coachId: string,
  ids: readonly string[],
  now: Date,
): Promise<Map<string, Offer>> {
  if (ids.length === 0) return new Map();
  const found = await tx
    .select({ offer: offers, ask: asks, askerName: asker.name, passerName: passer.name })
    .from(offers)
    .innerJoin(asks, and(eq(asks.orgId, offers.orgId), eq(asks.id, offers.askId)))
    .innerJoin(asker, and(eq(asker.orgId, asks.orgId), eq(asker.id, asks.askerId)))
    .leftJoin(passer, and(eq(passer.orgId, offers.orgId), eq(passer.id, offers.passedBy)))
    .where(and(inArray(offers.id, [...ids]), eq(offers.coachId, coachId)));
  const names = await skillNames(
    tx,
    found.flatMap(({ ask }) => ask.skillIds),
  );
  const pictures = await picturesOf(
    tx,
    found.map(({ ask }) => ask.id),
  );
  return new Map(
    found.map(({ offer, ask, askerName, passerName }) => {
      const open = offer.status === "waiting" || offer.status === "snoozed";
      const undoable = offer.undoUntil !== null && offer.undoUntil > now && ask.status === "routing";
      const view: Offer = {
        id: offer.id,
        askId: ask.id,
        status: offer.status,
        topic: ask.topic,
        skills: ask.skillIds.flatMap((id) => names.get(id) ?? []),
        goal: ask.goal,
        tried: ask.tried,
        minutes: ask.minutes,
        asker: askerOf({ ...ask, askerName, acceptedByViewer: ask.coachId === coachId }),
        byName: offer.byName,
        why: offer.why,
        passedBy: offer.passedBy === null ? null : { id: offer.passedBy, name: passerName ?? "" },
        canPass: (open || undoable) && offer.passes < MAX_PASSES,
        deadline: offer.deadline.toISOString(),
        snoozedUntil: offer.snoozedUntil?.toISOString() ?? null,
        undoUntil: undoable ? (offer.undoUntil?.toISOString() ?? null) : null,
        openedAt: offer.openedAt.toISOString(),
        pictures: pictures.get(ask.id) ?? [],
      };
      return [offer.id, view];
    }),
  );
}
