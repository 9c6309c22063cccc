import { useEffect, useState } from "preact/hooks";
import type { LtiPlatform, LtiPlatformSaved } from "../../../../server/contract/index.ts";
import { Button } from "../../../ui/button.tsx";
import { Loading } from "../../../ui/loading.tsx";
import { TroubleNotice } from "../../../ui/notice.tsx";
import * as words from "../../../words/en/platforms.ts";
import { goToSignIn } from "../go-to-sign-in.ts";
import { useLoaded } from "../use-loaded.ts";
import { AddPlatform } from "./add-platform.tsx";
import { PlatformCard } from "./platform-card.tsx";
import type { PlatformsApi } from "./platforms-api.ts";
import { WaitingAddresses } from "./waiting-addresses.tsx";

interface Props {
  readonly api: PlatformsApi;
  readonly now: number;
}

/** The learning platforms that open this tool, and how one more comes to know it. */
export function Platforms({ api, now }: Props) {
  const list = useLoaded("platforms", api.platforms);
  const addresses = useLoaded("addresses", api.addresses);
  /** What changed since the list came, by id; null for what is gone. */
  const [changed, setChanged] = useState<ReadonlyMap<string, LtiPlatform | null>>(new Map());
  const [open, setOpen] = useState<string | null>(null);
  const [adding, setAdding] = useState(false);
  const [said, setSaid] = useState("");

  // A platform registers in another tab, the platform's own: when this one is looked at again, it is there.
  useEffect(() => {
    const look = () => {
      if (document.visibilityState !== "visible") return;
      setChanged(new Map());
      list.again();
      addresses.again();
    };
    document.addEventListener("visibilitychange", look);
    return () => document.removeEventListener("visibilitychange", look);
  });

  if (!list.value) {
    return list.trouble ? (
      <TroubleNotice trouble={list.trouble} onAgain={list.again} onSignIn={goToSignIn} />
    ) : (
      <Loading />
    );
  }
  const known = new Map<string, LtiPlatform | null>(list.value.platforms.map((platform) => [platform.id, platform]));
  const platforms = [...new Map([...known, ...changed]).values()].filter((platform) => platform !== null);
  const put = (id: string, platform: LtiPlatform | null) => setChanged(new Map([...changed, [id, platform]]));
  const added = ({ platform, keys }: LtiPlatformSaved) => {
    put(platform.id, platform);
    setOpen(platform.id);
    setAdding(false);
    setSaid(keys ? words.keysFound(keys) : "");
  };
  const isEmpty = platforms.length === 0;

  return (
    <div class="stack apart">
      <p class="quiet">{words.why}</p>
      <p role="status" class={said ? "" : "visually-hidden"}>
        {said}
      </p>
      <section class="stack" aria-label={words.list}>
        {isEmpty && (
          <p>
            <strong>{words.none}</strong>
          </p>
        )}
        <ul class="ruled">
          {platforms.map((platform) => (
            <PlatformCard
              key={platform.id}
              api={api}
              platform={platform}
              now={now}
              isOpen={open === platform.id}
              onOpen={(isOpen) => setOpen(isOpen ? platform.id : null)}
              onSaved={(saved) => put(saved.id, saved)}
              onMade={addresses.again}
              onRemoved={() => {
                put(platform.id, null);
                setSaid(words.removed);
                addresses.again();
              }}
            />
          ))}
        </ul>
      </section>
      <section class="stack" aria-labelledby="add-platform">
        <h2 id="add-platform">{isEmpty ? words.addTitle : words.addAnother}</h2>
        {isEmpty || adding ? (
          <AddPlatform api={api} tool={list.value.tool} onMade={addresses.again} onAdded={added} />
        ) : (
          <div>
            <Button onClick={() => setAdding(true)}>{words.addTitle}</Button>
          </div>
        )}
        <WaitingAddresses
          api={api}
          registrations={addresses.value?.registrations ?? []}
          platforms={platforms}
          now={now}
          onChanged={addresses.again}
        />
      </section>
    </div>
  );
}
