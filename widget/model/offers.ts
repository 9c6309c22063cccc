import { computed, effect, signal, type ReadonlySignal } from "@preact/signals";
import type { Colleagues, Offer, OfferAnswer } from "../../server/contract/index.ts";
import { trouble as troubleOf, type Carrier, type LocalOffer, type Outcome, type Trouble } from "../carrier.ts";

/** What was answered a moment ago and can be taken back. */
export interface Undoable extends LocalOffer {
  /** Whole seconds left, 10 to 1. */
  readonly seconds: number;
}

/** A coach's requests. */
export interface OffersModel {
  readonly loaded: ReadonlySignal<boolean>;
  /** Waiting for an answer, newest first; snoozed ones come back when their time is over. */
  readonly waiting: ReadonlySignal<readonly Offer[]>;
  /** Put off until later, soonest first. */
  readonly later: ReadonlySignal<readonly Offer[]>;
  /** The one that the keys work on; it stays on its offer while others come and go. */
  readonly focus: ReadonlySignal<string | null>;
  readonly undoable: ReadonlySignal<readonly Undoable[]>;
  /** Answers that wait for the way to the service. */
  readonly queued: ReadonlySignal<number>;
  /** Answers that the service refused, with why; `forget` lets go of one. */
  readonly refused: ReadonlySignal<readonly LocalOffer[]>;
  /** The offer that is being accepted now. */
  readonly accepting: ReadonlySignal<string | null>;
  /** Why the last accept or undo was not possible. */
  readonly trouble: ReadonlySignal<{ readonly offerId: string; readonly trouble: Trouble } | null>;
  setFocus(id: string | null): void;
  accept(id: string): Promise<Outcome<OfferAnswer>>;
  decline(id: string, pauseUntil?: string): Promise<Outcome<null>>;
  snooze(id: string, until: string): Promise<Outcome<null>>;
  pass(id: string, to: string): Promise<Outcome<null>>;
  undo(id: string): Promise<Outcome<null>>;
  forget(id: string): Promise<Outcome<null>>;
  /** Whom this could be passed to. */
  colleagues(id: string): Promise<Outcome<Colleagues["people"]>>;
  /** These are on screen. */
  seen(ids: readonly string[]): void;
  stop(): void;
}

/** `every` calls back each second while there is something to count down; hosts leave it out. */
export function createOffers(carrier: Carrier, every: (call: () => void) => () => void = eachSecond): OffersModel {
  const loaded = signal(false);
  const all = signal<readonly LocalOffer[]>([]);
  const now = signal(carrier.device.now());
  const wanted = signal<string | null>(null);
  const accepting = signal<string | null>(null);
  const trouble = signal<{ offerId: string; trouble: Trouble } | null>(null);
  const told = new Set<string>();

  const unwatch = carrier.watch.offers((offers) => {
    tick();
    all.value = offers;
    loaded.value = true;
  });
  const undoable = computed(() => all.value.flatMap((local) => undoableOf(local, now.value)));
  const snoozed = computed(() => all.value.some(({ offer }) => offer.status === "snoozed"));
  const counting = computed(() => undoable.value.length > 0 || snoozed.value);
  const uncount = effect(() => (counting.value ? every(tick) : undefined));
  function tick(): void {
    now.value = carrier.device.now();
  }

  const waiting = computed(() => all.value.filter((local) => waits(local, now.value)).map(({ offer }) => offer));
  const focus = computed(() => waiting.value.find(({ id }) => id === wanted.value)?.id ?? waiting.value[0]?.id ?? null);

  /** The next request takes the focus of the one that is answered. */
  function moveOn(id: string): void {
    const place = waiting.peek().findIndex((offer) => offer.id === id);
    if (focus.peek() === id) wanted.value = waiting.peek()[place + 1]?.id ?? waiting.peek()[place - 1]?.id ?? null;
  }
  async function noting<T>(offerId: string, outcome: Promise<Outcome<T>>): Promise<Outcome<T>> {
    const settled = await outcome;
    trouble.value = settled.ok ? null : { offerId, trouble: settled.trouble };
    return settled;
  }

  return {
    loaded,
    waiting,
    later: computed(() =>
      all.value
        .filter((local) => local.offer.status === "snoozed" && !waits(local, now.value))
        .map(({ offer }) => offer)
        .toSorted((a, b) => Date.parse(a.snoozedUntil ?? a.deadline) - Date.parse(b.snoozedUntil ?? b.deadline)),
    ),
    focus,
    undoable,
    queued: computed(() => all.value.filter(({ answer }) => answer?.delivery.state === "kept").length),
    refused: computed(() => all.value.filter(({ answer }) => answer?.delivery.state === "refused")),
    accepting,
    trouble,
    setFocus(id) {
      wanted.value = id;
    },
    async accept(id) {
      if (accepting.peek() !== null) return { ok: false, trouble: troubleOf("conflict") };
      accepting.value = id;
      const outcome = await noting(id, carrier.act.acceptOffer(id));
      accepting.value = null;
      return outcome;
    },
    decline(id, pauseUntil) {
      moveOn(id);
      return noting(id, carrier.act.declineOffer(id, pauseUntil));
    },
    snooze(id, until) {
      moveOn(id);
      return noting(id, carrier.act.snoozeOffer(id, until));
    },
    pass(id, to) {
      moveOn(id);
      return noting(id, carrier.act.passOffer(id, to));
    },
    undo(id) {
      wanted.value = id;
      return noting(id, carrier.act.undoOffer(id));
    },
    forget: carrier.act.forget,
    colleagues: carrier.find.colleagues,
    seen(ids) {
      const fresh = ids.filter((id) => !told.has(id));
      for (const id of fresh) told.add(id);
      if (fresh.length > 0) void carrier.act.seenOffers(fresh);
    },
    stop() {
      unwatch();
      uncount();
    },
  };
}

/** A refused answer changes nothing: the offer waits again, and the refusal is told beside it. */
function waits({ offer }: LocalOffer, now: number): boolean {
  if (offer.status === "waiting") return true;
  return offer.status === "snoozed" && offer.snoozedUntil !== null && Date.parse(offer.snoozedUntil) <= now;
}

function undoableOf(local: LocalOffer, now: number): Undoable[] {
  if (local.answer === null || local.answer.undoUntil === null || local.answer.delivery.state === "refused") return [];
  const left = Math.ceil((Date.parse(local.answer.undoUntil) - now) / 1000);
  return left > 0 ? [{ ...local, seconds: Math.min(left, 10) }] : [];
}

function eachSecond(tick: () => void): () => void {
  const timer = setInterval(tick, 1000);
  return () => clearInterval(timer);
}
