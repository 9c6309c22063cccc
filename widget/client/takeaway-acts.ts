import type { Ask } from "../../server/contract/index.ts";
import type { Act, Outcome } from "../carrier.ts";
import { orTrouble } from "../local/outbox.ts";
import type { ActOptions } from "./acts.ts";

type Verb = "proposeTakeaway" | "agreeToTakeaway" | "endTakeaway" | "reviewTakeaway" | "standBehind";

/** What the two decide of a takeaway, and what is said of one: at once, since each must see what the other sees. */
export function takeawayActs({ api, store, kick, sync }: ActOptions): Pick<Act, Verb> {
  async function thenAsk(change: Promise<Outcome<Ask>>): Promise<Outcome<null>> {
    const changed = await change;
    kick();
    if (!changed.ok) return changed;
    return orTrouble(async () => {
      await store.tables.asks.put(changed.value);
      return null;
    });
  }
  return {
    proposeTakeaway: (askId, body) => thenAsk(api.proposeTakeaway(askId, body)),
    agreeToTakeaway: (askId, body) => thenAsk(api.agreeToTakeaway(askId, body)),
    endTakeaway: (askId) => thenAsk(api.endTakeaway(askId)),
    async reviewTakeaway(id, verdict) {
      const said = await api.reviewTakeaway(id, { verdict });
      kick();
      return said.ok ? sync.refreshMe() : said;
    },
    async standBehind(id, willing) {
      const said = await api.standBehind(id, { willing });
      kick();
      return said.ok ? sync.refreshMe() : said;
    },
  };
}
