import { useState } from "preact/hooks";
import type { ThreadModel } from "../model/index.ts";
import * as threadWords from "../words/en/thread.ts";
import { Button } from "./button.tsx";
import { TroubleNotice } from "./notice.tsx";
import { useAction } from "./use-action.ts";
import { WhatHelped } from "./what-helped.tsx";

interface Props {
  readonly thread: ThreadModel;
  readonly learner: string;
}

/** After the learner closed it: a word back from the coach. */
export function CoachWord({ thread, learner }: Props) {
  const [helped, setHelped] = useState<string | null>(null);
  const [sent, setSent] = useState(false);
  const action = useAction();
  const send = async () => {
    const text = thread.thanks.value.trim();
    const body = helped || text ? { feedback: { helped: helped ?? "", text } } : {};
    if (await action.run(() => thread.resolve(body))) setSent(true);
  };
  if (sent) return <p role="status">{threadWords.coachSent}</p>;
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
      {action.trouble && <TroubleNotice trouble={action.trouble} />}
      <div>
        <Button kind="primary" type="submit" disabled={action.busy}>
          {threadWords.coachSend}
        </Button>
      </div>
    </form>
  );
}
