import type { Carrier } from "../carrier.ts";
import { createDevice } from "../local/device.ts";
import { hurry } from "../local/outbox.ts";
import { openStore, type Store } from "../local/store.ts";
import { watchStore } from "../local/watch.ts";
import { createActs, type Session } from "./acts.ts";
import { createApi } from "./api.ts";
import { createFind } from "./find.ts";
import { createHttp, type Credentials } from "./http.ts";
import { keepLive } from "./live.ts";
import { createPace } from "./pace.ts";
import { createSync } from "./sync.ts";

const SWEEP = 30_000;

export interface ServiceOptions {
  readonly credentials: Credentials;
  /** The browser's database, and the name under which windows that share it take turns. */
  readonly database: string;
  readonly session: Session;
  /** Ends the live channel and the sweep. */
  readonly signal: AbortSignal;
}

/** The carrier of a page that the service itself served: this window speaks with the service, without a background. */
export async function openServiceCarrier(options: ServiceOptions): Promise<Carrier> {
  const { credentials, database, session, signal } = options;
  const store = await openStore(() => openDatabase(database));
  const server = () => Promise.resolve(location.origin);
  const api = createApi(createHttp({ server, credentials, fetch: (input, init) => fetch(input, init) }));
  const sync = createSync({
    api,
    store,
    server,
    online: () => navigator.onLine,
    now: Date.now,
    random: Math.random,
    trustOwner: false,
    alone: oneWindowAtATime(database),
  });
  const kick = createPace(sync, Date.now);
  start(store, kick, signal);
  kick();
  void keepLive({ ticket: api.ticket, server, hint: kick, signal });
  return {
    watch: watchStore(store, "web"),
    act: createActs({ api, store, sync, kick, session, now: Date.now }),
    find: createFind(api, store),
    device: createDevice(store),
  };
}

/** Pulls every half minute, when the network comes back, and when the window is looked at again. */
function start(store: Store, kick: () => void, signal: AbortSignal): void {
  const sweep = setInterval(kick, SWEEP);
  signal.addEventListener("abort", () => clearInterval(sweep), { once: true });
  globalThis.addEventListener("online", () => void hurry(store).then(kick), { signal });
  globalThis.addEventListener("offline", kick, { signal });
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && kick(), { signal });
}

/** Two windows that share a database share one outbox; a frame without locks, or that may not have any, is on its own. */
function oneWindowAtATime(name: string) {
  return async <T>(turn: () => Promise<T>): Promise<T> => {
    if (navigator.locks === undefined) return turn();
    let begun = false;
    try {
      return await navigator.locks.request(name, () => {
        begun = true;
        return turn();
      });
    } catch (reason) {
      if (begun) throw reason;
      return turn();
    }
  };
}

/** The database is the larger half of this program; it comes after the first paint. */
async function openDatabase(name: string): Promise<Store> {
  const { openDexieStore } = await import("../local/dexie-store.ts");
  return openDexieStore(name);
}
