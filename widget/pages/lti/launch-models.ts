import { computed } from "@preact/signals";
import type { Carrier, PageState } from "../../carrier.ts";
import {
  createAskForm,
  createAsks,
  createMatch,
  createPageTopic,
  createSeenFirst,
  createStatus,
} from "../../model/index.ts";
import type { Facts } from "./launch-page.tsx";

export type LaunchModels = ReturnType<typeof createLaunchModels>;

/** The models of the page; they live as long as the frame. The topic is the course's, and there before anything else. */
export function createLaunchModels(carrier: Carrier, facts: Pick<Facts, "topic" | "placeId">) {
  const status = createStatus(carrier);
  const page = createPageTopic(onceTold(pageOf(facts)));
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

const pageOf = ({ topic, placeId }: Pick<Facts, "topic" | "placeId">): PageState => ({
  state: "read",
  key: `launch ${placeId ?? topic.title}`,
  topic,
  source: "course",
  selection: null,
  connect: null,
});

/** A page that stays the same as long as its frame. */
function onceTold(page: PageState): { readonly watch: Pick<Carrier["watch"], "page"> } {
  const watch = (tell: (page: PageState) => void) => {
    tell(page);
    return () => {};
  };
  return { watch: { page: watch } };
}
