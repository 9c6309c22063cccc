import "@preact/signals";
import type { PageState, Status } from "../../widget/carrier.ts";
import { Button } from "../../widget/ui/button.tsx";
import { panelWords } from "../../widget/words/en.ts";
import { callBackground } from "../calls/call-background.ts";
import { hostOf } from "./host-of.ts";

/** The service that the pressed page belongs to, when this browser belongs to another one or to none. */
export function invitedTo(page: PageState, status: Status): string | null {
  return page.state === "read" && page.connect !== null && page.connect !== status.server ? page.connect : null;
}

interface Props {
  readonly server: string;
  /** The service this browser belongs to now, if any. */
  readonly current: string | null;
  readonly onNotNow: (server: string) => void;
}

/** Asks before anything is set: a page can only propose. */
export function Connect({ server, current, onNotNow }: Props) {
  return (
    <section class="card stack-close" aria-labelledby="connect-title">
      <h2 id="connect-title">{panelWords.connectTitle(hostOf(server))}</h2>
      <p>{panelWords.connectWhy}</p>
      {current !== null && <p>{panelWords.connectReplaces(hostOf(current))}</p>}
      <div class="row">
        <Button kind="primary" onClick={() => void callBackground("connect", server)}>
          {panelWords.connect}
        </Button>
        <Button kind="plain" onClick={() => onNotNow(server)}>
          {panelWords.notNow}
        </Button>
      </div>
    </section>
  );
}
