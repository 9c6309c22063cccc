import type { Act, Find } from "../../widget/carrier.ts";
import { createActs } from "../../widget/client/acts.ts";
import { createApi, type Api } from "../../widget/client/api.ts";
import { createFind } from "../../widget/client/find.ts";
import { createHttp } from "../../widget/client/http.ts";
import { keepLive } from "../../widget/client/live.ts";
import { createPace } from "../../widget/client/pace.ts";
import { createSync, type Sync } from "../../widget/client/sync.ts";
import { openDexieStore } from "../../widget/local/dexie-store.ts";
import { openStore, type Store } from "../../widget/local/store.ts";
import { oneAtATime } from "./one-at-a-time.ts";
import { knownServer } from "./server.ts";
import { sessionItem } from "./session-item.ts";
import { createSession, type ExtensionSession } from "./sign-in.ts";

/** What the background has: the store, the way to the service, and what keeps the two in step. */
export interface Service {
  readonly store: Store;
  readonly api: Api;
  readonly sync: Sync;
  readonly act: Act;
  readonly find: Find;
  readonly session: ExtensionSession;
  /** Exchanges with the service soon, and sees that the live channel is open. */
  readonly wake: () => void;
  /** Lets go of everything of this person here. */
  readonly hangUp: () => void;
}

export async function openService(): Promise<Service> {
  const store = await openStore(openDexieStore);
  const credentials = { kind: "bearer", token: currentToken } as const;
  const api = createApi(createHttp({ server: knownServer, credentials, fetch: (input, init) => fetch(input, init) }));
  const sync = createSync({
    api,
    store,
    server: knownServer,
    online: () => navigator.onLine,
    now: Date.now,
    random: Math.random,
    trustOwner: true,
  });
  const kick = createPace(sync, Date.now);
  const live = oneAtATime((signal) => keepLive({ ticket: api.ticket, server: knownServer, hint: kick, signal }));
  const wake = () => {
    kick();
    live.ensure();
  };
  const session = createSession(api, store);
  const act = createActs({ api, store, sync, kick, session, now: Date.now });
  return { store, api, sync, act, find: createFind(api, store), session, wake, hangUp: live.end };
}

/** The token goes to the service that gave it, and to no other. */
async function currentToken(): Promise<string | null> {
  const session = await sessionItem.get();
  return session !== null && session.server === (await knownServer()) ? session.token : null;
}
