import "@preact/signals";
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { browser } from "wxt/browser";
import type { Outcome, Trouble } from "../../widget/carrier.ts";
import type { StatusModel } from "../../widget/model/index.ts";
import { Button } from "../../widget/ui/button.tsx";
import { EmptyState } from "../../widget/ui/empty-state.tsx";
import { Loading } from "../../widget/ui/loading.tsx";
import { TroubleNotice } from "../../widget/ui/notice.tsx";
import { commonWords, panelWords } from "../../widget/words/en.ts";

interface Props {
  readonly status: StatusModel;
  readonly children: ComponentChildren;
}

/** What stands behind the sign-in; before it, the one thing to do. */
export function Door({ status, children }: Props) {
  const { session, server } = status.status.value;
  if (session === "unknown") return <Loading />;
  if (session === "no_server" || server === null) return <NoServer />;
  if (session === "signed_out") return <SignIn server={server} signIn={status.signIn} />;
  return <>{children}</>;
}

export const hostOf = (server: string): string => (URL.canParse(server) ? new URL(server).host : server);

function NoServer() {
  return (
    <EmptyState title={panelWords.noServerTitle}>
      <p>{panelWords.noServer}</p>
      <Button onClick={() => void browser.tabs.create({ url: browser.runtime.getURL("/welcome.html") })}>{panelWords.welcomeAction}</Button>
    </EmptyState>
  );
}

export function SignIn({ server, signIn }: { readonly server: string; readonly signIn: () => Promise<Outcome<null>> }) {
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const press = async () => {
    setBusy(true);
    const outcome = await signIn();
    setBusy(false);
    setTrouble(outcome.ok ? null : outcome.trouble);
  };
  if (trouble !== null) return <TroubleNotice trouble={trouble} onAgain={() => void press()} onSignIn={() => void press()} />;
  return (
    <EmptyState title={panelWords.signedOutTitle}>
      <p role="status">{busy ? panelWords.signingIn : panelWords.signedOut(hostOf(server))}</p>
      <Button kind="primary" disabled={busy} onClick={() => void press()}>
        {commonWords.signIn}
      </Button>
    </EmptyState>
  );
}
