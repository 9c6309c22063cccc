import "@preact/signals";
import { useEffect, useState } from "preact/hooks";
import { createMe, createProfile, createStatus } from "../../widget/model/index.ts";
import { OfflineBar } from "../../widget/ui/offline-bar.tsx";
import { ProfileScreen } from "../../widget/ui/profile-screen.tsx";
import { SettingsScreen } from "../../widget/ui/settings-screen.tsx";
import { Tabs } from "../../widget/ui/tabs.tsx";
import { commonWords } from "../../widget/words/en.ts";
import * as appWords from "../../widget/words/en/app.ts";
import { Door } from "./door.tsx";
import type { PanelProps } from "./mount.tsx";
import { NotifySetting } from "./notify-setting.tsx";
import { ServiceSetting } from "./service-setting.tsx";
import { useModel } from "./use-model.ts";

const PROFILE = "#profile";

/** My profile, my session, what may interrupt me, and which service this browser belongs to. */
export function Options({ carrier }: PanelProps) {
  const status = useModel(() => createStatus(carrier));
  const me = useModel(() => createMe(carrier));
  const [profile] = useState(() => createProfile(carrier));
  const place = useHash();
  const screen = { me, profile, status, clock: carrier.device.now };
  return (
    <div class="page-wide stack">
      <OfflineBar status={status.status.value} />
      <Tabs
        label={appWords.places}
        current={place === PROFILE ? "profile" : "settings"}
        tabs={[
          { id: "settings", label: commonWords.settings, href: "#settings" },
          { id: "profile", label: appWords.profile, href: PROFILE },
        ]}
      />
      <main class="stack">
        {status.status.value.session !== "signed_in" && <h1>{commonWords.settings}</h1>}
        <Door status={status}>
          {place === PROFILE ? (
            <ProfileScreen {...screen} />
          ) : (
            <SettingsScreen {...screen}>
              <NotifySetting />
            </SettingsScreen>
          )}
        </Door>
        {place !== PROFILE && <ServiceSetting server={status.status.value.server} />}
      </main>
    </div>
  );
}

function useHash(): string {
  const [hash, setHash] = useState(location.hash);
  useEffect(() => {
    const changed = () => setHash(location.hash);
    addEventListener("hashchange", changed);
    return () => removeEventListener("hashchange", changed);
  }, []);
  return hash;
}
