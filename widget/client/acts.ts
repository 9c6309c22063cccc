import type { Me } from "../../server/contract/index.ts";
import { trouble, type Act, type Outcome } from "../carrier.ts";
import { serviceTime } from "../local/device.ts";
import { again, enqueue, forget, orTrouble, undoHere, withdrawHere } from "../local/outbox.ts";
import { release } from "../local/owner.ts";
import type { Errand } from "../local/rows.ts";
import { readMeta, type Store } from "../local/store.ts";
import { uuid } from "../uuid.ts";
import { takeawayActs } from "./takeaway-acts.ts";
import type { Api } from "./api.ts";
import { coachingActs } from "./coaching-acts.ts";
import type { Sync } from "./sync.ts";

export interface ActOptions {
  readonly api: Api;
  readonly store: Store;
  readonly sync: Sync;
  /** Says that something waits in the outbox; it is sent soon, and nobody waits for it here. */
  readonly kick: () => void;
  readonly session: Session;
  /** Milliseconds since 1970 by the device's clock. */
  readonly now: () => number;
}

/** How a host signs in and lets go of its session; what is on the device is cleared by the acts. */
export interface Session {
  signIn(): Promise<Outcome<null>>;
  /** Lets go of what the host itself keeps of the session; null where only the service can end it. */
  readonly forget: (() => Promise<void>) | null;
}

/** The acts of the host that speaks with the service itself: the web app, or the extension's background. */
export function createActs(options: ActOptions): Act {
  return {
    ...keptActs(options),
    ...offerActs(options),
    ...coachingActs(options),
    ...directActs(options),
    ...takeawayActs(options),
    ...sessionActs(options),
  };
}

type Kept =
  | "openAsk"
  | "withdrawAsk"
  | "resolveAsk"
  | "handBack"
  | "markRead"
  | "sendMessage"
  | "seenOffers"
  | "again"
  | "forget";

/** What is written down first and sent when the service can be reached. */
function keptActs({ store, kick, now }: ActOptions): Pick<Act, Kept> {
  const keep = keeping(store, kick, now);
  return {
    openAsk: (id, body, draft) => keep(id, { kind: "ask", askId: id, body }, draft),
    sendMessage: (askId, body, draft) => keep(body.id, { kind: "message", askId, body }, draft),
    resolveAsk: (id, body, draft) => keep(`resolve:${id}:${uuid()}`, { kind: "resolve", askId: id, body }, draft),
    handBack: (id, note) =>
      keep(`hand-back:${id}`, { kind: "hand-back", askId: id, body: note === undefined ? {} : { note } }),
    async withdrawAsk(id, reason) {
      const gone = await orTrouble(() => store.together(() => withdrawHere(store, id)));
      if (!gone.ok) return gone;
      if (gone.value) return { ok: true, value: null };
      return keep(`withdraw:${id}`, { kind: "withdraw", askId: id, body: reason === undefined ? {} : { reason } });
    },
    markRead: (askId, seq) => keep(`read:${askId}:${seq}`, { kind: "read", askId, body: { seq } }),
    async seenOffers(ids) {
      for (const id of ids) {
        const kept = await keep(`seen:${id}`, { kind: "seen", offerId: id });
        if (!kept.ok) return kept;
      }
      return { ok: true, value: null };
    },
    again: (id) => changing(() => again(store, id), kick),
    forget: (id) =>
      changing(
        () => forgetStep(store, id),
        () => {},
      ),
  };
}

/** Refused answers to offers are named by the offer. */
async function forgetStep(store: Store, id: string): Promise<void> {
  const lane = await store.tables.outbox.by("lane", id);
  const refused = lane.filter((row) => row.refused !== null && row.id !== id && "offerId" in row.errand);
  for (const row of refused) await forget(store, row.id);
  await forget(store, id);
}

