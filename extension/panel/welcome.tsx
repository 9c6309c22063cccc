import "@preact/signals";
import { browser } from "wxt/browser";
import { createStatus } from "../../widget/model/index.ts";
import { SignedOut } from "../../widget/ui/signed-out.tsx";
import { panelWords } from "../../widget/words/en.ts";
import { hostOf } from "./host-of.ts";
import type { PanelProps } from "./mount.tsx";
import { useModel } from "./use-model.ts";

/** The first page after installing: what this is, how it goes, what it sees. */
export function Welcome({ carrier }: PanelProps) {
  const status = useModel(() => createStatus(carrier));
  const { session, server } = status.status.value;
  return (
    <main class="page-wide stack">
      <img src="/icons/48.png" width="48" height="48" alt="" />
      <h1>{panelWords.welcomeTitle}</h1>
      <ol class="stack-close steps">
        {panelWords.welcomeSteps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      {server !== null && session === "signed_out" && (
        <SignedOut status={status} onSettings={() => void browser.runtime.openOptionsPage()} />
      )}
      {server !== null && session === "signed_in" && <p role="status">{panelWords.connected(hostOf(server))}</p>}
      <section class="stack-close" aria-labelledby="privacy">
        <h2 id="privacy">{panelWords.welcomePrivacyTitle}</h2>
        <p>{panelWords.welcomePrivacy}</p>
      </section>
    </main>
  );
}
