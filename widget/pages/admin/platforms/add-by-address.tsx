import { useState } from "preact/hooks";
import type { LtiRegistration } from "../../../../server/contract/index.ts";
import { Button } from "../../../ui/button.tsx";
import { TroubleNotice } from "../../../ui/notice.tsx";
import { useAction } from "../../../ui/use-action.ts";
import * as words from "../../../words/en/platforms.ts";
import { goToSignIn } from "../go-to-sign-in.ts";
import { CopyLine } from "./copy-line.tsx";
import type { PlatformsApi } from "./platforms-api.ts";

interface Props {
  readonly api: PlatformsApi;
  readonly onMade: () => void;
}

/** The recommended road: one address, pasted into the platform, which then registers itself. */
export function AddByAddress({ api, onMade }: Props) {
  const [review, setReview] = useState(false);
  const [made, setMade] = useState<LtiRegistration | null>(null);
  const action = useAction();
  const make = async () => {
    const well = await action.run(async () => {
      const outcome = await api.makeAddress({ review });
      if (outcome.ok) setMade(outcome.value);
      return outcome;
    });
    if (well) onMade();
  };
  return (
    <div class="stack">
      <ol class="steps">
        {words.addressSteps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <label class="tick">
        <input type="checkbox" checked={review} onChange={(event) => setReview(event.currentTarget.checked)} />
        <span>{words.review}</span>
      </label>
      {action.trouble && <TroubleNotice trouble={action.trouble} onSignIn={goToSignIn} />}
      <div>
        <Button kind="primary" disabled={action.busy} onClick={() => void make()}>
          {words.makeAddress}
        </Button>
      </div>
      {made && (
        <div class="notice" role="status">
          <CopyLine key={made.id} label={words.addressOnce} value={made.address} />
        </div>
      )}
    </div>
  );
}
