import type { Session } from "../../../../widget/client/acts.ts";
import { createActs } from "../../../../widget/client/acts.ts";
import { createApi } from "../../../../widget/client/api.ts";
import { createHttp } from "../../../../widget/client/http.ts";
import { createSync } from "../../../../widget/client/sync.ts";
import type { OutboxRow } from "../../../../widget/local/rows.ts";
import type { Store } from "../../../../widget/local/store.ts";
import { NOW } from "../../../factories/seen.ts";

export const SERVER = "http://service.test";

export interface DeviceOptions {
  readonly store: Store;
  readonly fetch: typeof fetch;
  readonly token?: () => string | null;
  readonly clock?: { now: number };
  readonly trustOwner?: boolean;
  readonly online?: () => boolean;
  readonly session?: Session;
}

/** A device as a host composes it, with a still clock and chance that is always one half. */
export function newDevice({ store, fetch, token = () => "token", clock = { now: NOW }, ...rest }: DeviceOptions) {
  const server = () => Promise.resolve(SERVER);
  const credentials = { kind: "bearer", token: () => Promise.resolve(token()) } as const;
  const api = createApi(createHttp({ server, credentials, fetch }));
  const sync = createSync({
    api,
    store,
    server,
    online: rest.online ?? (() => true),
    now: () => clock.now,
    random: () => 0.5,
    trustOwner: rest.trustOwner ?? true,
  });
  let kicks = 0;
  const session = rest.session ?? {
    signIn: () => Promise.resolve({ ok: true, value: null }),
    forget: () => Promise.resolve(),
  };
  const act = createActs({ api, store, sync, kick: () => void (kicks += 1), session, now: () => clock.now });
  return { store, api, sync, act, clock, kicks: () => kicks };
}

/** Turns until nothing waits, moving the clock on to each next try; fails when it never ends. */
export async function untilQuiet({
  store,
  sync,
  clock,
}: Pick<ReturnType<typeof newDevice>, "store" | "sync" | "clock">): Promise<void> {
  for (let turn = 0; turn < 50; turn += 1) {
    const due = await sync.turn();
    if (due === null) return;
    clock.now = Math.max(clock.now, due);
  }
  throw new Error(`never quiet: ${JSON.stringify(await store.tables.outbox.all())}`);
}

export const waiting = async (store: Store): Promise<OutboxRow[]> =>
  (await store.tables.outbox.all()).toSorted((a, b) => a.order - b.order);
