import { batch, computed, signal, type ReadonlySignal, type Signal } from "@preact/signals";
import type { Ask, MessageBody, PictureBody, ResolveBody, Unit, UnitStep } from "../../server/contract/index.ts";
import { trouble, type Carrier, type LocalThread, type Outcome } from "../carrier.ts";
import { joinWords, keepDraft } from "./draft-keeper.ts";
import { createPasted, MAX_PICTURES } from "./pasted.ts";
import { createTakeaway, type TakeawayModel } from "./takeaway.ts";
import { uuid } from "../uuid.ts";

const MINUTE = 60_000;

/** One conversation, from either side. */
export interface ThreadModel {
  readonly loaded: ReadonlySignal<boolean>;
  /** Null when it is not mine to see. */
  readonly thread: ReadonlySignal<LocalThread | null>;
  /** What is being typed; kept as it is typed. */
  readonly text: Signal<string>;
  readonly pictures: ReadonlySignal<readonly PictureBody[]>;
  readonly canSend: ReadonlySignal<boolean>;
  /** True once the agreed minutes since acceptance are over. */
  readonly over: ReadonlySignal<boolean>;
  /** What the learner writes when closing; kept as it is typed. */
  readonly learnt: Signal<string>;
  /** The words to the other side; kept as they are typed. */
  readonly thanks: Signal<string>;
  /** What is written for the next learner. */
  readonly takeaway: TakeawayModel;
  addPicture(picture: Blob): Promise<Outcome<null>>;
  dropPicture(id: string): void;
  /** Sends what is typed; pressed twice, it sends once. */
  send(kind?: "text" | "say_back"): Promise<Outcome<null>>;
  proposeTime(startsAt: string, words: string): Promise<Outcome<null>>;
  resolve(body: ResolveBody): Promise<Outcome<null>>;
  withdraw(reason?: string): Promise<Outcome<null>>;
  handBack(note?: string): Promise<Outcome<null>>;
  again(outboxId: string): Promise<Outcome<null>>;
  forget(outboxId: string): Promise<Outcome<null>>;
  /** The thread is on screen: everything in it is read. */
  read(): void;
  picture(pictureId: string): Promise<Outcome<Blob>>;
  /** The unit that grows out of this conversation, while there is one. */
  readonly unit: ReadonlySignal<Unit | null>;
  /** Offers to coach each other; the other side accepts it or lets it pass. */
  coachEachOther(purpose: string): Promise<Outcome<Unit>>;
  stepUnit(unitId: string, step: UnitStep): Promise<Outcome<Unit | null>>;
  settled(): Promise<void>;
  stop(): void;
}

interface Draft {
  readonly id: string;
  readonly text: string;
  readonly pictures: readonly PictureBody[];
}

const messageKey = (askId: string) => `message:${askId}`;
const resolveKey = (askId: string) => `resolve:${askId}`;

export function createThread(
  carrier: Carrier,
  askId: string,
  every: (tick: () => void) => () => void = eachMinute,
): ThreadModel {
  const loaded = signal(false);
  const thread = signal<LocalThread | null>(null);
  const now = signal(carrier.device.now());
  let readUpTo = 0;

  const unwatch = carrier.watch.thread(askId, (next) => {
    thread.value = next;
    loaded.value = true;
  });
  const growing = createGrowing(carrier, askId);
  const untick = every(() => {
    now.value = carrier.device.now();
  });
  const writing = createWriting(carrier, askId);
  const closing = createClosing(carrier, askId);
  const takeaway = createTakeaway(carrier, askId);
  const over = computed(() => isOver(thread.value?.ask.ask, now.value));

  return {
    loaded,
    thread,
    over,
    takeaway,
    ...writing.parts,
    ...closing.parts,
    proposeTime: (startsAt, words) =>
      carrier.act.sendMessage(askId, { id: uuid(), text: words, kind: "time", startsAt }),
    async resolve(body) {
      await closing.settled();
      const outcome = await carrier.act.resolveAsk(askId, body, resolveKey(askId));
      if (outcome.ok) closing.clear();
      return outcome;
    },
    withdraw: (reason) => carrier.act.withdrawAsk(askId, reason),
    handBack: (note) => carrier.act.handBack(askId, note),
    again: carrier.act.again,
    forget: carrier.act.forget,
    read() {
      const seq = Math.max(0, ...(thread.peek()?.messages ?? []).map(({ message }) => message.seq));
      if (seq <= readUpTo || (thread.peek()?.ask.ask.unread ?? 0) === 0) return;
      readUpTo = seq;
      void carrier.act.markRead(askId, seq);
    },
    picture: (pictureId) => carrier.find.picture(askId, pictureId),
    ...growing.parts,
    settled: async () => void (await Promise.all([writing.settled(), closing.settled()])),
    stop() {
      unwatch();
      growing.stop();
      untick();
      writing.stop();
      closing.stop();
      takeaway.stop();
    },
  };
}

