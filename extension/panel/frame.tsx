import "@preact/signals";
import type { ComponentChildren } from "preact";
import { browser } from "wxt/browser";
import type { StatusModel } from "../../widget/model/index.ts";
import { Button } from "../../widget/ui/button.tsx";
import { OfflineBar } from "../../widget/ui/offline-bar.tsx";
import { commonWords } from "../../widget/words/en.ts";

interface Props {
  readonly status: StatusModel;
  /** Present where there is a way back. */
  readonly onBack?: (() => void) | undefined;
  readonly children: ComponentChildren;
}

/** The product's name, the settings, and what is to be said about the way to the service. */
export function Frame({ status, onBack, children }: Props) {
  return (
    <div class="panel">
      <header class="panel-head row-apart">
        {onBack === undefined ? (
          <h1>{commonWords.product}</h1>
        ) : (
          <Button kind="plain" onClick={onBack}>
            ← {commonWords.back}
          </Button>
        )}
        <Button
          kind="plain"
          aria-label={commonWords.settings}
          title={commonWords.settings}
          onClick={() => void browser.runtime.openOptionsPage()}
        >
          <span aria-hidden="true">⚙</span>
        </Button>
      </header>
      <OfflineBar status={status.status.value} />
      <main class="stack">{children}</main>
    </div>
  );
}
