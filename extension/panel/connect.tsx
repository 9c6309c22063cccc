import "@preact/signals";
import { useState } from "preact/hooks";
import type { PageState, Status } from "../../widget/carrier.ts";
import { Button } from "../../widget/ui/button.tsx";
import { panelWords } from "../../widget/words/en.ts";
import { callBackground } from "../calls/call-background.ts";
import { hostOf } from "./host-of.ts";

/** The service that the pressed page belongs to, when this browser belongs to another one or to none. */
export function invitedTo(page: PageState, status: Status): string | null {
  return page.state === "read" && page.connect !== null && page.connect !== status.server ? page.connect : null;
}

/** Asks before anything is set: a page can only propose. */
export function Connect({ server, current }: { readonly server: string; readonly current: string | null }) {
  const [dismissed, setDismissed] = useState(false);
  if (dismissed) return null;
  return (
    <section class="card stack-close" aria-labelledby="connect-title">
      <h2 id="connect-title">{panelWords.connectTitle(hostOf(server))}</h2>
      <p>{panelWords.connectWhy}</p>
      {current !== null && <p>{panelWords.connectReplaces(hostOf(current))}</p>}
      <div class="row">
        <Button kind="primary" onClick={() => void callBackground("connect", server)}>
          {panelWords.connect}
        </Button>
        <Button kind="plain" onClick={() => setDismissed(true)}>
          {panelWords.notNow}
        </Button>
      </div>
    </section>
  );
}