/** Whether the agreed minutes since acceptance are over. */
const isOver = (ask: Ask | undefined, now: number): boolean =>
  ask?.status === "accepted" && ask.acceptedAt !== null && Date.parse(ask.acceptedAt) + ask.minutes * MINUTE <= now;

/** The line at the bottom. The message's id lies in its draft, so that sending again after a crash is the same message. */
function createWriting(carrier: Carrier, askId: string) {
  const id = signal(uuid());
  const text = signal("");
  const pictures = signal<readonly PictureBody[]>([]);
  const draft = computed<Draft>(() => ({ id: id.value, text: text.value, pictures: pictures.value }));
  const fill = (next: Draft) =>
    batch(() => {
      id.value = next.id;
      text.value = next.text;
      pictures.value = next.pictures;
    });
  const keeper = keepDraft<Draft>({
    device: carrier.device,
    key: messageKey(askId),
    draft,
    fill,
    isEmpty: (words) => words.text === "" && words.pictures.length === 0,
    join: (kept, typed) => ({
      ...typed,
      ...kept,
      text: joinWords(kept.text, typed.text),
      pictures: [...(kept.pictures ?? []), ...typed.pictures].slice(0, MAX_PICTURES),
    }),
  });
  const canSend = computed(() => draft.value.text.trim() !== "" || draft.value.pictures.length > 0);
  let sending: Promise<Outcome<null>> | null = null;

  async function sendDraft(kind: "text" | "say_back"): Promise<Outcome<null>> {
    await keeper.settled();
    const sent = draft.peek();
    const body: MessageBody = {
      id: sent.id,
      text: sent.text.toWellFormed(),
      kind,
      ...(sent.pictures.length > 0 && { pictures: [...sent.pictures] }),
    };
    const outcome = await carrier.act.sendMessage(askId, body, messageKey(askId));
    if (outcome.ok) fill({ id: uuid(), text: "", pictures: [] });
    return outcome;
  }
  const parts = {
    text,
    pictures,
    canSend,
    ...createPasted(carrier.device, pictures),
    send(kind: "text" | "say_back" = "text"): Promise<Outcome<null>> {
      if (!canSend.peek()) return Promise.resolve({ ok: false, trouble: trouble("invalid") });
      sending ??= sendDraft(kind).finally(() => {
        sending = null;
      });
      return sending;
    },
  };
  return { parts, stop: keeper.stop, settled: keeper.settled };
}

/** The unit that grows out of the conversation, and how. */
function createGrowing({ watch, act }: Carrier, askId: string) {
  const unit = signal<Unit | null>(null);
  const stop = watch.units((units) => {
    unit.value = units.find((one) => one.askId === askId && one.status !== "ended" && one.role !== "former") ?? null;
  });
  const coachEachOther = (purpose: string) => act.openUnit(uuid(), { purpose, ask: askId });
  return { parts: { unit, coachEachOther, stepUnit: act.stepUnit }, stop };
}

/** What is written when closing. */
function createClosing(carrier: Carrier, askId: string) {
  const learnt = signal("");
  const thanks = signal("");
  const fill = (words: { learnt: string; thanks: string }) =>
    batch(() => {
      learnt.value = words.learnt;
      thanks.value = words.thanks;
    });
  const keeper = keepDraft({
    device: carrier.device,
    key: resolveKey(askId),
    draft: computed(() => ({ learnt: learnt.value, thanks: thanks.value })),
    fill,
    isEmpty: (words) => words.learnt === "" && words.thanks === "",
    join: (kept, typed) => ({
      learnt: joinWords(kept.learnt, typed.learnt),
      thanks: joinWords(kept.thanks, typed.thanks),
    }),
  });
  const clear = () => fill({ learnt: "", thanks: "" });
  return { parts: { learnt, thanks }, stop: keeper.stop, clear, settled: keeper.settled };
}

function eachMinute(tick: () => void): () => void {
  const timer = setInterval(tick, MINUTE / 4);
  return () => clearInterval(timer);
}