/** The answers of a coach. */
function offerActs({
  api,
  store,
  sync,
  kick,
  now,
}: ActOptions): Pick<Act, "acceptOffer" | "declineOffer" | "snoozeOffer" | "passOffer" | "undoOffer"> {
  const keep = keeping(store, kick, now);
  const answerId = (kind: string, id: string) => `${kind}:${id}:${uuid()}`;
  return {
    declineOffer: (id, pauseUntil) =>
      keep(answerId("decline", id), {
        kind: "decline",
        offerId: id,
        body: pauseUntil === undefined ? {} : { pauseUntil },
      }),
    snoozeOffer: (id, until) => keep(answerId("snooze", id), { kind: "snooze", offerId: id, body: { until } }),
    passOffer: (id, to) => keep(answerId("pass", id), { kind: "pass", offerId: id, body: { to } }),
    async undoOffer(id) {
      const here = await orTrouble(() => store.together(() => undoHere(store, id)));
      if (!here.ok) return here;
      if (here.value) return { ok: true, value: null };
      const outboxId = answerId("undo", id);
      const kept = await keep(outboxId, { kind: "undo", offerId: id });
      if (!kept.ok) return kept;
      await sync.turn();
      const row = await store.tables.outbox.get(outboxId);
      if (row === undefined || row.refused === null) return { ok: true, value: null };
      await store.tables.outbox.drop(outboxId);
      return { ok: false, trouble: row.refused };
    },
    async acceptOffer(id) {
      const accepted = await api.accept(id);
      kick();
      if (!accepted.ok) return accepted;
      const { offer, ask } = accepted.value;
      return orTrouble(() =>
        store.together(async () => {
          await store.tables.offers.put(offer);
          if (ask !== undefined) await store.tables.asks.put(ask);
          return accepted.value;
        }),
      );
    },
  };
}

type Direct =
  | "setAvailability"
  | "setProfile"
  | "confirm"
  | "addSkill"
  | "dropSkill"
  | "proposeSkill"
  | "withdrawProposal"
  | "deleteEvidence"
  | "disputeEvidence"
  | "sayTopicWord"
  | "doubtReason"
  | "setNotHere";

/** What the service is told at once. */
function directActs({ api, store, sync }: ActOptions): Pick<Act, Direct> {
  async function thenMe(change: Promise<Outcome<unknown>>): Promise<Outcome<Me>> {
    const changed = await change;
    if (!changed.ok) return changed;
    const read = await sync.refreshMe();
    if (!read.ok) return read;
    const me = await readMeta(store, "me");
    return me === undefined ? { ok: false, trouble: trouble("storage") } : { ok: true, value: me };
  }
  const done = async (change: Promise<Outcome<unknown>>): Promise<Outcome<null>> => {
    const changed = await change;
    return changed.ok ? { ok: true, value: null } : changed;
  };
  return {
    setAvailability: (body) => thenMe(api.setAvailability(body)),
    setProfile: (body) => thenMe(api.setProfile(body)),
    confirm: (body) => thenMe(api.confirm(body)),
    setNotHere: (personId, notHere) => thenMe(api.setNotHere(personId, notHere)),
    addSkill: (id, note) => done(api.addSkill(id, note === undefined ? {} : { note })),
    dropSkill: (id) => done(api.dropSkill(id)),
    proposeSkill: api.proposeSkill,
    withdrawProposal: (id) => done(api.withdrawProposal(id)),
    deleteEvidence: (id) => done(api.deleteEvidence(id)),
    disputeEvidence: (id, disputed) => done(api.dispute(id, disputed)),
    sayTopicWord: (topic, skill, verdict) => done(api.topicWord({ topic, skill, verdict })),
    doubtReason: (personId, body) => done(api.doubt(personId, body)),
  };
}

/** Signing out clears the device even when the service cannot be told, where the session can be let go of here. */
function sessionActs({ api, store, sync, session }: ActOptions): Pick<Act, "signIn" | "signOut" | "signOutEverywhere"> {
  async function leave(end: () => Promise<Outcome<unknown>>): Promise<Outcome<null>> {
    const ended = await end();
    if (session.forget === null && !ended.ok && ended.trouble.code !== "not_signed_in") return ended;
    await session.forget?.();
    const cleared = await orTrouble(() => release(store));
    void sync.turn();
    if (!cleared.ok) return cleared;
    return ended.ok || ended.trouble.code === "not_signed_in" ? { ok: true, value: null } : ended;
  }
  return {
    async signIn() {
      const signed = await session.signIn();
      if (signed.ok) await sync.turn();
      return signed;
    },
    signOut: () => leave(api.signOut),
    async signOutEverywhere() {
      const ended = await api.signOutEverywhere();
      // Other devices stay signed in unless the service was told, so nothing is let go before.
      if (!ended.ok && ended.trouble.code !== "not_signed_in") return ended;
      return leave(() => Promise.resolve(ended));
    },
  };
}

/** Writes an errand down, emptying its draft in the same step. */
function keeping(store: Store, kick: () => void, now: () => number) {
  return (id: string, errand: Errand, draft?: string): Promise<Outcome<null>> =>
    changing(async () => {
      const at = new Date(await serviceTime(store, now)).toISOString();
      await store.together(async () => {
        await enqueue(store, { id, errand, at });
        if (draft !== undefined) await store.tables.drafts.drop(draft);
      });
    }, kick);
}

async function changing(change: () => Promise<void>, then: () => void): Promise<Outcome<null>> {
  const changed = await orTrouble(change);
  if (!changed.ok) return changed;
  then();
  return { ok: true, value: null };
}
