import type { Outcome, Status, Trouble } from "../carrier.ts";
import { applyPage } from "../local/feed.ts";
import { heads, nextDue, putOff, refuse, takeForSending } from "../local/outbox.ts";
import { keepShelf } from "../local/shelf.ts";
import { claim } from "../local/owner.ts";
import { readMeta, writeMeta, type Store } from "../local/store.ts";
import type { MetaRows } from "../local/rows.ts";
import type { Api } from "./api.ts";
import { backoff, judge, send, settle } from "./send.ts";

export interface SyncOptions {
  readonly api: Api;
  readonly store: Store;
  /** The address of the service, for the status; null while none is known. */
  readonly server: () => Promise<string | null>;
  /** False when the device knows that it has no network. */
  readonly online: () => boolean;
  readonly now: () => number;
  readonly random: () => number;
  /** False where somebody else may have signed in since the last time, as with cookies: who it is is asked first. */
  readonly trustOwner: boolean;
  /** Runs one turn at a time over all windows of this origin; without it, over this window. */
  readonly alone?: <T>(turn: () => Promise<T>) => Promise<T>;
}

export interface Sync {
  /**
   * Sends what waits and pulls what is new. Calls while a turn runs share the next one.
   * Answers when to come again at the latest, in milliseconds by the device's clock; null when nothing waits.
   */
  turn(): Promise<number | null>;
  /** Reads who is signed in. */
  refreshMe(): Promise<Outcome<null>>;
}

export function createSync(options: SyncOptions): Sync {
  const { store } = options;
  const alone = options.alone ?? ((turn) => turn());
  let identified = options.trustOwner;
  let running: Promise<number | null> | null = null;
  let next: Promise<number | null> | null = null;

  async function once(): Promise<number | null> {
    const told = await alone(() => exchange(options, identified));
    if (told === null) identified = true;
    else if (told.code === "not_signed_in") identified = options.trustOwner;
    await noteLink(options, told);
    return nextDue(await store.tables.outbox.all());
  }
  function start(): Promise<number | null> {
    running = once().finally(() => {
      running = null;
    });
    return running;
  }
  return {
    turn() {
      if (running === null) return start();
      next ??= running
        .catch(() => {})
        .then(() => {
          next = null;
          return running ?? start();
        });
      return next;
    },
    refreshMe: () => refreshMe(options),
  };
}

/** One exchange: who am I, what waits, what is new. Stops at the first trouble that concerns everything. */
async function exchange(options: SyncOptions, identified: boolean): Promise<Trouble | null> {
  const { store } = options;
  const known =
    identified && (await readMeta(store, "owner")) !== undefined && (await readMeta(store, "meStale")) === undefined;
  if (!known) {
    const me = await refreshMe(options);
    if (!me.ok) return me.trouble;
  }
  return (await drain(options)) ?? (await pull(options));
}

type MeOptions = Pick<SyncOptions, "api" | "store" | "now">;

async function refreshMe({ api, store, now }: MeOptions): Promise<Outcome<null>> {
  const me = await api.me();
  if (!me.ok) return me;
  await claim(store, me.value);
  await writeMeta(store, "clock", Date.parse(me.value.now) - now());
  return { ok: true, value: null };
}

/** Sends the outbox, lane by lane in order. Trouble with the way itself ends the round; trouble with one errand does not. */
async function drain({ api, store, now, random }: SyncOptions): Promise<Trouble | null> {
  for (;;) {
    const head = heads(await store.tables.outbox.all()).find((row) => row.notBefore <= now());
    if (head === undefined) return null;
    const row = await takeForSending(store, head.id);
    if (row === null) continue;
    const outcome = await send(api, row.errand);
    if (outcome.ok) {
      await settle(store, row, outcome.value);
      continue;
    }
    const why = outcome.trouble;
    switch (judge(row, why)) {
      case "settled":
        await settle(store, row, {});
        break;
      case "refused":
        await refuse(store, row.id, why);
        break;
      case "wait_for_sign_in":
        return why;
      case "later":
        await putOff(store, row.id, now() + backoff(row.attempts, random, why.retryAfter));
        if (!isOfThisErrand(why)) return why;
    }
  }
}

/** An answer that is broken for one errand may be whole for the next. */
const isOfThisErrand = ({ code }: Trouble) => code === "broken" || code === "unreadable";

/** Reads the feed from the cursor to its head. */
async function pull({ api, store, now }: SyncOptions): Promise<Trouble | null> {
  for (;;) {
    const owner = await readMeta(store, "owner");
    const after = (await readMeta(store, "feed"))?.seq ?? 0;
    const page = await api.feed(after);
    if (!page.ok) return page.trouble;
    const applied = await applyPage(store, page.value, after, owner);
    if (applied === "other_owner") return null;
    if (applied === "head") {
      await writeMeta(store, "clock", Date.parse(page.value.now) - now());
      const shelf = await refreshShelf(api, store, page.value.shelf, owner);
      if (shelf !== null) return shelf;
      if ((await readMeta(store, "meStale")) === undefined) return null;
      const me = await refreshMe({ api, store, now });
      return me.ok ? null : me.trouble;
    }
  }
}

/** Reads what is published again, where the feed names another version of it than the one that is kept here. */
async function refreshShelf(
  api: Api,
  store: Store,
  version: number | undefined,
  owner: MetaRows["owner"] | undefined,
): Promise<Trouble | null> {
  if (version === undefined || version === (await readMeta(store, "shelf"))) return null;
  const shelf = await api.shelf();
  if (!shelf.ok) return shelf.trouble;
  await keepShelf(store, shelf.value, owner);
  return null;
}

async function noteLink({ store, server, online }: SyncOptions, told: Trouble | null): Promise<void> {
  const before = await readMeta(store, "link");
  const link = {
    network: networkOf(told, online()),
    session: sessionOf(told, before?.session),
    server: await server(),
  };
  await writeMeta(store, "link", link);
}

function networkOf(told: Trouble | null, online: boolean): Status["network"] {
  if (told === null || told.code === "not_signed_in" || told.code === "no_server") return "online";
  if (!online) return "offline";
  return "away";
}

function sessionOf(told: Trouble | null, before: Status["session"] | undefined): Status["session"] {
  if (told === null) return "signed_in";
  if (told.code === "no_server") return "no_server";
  if (told.code === "not_signed_in") return "signed_out";
  return before ?? "unknown";
}
