import type { PageState, Status, Stop, Watch } from "../carrier.ts";
import type { Store } from "./store.ts";
import { readMeta } from "./store.ts";
import { viewAsks, viewOffers, viewThread } from "./views.ts";

const NO_PAGE: PageState = { state: "none" };
const UNKNOWN = { network: "online", session: "unknown", server: null } as const;

/** What the device holds, by live queries. `pageKey` names the browser window whose page is meant. */
export function watchStore(store: Store, pageKey: string): Watch {
  const { asks, offers, messages, outbox, pages } = store.tables;
  return {
    status: (tell) => store.live(() => readStatus(store), distinct(tell)),
    me: (tell) => store.live(async () => (await readMeta(store, "me")) ?? null, tell),
    asks: (tell) =>
      store.live(async () => viewAsks(await asks.all(), await outbox.all(), await readMeta(store, "me")), tell),
    offers: (tell) => store.live(async () => viewOffers(await offers.all(), await outbox.all()), tell),
    page: (tell) => store.live(async () => (await pages.get(pageKey))?.page ?? NO_PAGE, distinct(tell)),
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

async function readStatus(store: Store): Promise<Status> {
  const link = (await readMeta(store, "link")) ?? UNKNOWN;
  const rows = await store.tables.outbox.all();
  const told = rows.filter(({ errand }) => errand.kind !== "read" && errand.kind !== "seen");
  const refused = told.filter((row) => row.refused !== null).length;
  return { ...link, queued: told.length - refused, refused, storage: store.kind };
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
