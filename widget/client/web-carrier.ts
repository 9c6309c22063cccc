import { trouble, type Carrier } from "../carrier.ts";
import { createDevice } from "../local/device.ts";
import { hurry } from "../local/outbox.ts";
import { openStore, type Store } from "../local/store.ts";
import { watchStore } from "../local/watch.ts";
import { createActs } from "./acts.ts";
import { createApi } from "./api.ts";
import { createFind } from "./find.ts";
import { createHttp } from "./http.ts";
import { keepLive } from "./live.ts";
import { createPace } from "./pace.ts";
import { createSync } from "./sync.ts";

const SWEEP = 30_000;

export interface WebOptions {
  /** Where this window goes to sign in. */
  readonly signInAddress: string;
  /** Ends the live channel and the sweep. */
  readonly signal: AbortSignal;
}

/** The carrier of the service's own pages: the cookie is the session, and this window speaks with the service itself. */
export async function openWebCarrier({ signInAddress, signal }: WebOptions): Promise<Carrier> {
  const store = await openStore(openDatabase);
  const server = () => Promise.resolve(location.origin);
  const api = createApi(
    createHttp({ server, credentials: { kind: "cookie" }, fetch: (input, init) => fetch(input, init) }),
  );
  const sync = createSync({
    api,
    store,
    server,
    online: () => navigator.onLine,
    now: Date.now,
    random: Math.random,
    trustOwner: false,
    alone: oneWindowAtATime,
  });
  const kick = createPace(sync, Date.now);
  const session = {
    signIn: async () => {
      location.assign(signInAddress);
      return { ok: false, trouble: trouble("cancelled") } as const;
    },
    // The cookie is the service's: only the service ends it.
    forget: null,
  };
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

/** Two windows of the web app share one outbox; a frame without locks is on its own. */
async function oneWindowAtATime<T>(turn: () => Promise<T>): Promise<T> {
  if (navigator.locks === undefined) return turn();
  return navigator.locks.request("ask-a-peer", turn);
}

/** The database is the larger half of this program; it comes after the first paint. */
async function openDatabase(): Promise<Store> {
  const { openDexieStore } = await import("../local/dexie-store.ts");
  return openDexieStore();
}
