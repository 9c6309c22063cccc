import { trouble, type Act, type Carrier, type Find, type Outcome } from "../../widget/carrier.ts";
import { createDevice } from "../../widget/local/device.ts";
import type { Store } from "../../widget/local/store.ts";
import { type Primed, watchStore } from "../../widget/local/watch.ts";
import { callBackground } from "../calls/call-background.ts";
import type { CallName } from "../calls/to-background.ts";

/** The carrier of a panel: it reads the device itself, and asks the background for everything else. */
export function panelCarrier(store: Store, pageKey: string, primed: Primed): Carrier {
  return {
    watch: watchStore(store, pageKey, primed),
    act: proxy<Act>(ACTS),
    find: {
      ...proxy<Omit<Find, "picture">>(FINDS),
      async picture(askId, pictureId) {
        const fetched = await callBackground<null>("fetchPicture", askId, pictureId);
        if (!fetched.ok) return fetched;
        const row = await store.tables.pictures.get(pictureId);
        if (row === undefined) return { ok: false, trouble: trouble("storage") };
        return { ok: true, value: new Blob([row.bytes], { type: row.mime }) };
      },
    },
    device: createDevice(store),
  };
}

const ACTS = [
  "openAsk",
  "withdrawAsk",
  "resolveAsk",
  "handBack",
  "markRead",
  "sendMessage",
  "acceptOffer",
  "declineOffer",
  "snoozeOffer",
  "passOffer",
  "undoOffer",
  "seenOffers",
  "openUnit",
  "stepUnit",
  "keepLine",
  "dropLine",
  "setAvailability",
  "setProfile",
  "confirm",
  "addSkill",
  "dropSkill",
  "proposeSkill",
  "withdrawProposal",
  "deleteEvidence",
  "disputeEvidence",
  "sayTopicWord",
  "doubtReason",
  "setNotHere",
  "proposeTakeaway",
  "agreeToTakeaway",
  "endTakeaway",
  "reviewTakeaway",
  "standBehind",
  "again",
  "forget",
  "signIn",
  "signOut",
  "signOutEverywhere",
] as const satisfies readonly (CallName & keyof Act)[];

const FINDS = [
  "match",
  "colleagues",
  "person",
  "people",
  "skills",
  "mySkills",
  "proposals",
  "sessions",
  "previewTakeaway",
] as const satisfies readonly (CallName & keyof Find)[];

/** Each verb of the carrier is the call of the same name. */
function proxy<Verbs>(names: readonly CallName[]): Verbs {
  const verbs = names.map((name) => [
    name,
    (...values: unknown[]): Promise<Outcome<unknown>> => callBackground(name, ...values),
  ]);
  return Object.fromEntries(verbs) as Verbs;
}
