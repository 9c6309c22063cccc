import { Button } from "../../ui/button.tsx";
import { TroubleNotice } from "../../ui/notice.tsx";
import { useAction } from "../../ui/use-action.ts";
import * as words from "../../words/en/rosters.ts";
import { goToSignIn } from "./go-to-sign-in.ts";
import type { RostersApi } from "./rosters-api.ts";
import { useLoaded } from "./use-loaded.ts";

interface Props {
  readonly api: RostersApi;
  readonly platformId: string;
}

/** Where scores of a platform wait or were not taken: how many, never whose. */
export function ScoresWaiting({ api, platformId }: Props) {
  const list = useLoaded(platformId, () => api.scores(platformId));
  const action = useAction();
  if (!list.value) {
    return list.trouble ? <TroubleNotice trouble={list.trouble} onAgain={list.again} onSignIn={goToSignIn} /> : null;
  }
  const { sent, places } = list.value;
  const again = async () => {
    if (await action.run(() => api.retryScores(platformId))) list.again();
  };
  return (
    <section class="stack" aria-label={words.scores}>
      <div class="stack-close">
        <h3>{words.scores}</h3>
        <p class="small quiet">
          {places.length === 0 && `${words.scoresNone} `}
          {words.sent(sent)}
        </p>
      </div>
      <ul class="ruled">
        {places.map((place) => (
          <li key={place.placeId}>
            <strong>
              <bdi>{place.title || place.course || words.unnamed}</bdi>
            </strong>{" "}
            <span class="small quiet">{words.scoresLine(place)}</span>
            {place.problem && <span class="small block">{words.problem(place.problem)}</span>}
          </li>
        ))}
      </ul>
      {places.some(({ problem }) => problem !== null) && (
        <div>
          <Button small disabled={action.busy} onClick={() => void again()}>
            {words.tryAgain}
          </Button>
        </div>
      )}
      {action.trouble && <TroubleNotice trouble={action.trouble} onSignIn={goToSignIn} />}
    </section>
  );
}
