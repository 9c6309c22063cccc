import { useState } from "preact/hooks";
import type { StatusModel } from "../model/index.ts";
import { commonWords } from "../words/en.ts";
import * as profileWords from "../words/en/profile.ts";
import { Button } from "./button.tsx";
import { TroubleNotice } from "./notice.tsx";
import { useAction } from "./use-action.ts";
import { focusOnArrival } from "./focus-on-arrival.ts";

/** The way out, here or everywhere; says what would be lost. */
export function SignOut({ status }: { readonly status: StatusModel }) {
  const [sure, setSure] = useState<"here" | "everywhere" | null>(null);
  const action = useAction();
  if (sure === null)
    return (
      <section class="row">
        <Button onClick={() => setSure("here")}>{profileWords.signOut}</Button>
        <Button onClick={() => setSure("everywhere")}>{profileWords.signOutEverywhere}</Button>
      </section>
    );
  const here = sure === "here";
  const leave = () => void action.run(here ? status.signOut : status.signOutEverywhere);
  return (
    <section class="stack">
      <div>
        <p>
          <strong>{here ? profileWords.signOutSure : profileWords.signOutEverywhereSure}</strong>
        </p>
        <p>{profileWords.signOutWhy(status.status.value.queued)}</p>
      </div>
      {action.trouble && <TroubleNotice trouble={action.trouble} onAgain={leave} />}
      <div class="row">
        <Button kind="danger" disabled={action.busy} onClick={leave}>
          {here ? profileWords.signOut : profileWords.signOutEverywhere}
        </Button>
        <Button kind="plain" ref={focusOnArrival} onClick={() => setSure(null)}>
          {commonWords.cancel}
        </Button>
      </div>
    </section>
  );
}
