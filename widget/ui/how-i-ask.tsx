import type { Me } from "../../server/contract/index.ts";
import type { ProfileModel } from "../model/index.ts";
import * as profileWords from "../words/en/profile.ts";
import { TroubleNotice } from "./notice.tsx";
import { useAction } from "./use-action.ts";

interface Props {
  readonly me: Pick<Me, "leaveOut" | "foundByAnswers">;
  readonly profile: ProfileModel;
}

/** Whom I leave out as a learner, and whether my past answers may help to find me. */
export function HowIAsk({ me: { leaveOut, foundByAnswers }, profile }: Props) {
  const action = useAction();
  const tick = (label: string, checked: boolean, change: (on: boolean) => ReturnType<ProfileModel["setProfile"]>) => (
    <label class="tick">
      <input
        type="checkbox"
        checked={checked}
        onChange={({ currentTarget: { checked: on } }) => void action.run(() => change(on))}
      />
      <span>{label}</span>
    </label>
  );
  return (
    <>
      <section class="stack" aria-labelledby="leave-out">
        <div class="stack-close">
          <h2 id="leave-out">{profileWords.leaveOut}</h2>
          <p class="quiet">{profileWords.leaveOutWhy}</p>
        </div>
        {tick(profileWords.leaveOutChain, leaveOut.chain, (chain) =>
          profile.setProfile({ leaveOut: { ...leaveOut, chain } }),
        )}
        {tick(profileWords.leaveOutClose, leaveOut.close, (close) =>
          profile.setProfile({ leaveOut: { ...leaveOut, close } }),
        )}
      </section>
      <section class="stack" aria-labelledby="found-by-answers">
        <div class="stack-close">
          <h2 id="found-by-answers">{profileWords.foundByAnswers}</h2>
          <p class="quiet">{profileWords.foundByAnswersWhy}</p>
        </div>
        {tick(profileWords.foundByAnswersTick, foundByAnswers, (on) => profile.setProfile({ foundByAnswers: on }))}
        {action.trouble && <TroubleNotice trouble={action.trouble} />}
      </section>
    </>
  );
}
