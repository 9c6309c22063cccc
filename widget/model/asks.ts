import { computed, signal, type ReadonlySignal } from "@preact/signals";
import type { Ask, AskStatus } from "../../server/contract/index.ts";
import type { Carrier, LocalAsk, Outcome } from "../carrier.ts";

const OPEN: readonly AskStatus[] = ["routing", "accepted"];

/** My asks, as learner and as coach. */
export interface AsksModel {
  /** False until the device was read once. */
  readonly loaded: ReadonlySignal<boolean>;
  readonly all: ReadonlySignal<readonly LocalAsk[]>;
  /** What I asked and is still open, newest first; asks that are only kept here are among them. */
  readonly mine: ReadonlySignal<readonly LocalAsk[]>;
  /** Threads that are open, whichever side I am on, or whose takeaway waits for my word; the latest word first. */
  readonly threads: ReadonlySignal<readonly LocalAsk[]>;
  /** What I asked and is over, newest first. */
  readonly past: ReadonlySignal<readonly LocalAsk[]>;
  /** Messages that I have not read, over all threads. */
  readonly unread: ReadonlySignal<number>;
  withdraw(id: string, reason?: string): Promise<Outcome<null>>;
  /** Sends once more what the service refused. */
  again(outboxId: string): Promise<Outcome<null>>;
  /** Lets go of what the service refused. */
  forget(outboxId: string): Promise<Outcome<null>>;
  stop(): void;
}

export function createAsks(carrier: Carrier): AsksModel {
  const loaded = signal(false);
  const all = signal<readonly LocalAsk[]>([]);
  const stop = carrier.watch.asks((asks) => {
    all.value = asks;
    loaded.value = true;
  });
  const lastWord = ({ ask }: LocalAsk) => ask.lastMessageAt ?? ask.acceptedAt ?? ask.openedAt;
  return {
    loaded,
    all,
    mine: computed(() => all.value.filter(({ ask }) => ask.role === "learner" && OPEN.includes(ask.status))),
    threads: computed(() =>
      all.value
        .filter(({ ask }) => ask.status === "accepted" || waitsForMyWord(ask))
        .toSorted((a, b) => compare(lastWord(b), lastWord(a))),
    ),
    past: computed(() => all.value.filter(({ ask }) => ask.role === "learner" && !OPEN.includes(ask.status))),
    unread: computed(() => all.value.reduce((sum, { ask }) => sum + ask.unread, 0)),
    withdraw: carrier.act.withdrawAsk,
    again: carrier.act.again,
    forget: carrier.act.forget,
    stop,
  };
}

/** The other proposed what would be shown to the next learner. */
export const waitsForMyWord = ({ takeaway }: Ask) => takeaway?.status === "proposed" && !takeaway.mine;

const compare = (a: string, b: string) => Date.parse(a) - Date.parse(b);
