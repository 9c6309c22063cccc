import { computed } from "@preact/signals";
import type { Carrier } from "../../carrier.ts";
import {
  createAskForm,
  createAsks,
  createCoaching,
  createMatch,
  createMe,
  createOffers,
  createPageTopic,
  createProfile,
  createStatus,
} from "../../model/index.ts";

export type Models = ReturnType<typeof createModels>;

/** The models of the web app; they live as long as the window. A thread's own is made when it is opened. */
export function createModels(carrier: Carrier) {
  const status = createStatus(carrier);
  const page = createPageTopic(carrier);
  const match = createMatch(
    carrier,
    page,
    computed(() => status.status.value.session === "signed_in"),
  );
  return {
    status,
    page,
    match,
    form: createAskForm(carrier, { topic: page.exact, skills: match.chosen }),
    asks: createAsks(carrier),
    coaching: createCoaching(carrier),
    offers: createOffers(carrier),
    me: createMe(carrier),
    profile: createProfile(carrier),
  };
}
