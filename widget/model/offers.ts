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
  const list = createList(carrier, every);
  const { all, waiting } = list;
  const wanted = signal<string | null>(null);
  const focus = computed(() => waiting.value.find(({ id }) => id === wanted.value)?.id ?? waiting.value[0]?.id ?? null);

  /** The next request takes the focus of the one that is answered. */
  function moveOn(id: string): void {
    const place = waiting.peek().findIndex((offer) => offer.id === id);
    if (focus.peek() === id) wanted.value = waiting.peek()[place + 1]?.id ?? waiting.peek()[place - 1]?.id ?? null;
  }
  const setFocus = (id: string | null) => {
    wanted.value = id;
  };
  return {
    loaded: list.loaded,
    waiting,
    later: list.later,
    focus,
    undoable: list.undoable,
    queued: computed(() => all.value.filter(({ answer }) => answer?.delivery.state === "kept").length),
    refused: computed(() => all.value.filter(({ answer }) => answer?.delivery.state === "refused")),
    setFocus,
    ...createAnswers(carrier, moveOn, setFocus),
    forget: carrier.act.forget,
    colleagues: carrier.find.colleagues,
    seen: tellOnce(carrier),
    stop: list.stop,
  };
}

/** The offers as time goes by. The clock runs only while something is counted down or put off. */
function createList(carrier: Carrier, every: (call: () => void) => () => void) {
  const loaded = signal(false);
  const all = signal<readonly LocalOffer[]>([]);
  const now = signal(carrier.device.now());
  const tick = () => {
    now.value = carrier.device.now();
  };
  const unwatch = carrier.watch.offers((offers) => {
    tick();
    all.value = offers;
    loaded.value = true;
  });
  const undoable = computed(() => all.value.flatMap((local) => undoableOf(local, now.value)));
  const putOff = computed(() => all.value.filter(({ offer }) => offer.status === "snoozed"));
  const counting = computed(() => undoable.value.length > 0 || putOff.value.length > 0);
  const uncount = effect(() => (counting.value ? every(tick) : undefined));
  const backAt = (offer: Offer) => Date.parse(offer.snoozedUntil ?? offer.deadline);
  return {
    loaded,
    all,
    undoable,
    waiting: computed(() => all.value.filter((local) => waits(local, now.value)).map(({ offer }) => offer)),
    later: computed(() =>
      putOff.value
        .filter((local) => !waits(local, now.value))
        .map(({ offer }) => offer)
        .toSorted((a, b) => backAt(a) - backAt(b)),
    ),
    stop() {
      unwatch();
      uncount();
    },
  };
}

type Answers = Pick<OffersModel, "accepting" | "trouble" | "accept" | "decline" | "snooze" | "pass" | "undo">;

/** What a coach may answer, and why the last answer was not possible. */
function createAnswers({ act }: Carrier, moveOn: (id: string) => void, setFocus: (id: string) => void): Answers {
  const accepting = signal<string | null>(null);
  const trouble = signal<{ offerId: string; trouble: Trouble } | null>(null);

  async function noting<T>(offerId: string, outcome: Promise<Outcome<T>>): Promise<Outcome<T>> {
    const settled = await outcome;
    trouble.value = settled.ok ? null : { offerId, trouble: settled.trouble };
    return settled;
  }
  return {
    accepting,
    trouble,
    async accept(id) {
      if (accepting.peek() !== null) return { ok: false, trouble: troubleOf("conflict") };
      accepting.value = id;
      const outcome = await noting(id, act.acceptOffer(id));
      accepting.value = null;
      return outcome;
    },
    decline(id, pauseUntil) {
      moveOn(id);
      return noting(id, act.declineOffer(id, pauseUntil));
    },
    snooze(id, until) {
      moveOn(id);
      return noting(id, act.snoozeOffer(id, until));
    },
    pass(id, to) {
      moveOn(id);
      return noting(id, act.passOffer(id, to));
    },
    undo(id) {
      setFocus(id);
      return noting(id, act.undoOffer(id));
    },
  };
}

/** Tells of each offer once that it was on screen. */
function tellOnce({ act }: Carrier): OffersModel["seen"] {
  const told = new Set<string>();
  return (ids) => {
    const fresh = ids.filter((id) => !told.has(id));
    for (const id of fresh) told.add(id);
    if (fresh.length > 0) void act.seenOffers(fresh);
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
