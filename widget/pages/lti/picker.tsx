import { useState } from "preact/hooks";
import type { DeepLinkingFacts, PlaceChoice, Topic } from "../../../server/contract/index.ts";
import type { LaunchApi } from "../../client/launch-api.ts";
import { postForm } from "../../host/post-form.ts";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Loading } from "../../ui/loading.tsx";
import { TroubleNotice } from "../../ui/notice.tsx";
import { useAction } from "../../ui/use-action.ts";
import * as pickerWords from "../../words/en/lti-picker.ts";
import { PlaceForm } from "./place-form.tsx";

export type PickerApi = Pick<LaunchApi, "place" | "match" | "skills">;

interface Props {
  readonly wish: DeepLinkingFacts;
  /** Proposed from the titles of course and lesson. */
  readonly topic: Topic;
  readonly api: () => Promise<PickerApi>;
  /** Leaves the page with the answer; another in tests. */
  readonly leave?: (address: string, fields: Record<string, string>) => void;
}

const LINK_TYPE = "ltiResourceLink";
const leavePage = (address: string, fields: Record<string, string>) => postForm(document, address, fields);

/** A teacher chooses what stands beside a lesson: three steps on one screen, once or several times. */
export function Picker({ wish, topic, api, leave = leavePage }: Props) {
  const [chosen, setChosen] = useState<readonly PlaceChoice[]>([]);
  const [going, setGoing] = useState(false);
  const action = useAction();
  const send = (places: readonly PlaceChoice[]) =>
    void action.run(async () => {
      const outcome = await (await api()).place(wish.returnId, { places: [...places] });
      if (outcome.ok) {
        setGoing(true);
        leave(outcome.value.address, { JWT: outcome.value.jwt });
      }
      return outcome;
    });
  if (going) return <Loading text={pickerWords.going} />;
  const code = action.trouble?.code;
  if (code === "not_signed_in" || code === "not_found") return <EmptyState title={pickerWords.pickOver} />;
  const nothing = { busy: action.busy, onNothing: () => send([]) };
  if (!wish.acceptTypes.includes(LINK_TYPE)) return <NotTaken {...nothing} />;
  return (
    <>
      <div class="stack-close">
        <h2>{pickerWords.pickTitle}</h2>
        <p class="quiet">{pickerWords.pickWhy}</p>
      </div>
      {chosen.length > 0 && (
        <SoFar chosen={chosen} onRemove={(index) => setChosen(chosen.filter((_, other) => other !== index))} />
      )}
      <PlaceForm
        key={chosen.length}
        wish={wish}
        topic={{ ...topic, title: chosen.length > 0 ? "" : wish.title || topic.title }}
        api={api}
        before={chosen.length}
        onAnother={(place) => setChosen([...chosen, place])}
        onPlace={(place) => send([...chosen, ...(place === null ? [] : [place])])}
        {...nothing}
      />
      {action.trouble && <TroubleNotice trouble={action.trouble} />}
    </>
  );
}

interface SoFarProps {
  readonly chosen: readonly PlaceChoice[];
  readonly onRemove: (index: number) => void;
}

function SoFar({ chosen, onRemove }: SoFarProps) {
  return (
    <section class="stack-close" aria-labelledby="so-far">
      <h3 id="so-far">{pickerWords.soFar}</h3>
      <ul class="stack-close">
        {chosen.map(({ title }, index) => (
          <li key={index} class="row-apart">
            <span dir="auto">{title}</span>
            <Button kind="plain" small aria-label={pickerWords.removeNamed(title)} onClick={() => onRemove(index)}>
              ×
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function NotTaken({ busy, onNothing }: { readonly busy: boolean; readonly onNothing: () => void }) {
  return (
    <EmptyState title={pickerWords.notTaken}>
      <p>{pickerWords.notTakenWhy}</p>
      <Button kind="primary" disabled={busy} onClick={onNothing}>
        {pickerWords.goBack}
      </Button>
    </EmptyState>
  );
}
