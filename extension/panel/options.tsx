import "@preact/signals";
import { createMe, createStatus } from "../../widget/model/index.ts";
import { OfflineBar } from "../../widget/ui/offline-bar.tsx";
import { panelWords } from "../../widget/words/en.ts";
import { Account } from "./account.tsx";
import { Door } from "./door.tsx";
import type { PanelProps } from "./mount.tsx";
import { NotifySetting } from "./notify-setting.tsx";
import { QuietHours } from "./quiet-hours.tsx";
import { ServiceSetting } from "./service-setting.tsx";
import { useModel } from "./use-model.ts";

/** Who is signed in and where, what may interrupt, and which service this browser belongs to. */
export function Options({ carrier }: PanelProps) {
  const status = useModel(() => createStatus(carrier));
  const me = useModel(() => createMe(carrier));
  return (
    <main class="page-wide stack">
      <h1>{panelWords.optionsTitle}</h1>
      <OfflineBar status={status.status.value} />
      <Door status={status}>
        <Account status={status} me={me} find={carrier.find} clock={carrier.device.now} />
        <QuietHours key={me.me.value?.id} me={me} />
        <NotifySetting />
      </Door>
      <ServiceSetting server={status.status.value.server} />
    </main>
  );
}
