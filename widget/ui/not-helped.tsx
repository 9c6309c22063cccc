import { useState } from "preact/hooks";
import type { ThreadModel } from "../model/index.ts";
import { commonWords } from "../words/en.ts";
import * as threadWords from "../words/en/thread.ts";
import { Button } from "./button.tsx";
import { useAction } from "./use-action.ts";
import { focusOnArrival } from "./focus-on-arrival.ts";

/** The other ending: it did not help. Closes the ask and says nothing about anyone. */
export function NotHelped({ thread, onDone }: { readonly thread: ThreadModel; readonly onDone: () => void }) {
  const [sure, setSure] = useState(false);
  const action = useAction();
  if (!sure)
    return (
      <div>
        <Button kind="plain" small onClick={() => setSure(true)}>
          {threadWords.notHelped}
        </Button>
      </div>
    );
  const close = async () => {
    if (await action.run(() => thread.resolve({ helped: false }))) onDone();
  };
  return (
    <div class="notice">
      <div>
        <p>
          <strong>{threadWords.notHelpedTitle}</strong>
        </p>
        <p>{threadWords.notHelpedWhy}</p>
      </div>
      <div class="row">
        <Button ref={focusOnArrival} disabled={action.busy} onClick={() => void close()}>
          {threadWords.notHelpedYes}
        </Button>
        <Button kind="plain" onClick={() => setSure(false)}>
          {commonWords.cancel}
        </Button>
      </div>
    </div>
  );
}
