import { useState } from "preact/hooks";
import type { LocalAsk } from "../carrier.ts";
import type { ThreadModel } from "../model/index.ts";
import { threadWords } from "../words/en.ts";
import { Button } from "./button.tsx";
import { TroubleNotice } from "./notice.tsx";
import { ShareChoice } from "./resolve.tsx";
import { useAction } from "./use-action.ts";
import { WhatHelped } from "./what-helped.tsx";

interface Props {
  readonly thread: ThreadModel;
  readonly local: LocalAsk;
  readonly learner: string;
}

/** After the learner closed it: a word back from the coach, and whether the next learner may read what was learnt. */
export function CoachWord({ thread, local, learner }: Props) {
  const [helped, setHelped] = useState<string | null>(null);
  const [share, setShare] = useState<boolean | null>(local.ask.share.mine);
  const action = useAction();
  const send = () => {
    const text = thread.thanks.value.trim();
    return action.run(() =>
      thread.resolve({
        ...((helped || text) && { feedback: { helped: helped ?? "", text } }),
        ...(share !== null && { share }),
      }),
    );
  };
  return (
    <form
      class="card"
      aria-label={threadWords.resolvedCoach}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <WhatHelped
        legend={threadWords.coachHelpedTitle(learner)}
        choices={threadWords.coachChoices}
        thread={thread}
        helped={helped}
        onHelped={setHelped}
      />
      {local.ask.learnt && <ShareChoice share={share} onShare={setShare} />}
      {action.trouble && <TroubleNotice trouble={action.trouble} />}
      <div>
        <Button kind="primary" type="submit" disabled={action.busy}>
          {threadWords.coachSend}
        </Button>
      </div>
    </form>
  );
}
