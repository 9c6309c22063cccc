import type { StatusModel } from "../model/index.ts";
import { commonWords } from "../words/en.ts";
import { Button } from "./button.tsx";
import { EmptyState } from "./empty-state.tsx";
import { Loading } from "./loading.tsx";
import { TroubleNotice } from "./notice.tsx";
import { useAction } from "./use-action.ts";

interface Props {
  readonly status: StatusModel;
  readonly onSettings: () => void;
}

/** Before one is signed in: what it is for, and the one way on. */
export function SignedOut({ status, onSettings }: Props) {
  const action = useAction();
  const { session } = status.status.value;
  if (session === "unknown" || session === "signed_in") return <Loading />;
  if (session === "no_server")
    return (
      <EmptyState title={commonWords.noServer}>
        <p>{commonWords.noServerNext}</p>
        <Button kind="primary" onClick={onSettings}>
          {commonWords.settings}
        </Button>
      </EmptyState>
    );
  const signIn = () => void action.run(() => status.signIn());
  return (
    <EmptyState title={commonWords.signedOut}>
      <p>{commonWords.signedOutWhy}</p>
      <Button kind="primary" disabled={action.busy} onClick={signIn}>
        {commonWords.signIn}
      </Button>
      {action.trouble && <TroubleNotice trouble={action.trouble} onSettings={onSettings} />}
    </EmptyState>
  );
}
