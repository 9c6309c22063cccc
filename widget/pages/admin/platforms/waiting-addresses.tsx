import type { LtiPlatform, LtiRegistrations } from "../../../../server/contract/index.ts";
import { Button } from "../../../ui/button.tsx";
import { TroubleNotice } from "../../../ui/notice.tsx";
import { useAction } from "../../../ui/use-action.ts";
import * as words from "../../../words/en/platforms.ts";
import { goToSignIn } from "../go-to-sign-in.ts";
import type { PlatformsApi } from "./platforms-api.ts";

interface Props {
  readonly api: PlatformsApi;
  readonly registrations: LtiRegistrations["registrations"];
  readonly platforms: readonly LtiPlatform[];
  readonly now: number;
  readonly onChanged: () => void;
}

/** Registration addresses that nobody used yet; nothing where there are none. */
export function WaitingAddresses({ api, registrations, platforms, now, onChanged }: Props) {
  const action = useAction();
  if (registrations.length === 0) return null;
  const takeBack = async (id: string) => {
    if (await action.run(() => api.takeBack(id))) onChanged();
  };
  return (
    <section class="stack-close" aria-labelledby="waiting-addresses">
      <h3 id="waiting-addresses">{words.openAddresses}</h3>
      <ul class="ruled">
        {registrations.map(({ id, expiresAt, platformId, review }) => {
          const name = platforms.find((platform) => platform.id === platformId)?.name ?? null;
          const line = words.addressLine(expiresAt, now, name, review);
          return (
            <li key={id} class="row-apart">
              <bdi class="run-line">{line}</bdi>
              <Button
                small
                disabled={action.busy}
                aria-label={words.takeBackNamed(line)}
                onClick={() => void takeBack(id)}
              >
                {words.takeBack}
              </Button>
            </li>
          );
        })}
      </ul>
      {action.trouble && <TroubleNotice trouble={action.trouble} onSignIn={goToSignIn} />}
    </section>
  );
}
