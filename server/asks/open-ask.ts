import { and, eq } from "drizzle-orm";
import type { Actor } from "../auth/actor.ts";
import type { Ask, AskBody } from "../contract/ask.ts";
import { asks, ltiPlaces, people } from "../db/schema/index.ts";
import type { Tx } from "../db/transaction.ts";
import { pageKey } from "../matching/index.ts";
import { Refusal } from "../refusal.ts";
import type { Services } from "../services.ts";
import { followRedirects } from "../skills/redirects.ts";
import { askViews } from "./ask-view.ts";
import { bodyHash } from "./body-hash.ts";
import { changing } from "./change.ts";
import { insertAsk } from "./insert-ask.ts";
import { freshLabel } from "./label.ts";
import { keepPictures } from "./pictures.ts";

const MAX_SKILLS = 5;

/**
 * Opens an ask under the id that the device made. The same id with the same body is the same ask.
 * Throws `ask_differs`, `not_found` (the id is somebody else's), `invalid`.
 */
export async function openAsk(
  services: Services,
  actor: Actor,
  id: string,
  body: AskBody,
): Promise<{ ask: Ask; opened: boolean }> {
  const hash = bodyHash(body);
  const proposed = body.skills?.length ? [] : await proposedSkills(services, actor.orgId, body);
  const done = await changing(services, actor, async ({ tx, now }) => {
    const before = await sameAsk(tx, actor, id, hash);
    if (before !== null) return { ask: before, opened: false, told: [] };
    await refuseUnknown(tx, actor, body);
    const told = await insertAsk(tx, {
      orgId: actor.orgId,
      id,
      askerId: actor.personId,
      bodyHash: hash,
      topic: body.topic,
      pageKey: pageKey(body.topic),
      skillIds: await knownSkills(tx, actor.orgId, body.skills?.length ? body.skills : proposed),
      goal: body.goal,
      tried: body.tried ?? "",
      minutes: body.minutes,
      anonymous: body.anonymous ?? false,
      label: freshLabel(),
      placeId: await knownPlace(tx, actor.orgId, body.place),
      wantedId: body.to ?? null,
      notTo: body.notTo ?? [],
      status: "routing",
      nextStepAt: now,
      openedAt: now,
    });
    if (!told) {
      // The same id came in at the same moment; whoever was first has written it.
      const winner = await sameAsk(tx, actor, id, hash);
      if (winner === null) throw new Refusal("not_found");
      return { ask: winner, opened: false, told: [] };
    }
    await keepPictures(tx, { orgId: actor.orgId, askId: id, messageId: null }, body.pictures);
    return { ask: await viewOf(tx, actor, id), opened: true, told: [actor.personId] };
  });
  services.live.hint(actor.orgId, done.told);
  if (done.opened) services.sweeper.wake(actor.orgId, id);
  return { ask: done.ask, opened: done.opened };
}

async function viewOf(tx: Tx, actor: Actor, id: string): Promise<Ask> {
  const view = (await askViews(tx, actor.personId, [id])).get(id);
  if (view === undefined) throw new Refusal("not_found");
  return view;
}

/** The ask that already has this id, when it is the caller's and says the same. */
async function sameAsk(tx: Tx, actor: Actor, id: string, hash: string): Promise<Ask | null> {
  const [known] = await tx.select({ askerId: asks.askerId, bodyHash: asks.bodyHash }).from(asks).where(eq(asks.id, id));
  if (known === undefined) return null;
  if (known.askerId !== actor.personId) throw new Refusal("not_found");
  if (known.bodyHash !== hash) throw new Refusal("ask_differs");
  return viewOf(tx, actor, id);
}

async function refuseUnknown(tx: Tx, actor: Actor, body: AskBody): Promise<void> {
  if (body.to === undefined) return;
  const [wanted] = await tx
    .select({ confirmedAt: people.confirmedAt, leftAt: people.leftAt })
    .from(people)
    .where(eq(people.id, body.to));
  const here = wanted !== undefined && wanted.confirmedAt !== null && wanted.leftAt === null;
  if (!here || body.to === actor.personId) {
    throw new Refusal("invalid", { fields: [{ path: "to", message: "is nobody who can be asked" }] });
  }
}

/** The skills that are meant, in their order; those that the taxonomy does not have are left out. */
async function knownSkills(tx: Tx, orgId: string, ids: readonly string[]): Promise<string[]> {
  const led = await followRedirects(tx, orgId, ids);
  return [...new Set(ids.flatMap((id) => led.get(id) ?? []))];
}

/** A question is never lost over the place where it was asked: that may be gone by the time it arrives. */
async function knownPlace(tx: Tx, orgId: string, id: string | undefined): Promise<string | null> {
  if (id === undefined) return null;
  const [found] = await tx
    .select({ id: ltiPlaces.id })
    .from(ltiPlaces)
    .where(and(eq(ltiPlaces.orgId, orgId), eq(ltiPlaces.id, id)));
  return found?.id ?? null;
}

async function proposedSkills(services: Services, orgId: string, body: AskBody): Promise<string[]> {
  const engine = await services.engines.of(orgId);
  return engine.skills(body.topic, MAX_SKILLS).map((hit) => hit.skillId);
}
