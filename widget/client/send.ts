import type { Ask, Message, OfferAnswer } from "../../server/contract/index.ts";
import type { Outcome, Trouble } from "../carrier.ts";
import type { Errand, OutboxRow } from "../local/rows.ts";
import type { Store } from "../local/store.ts";
import type { Api } from "./api.ts";

/** What the service gave back for an errand; it is put into the tables as the row leaves the outbox. */
export type Answer = { readonly ask?: Ask; readonly message?: Message; readonly offer?: OfferAnswer };

/** Sends one errand. Its id makes it the same ask or message, however often it is sent. */
export async function send(api: Api, errand: Errand): Promise<Outcome<Answer>> {
  switch (errand.kind) {
    case "ask":
      return as(await api.openAsk(errand.askId, errand.body), (ask) => ({ ask }));
    case "message":
      return as(await api.send(errand.askId, errand.body), (message) => ({ message }));
    case "withdraw":
      return as(await api.withdraw(errand.askId, errand.body));
    case "resolve":
      return as(await api.resolve(errand.askId, errand.body));
    case "hand-back":
      return as(await api.handBack(errand.askId, errand.body));
    case "read":
      return as(await api.read(errand.askId, errand.body));
    case "decline":
      return as(await api.decline(errand.offerId, errand.body), (offer) => ({ offer }));
    case "snooze":
      return as(await api.snooze(errand.offerId, errand.body), (offer) => ({ offer }));
    case "pass":
      return as(await api.pass(errand.offerId, errand.body), (offer) => ({ offer }));
    case "undo":
      return as(await api.undo(errand.offerId), (offer) => ({ offer }));
    case "seen":
      return as(await api.seen(errand.offerId));
  }
}

function as<T>(outcome: Outcome<T>, name: (value: T) => Answer = () => ({})): Outcome<Answer> {
  return outcome.ok ? { ok: true, value: name(outcome.value) } : outcome;
}

/** Takes a sent row out of the outbox and puts what came back into the tables, in one step. */
export function settle(store: Store, row: OutboxRow, { ask, message, offer }: Answer): Promise<void> {
  const { asks, messages, offers, outbox } = store.tables;
  return store.together(async () => {
    if ((await outbox.get(row.id)) === undefined) return;
    await outbox.drop(row.id);
    // The feed may have brought a later state already, so an ask or message only fills a gap.
    if (ask !== undefined && (await asks.get(ask.id)) === undefined) await asks.put(ask);
    if (message !== undefined && (await messages.get(message.id)) === undefined) await messages.put(message);
    if (offer !== undefined) await offers.put(offer.offer);
    if (row.errand.kind === "read") {
      const known = await asks.get(row.errand.askId);
      if (known !== undefined) await asks.put({ ...known, unread: 0 });
    }
  });
}

export type Verdict = "later" | "wait_for_sign_in" | "settled" | "refused";

const GONE: readonly Trouble["code"][] = ["offer_closed", "ask_closed", "ask_taken", "not_found"];
const STILL_OPEN: readonly Trouble["code"][] = [
  "offline",
  "slow",
  "unreadable",
  "no_server",
  "away",
  "broken",
  "too_many",
  "storage",
];

/**
 * What follows from trouble with an errand: it is tried later; it waits until somebody signs in; it has become
 * pointless and goes without a word; or it is refused, and its words are kept for the person to decide.
 */
export function judge({ errand, attempts }: OutboxRow, { code, status }: Trouble): Verdict {
  if (code === "not_signed_in" || status === 401) return "wait_for_sign_in";
  if (STILL_OPEN.includes(code) || status === 408 || status === 429 || (status ?? 0) >= 500) return "later";
  if (errand.kind === "read" || errand.kind === "seen") return "settled";
  // Declining, putting off or withdrawing what is over anyway needs no word; what became of it comes with the feed.
  const answers = errand.kind === "decline" || errand.kind === "snooze" || errand.kind === "withdraw";
  if (answers && GONE.includes(code)) return "settled";
  // Undone by an earlier try whose answer was lost.
  if (errand.kind === "undo" && attempts > 1 && status === 409) return "settled";
  return "refused";
}

const FIRST = 2_000;
const LONGEST = 120_000;

/** Milliseconds to wait after so many tries: doubling, up to two minutes, spread so that a thousand devices do not come at once. */
export function backoff(attempts: number, random: () => number, retryAfter: number | null): number {
  const wait = Math.min(LONGEST, FIRST * 2 ** Math.min(attempts - 1, 10));
  return Math.max((retryAfter ?? 0) * 1000, wait * (0.5 + random() / 2));
}
