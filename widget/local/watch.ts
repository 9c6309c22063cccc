import type { PageState, Status, Stop, Watch } from "../carrier.ts";
import type { Store } from "./store.ts";
import { readMeta } from "./store.ts";
import { viewAsks, viewOffers, viewThread } from "./views.ts";

const NO_PAGE: PageState = { state: "none" };
const UNKNOWN = { network: "online", session: "unknown", server: null } as const;

/** What was read before the first drawing, so that it need not be drawn twice. */
export interface Primed {
  readonly status: Status;
  readonly page: PageState;
}

/** Reads what the first drawing of a panel shows. */
export async function prime(store: Store, pageKey: string): Promise<Primed> {
  const [status, page] = await Promise.all([readStatus(store), readPage(store, pageKey)]);
  return { status, page };
}

/**
 * What the device holds, by live queries. `pageKey` names the browser window whose page is meant; what is `primed` is
 * told at once.
 */
export function watchStore(store: Store, pageKey: string, primed?: Primed): Watch {
  const { asks, offers, messages, outbox, takeaways, units, journal } = store.tables;
  return {
    status: (tell) => store.live(() => readStatus(store), told(distinct(tell), primed?.status)),
    me: (tell) => store.live(async () => (await readMeta(store, "me")) ?? null, tell),
    asks: (tell) =>
      store.live(async () => viewAsks(...(await Promise.all([asks.all(), outbox.all(), readMeta(store, "me")]))), tell),
    offers: (tell) => store.live(async () => viewOffers(...(await Promise.all([offers.all(), outbox.all()]))), tell),
    units: (tell) => store.live(() => units.all(), tell),
    journal: (tell) => store.live(() => journal.all(), tell),
    takeaways: (tell) => store.live(() => takeaways.all(), distinct(tell)),
    page: (tell) => store.live(() => readPage(store, pageKey), told(distinct(tell), primed?.page)),
    thread: (askId, tell): Stop =>
      store.live(async () => {
        const ask = await asks.get(askId);
        const lane = await outbox.by("lane", askId);
        const me = await readMeta(store, "me");
        const local = viewAsks(ask === undefined ? [] : [ask], lane, me)[0];
        return local === undefined ? null : viewThread(local, await messages.by("askId", askId), lane, me);
      }, tell),
  };
}

const readPage = async (store: Store, pageKey: string): Promise<PageState> =>
  (await store.tables.pages.get(pageKey))?.page ?? NO_PAGE;

/** `tell`, which has told `first` already. */
function told<T>(tell: (value: T) => void, first: T | undefined): (value: T) => void {
  if (first !== undefined) tell(first);
  return tell;
}

async function readStatus(store: Store): Promise<Status> {
  const [link, rows] = await Promise.all([readMeta(store, "link"), store.tables.outbox.all()]);
  const told = rows.filter(({ errand }) => errand.kind !== "read" && errand.kind !== "seen");
  const refused = told.filter((row) => row.refused !== null).length;
  return { ...(link ?? UNKNOWN), queued: told.length - refused, refused, storage: store.kind };
}

/** Tells only what differs from the last time: other tables of the same query change more often. */
function distinct<T>(tell: (value: T) => void): (value: T) => void {
  let last: string | undefined;
  return (value) => {
    const now = JSON.stringify(value);
    if (now !== last) tell(value);
    last = now;
  };
}
