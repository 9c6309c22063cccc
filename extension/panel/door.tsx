import "@preact/signals";
import type { ComponentChildren } from "preact";
import { browser } from "wxt/browser";
import type { StatusModel } from "../../widget/model/index.ts";
import { Button } from "../../widget/ui/button.tsx";
import { EmptyState } from "../../widget/ui/empty-state.tsx";
import { SignedOut } from "../../widget/ui/signed-out.tsx";
import { panelWords } from "../../widget/words/en.ts";

interface Props {
  readonly status: StatusModel;
  readonly children: ComponentChildren;
}

/** What stands behind the sign-in; before it, the one thing to do. */
export function Door({ status, children }: Props) {
  const { session, storage } = status.status.value;
  // Panel and background meet in the browser's database alone.
  if (storage === "memory")
    return (
      <EmptyState title={panelWords.noStorageTitle}>
        <p>{panelWords.noStorage}</p>
      </EmptyState>
    );
  if (session === "signed_in") return <>{children}</>;
  if (session === "no_server") return <NoServer />;
  return <SignedOut status={status} onSettings={() => void browser.runtime.openOptionsPage()} />;
}

/** Nobody types an address: the invitation's page names it. */
function NoServer() {
  return (
    <EmptyState title={panelWords.noServerTitle}>
      <p>{panelWords.noServer}</p>
      <Button onClick={() => void browser.tabs.create({ url: browser.runtime.getURL("/welcome.html") })}>
        {panelWords.welcomeAction}
      </Button>
    </EmptyState>
  );
}
