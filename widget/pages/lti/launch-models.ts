import { computed } from "@preact/signals";
import type { Carrier } from "../../carrier.ts";
import {
  createAskForm,
  createAsks,
  createMatch,
  createPageTopic,
  createSeenFirst,
  createStatus,
} from "../../model/index.ts";

export type LaunchModels = ReturnType<typeof createLaunchModels>;

/** The models of the page; they live as long as the frame. */
export function createLaunchModels(carrier: Carrier) {
  const status = createStatus(carrier);
  const page = createPageTopic(carrier);
  const seen = createSeenFirst(carrier.device, page);
  const match = createMatch(
    carrier,
    page,
    computed(() => seen.mayGo.value && status.status.value.session === "signed_in"),
  );
  return {
    status,
    page,
    seen,
    match,
    form: createAskForm(carrier, { topic: page.exact, skills: match.chosen }),
    asks: createAsks(carrier),
  };
}
