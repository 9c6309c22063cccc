import { useState } from "preact/hooks";
import type { LtiKeysFound, LtiPlatform } from "../../../../server/contract/index.ts";
import { Button } from "../../../ui/button.tsx";
import { TroubleNotice } from "../../../ui/notice.tsx";
import { useAction } from "../../../ui/use-action.ts";
import * as words from "../../../words/en/platforms.ts";
import { goToSignIn } from "../go-to-sign-in.ts";
import type { PlatformsApi } from "./platforms-api.ts";

interface Props {
  readonly api: PlatformsApi;
  readonly platform: LtiPlatform;
  readonly now: number;
  readonly onSaved: (platform: LtiPlatform) => void;
}

/** What needs an admin: a platform that waits to be let in, and keys that cannot be fetched. */
export function PlatformHealth({ api, platform, now, onSaved }: Props) {
  const [found, setFound] = useState<LtiKeysFound | null>(null);
  const action = useAction();
  const confirm = () =>
    action.run(async () => {
      const outcome = await api.setStatus(platform.id, "active");
      if (outcome.ok) onSaved(outcome.value);
      return outcome;
    });
  const look = () =>
    action.run(async () => {
      const outcome = await api.lookAtKeys(platform.id);
      if (outcome.ok) {
        setFound(outcome.value.keys);
        onSaved(outcome.value.platform);
      }
      return outcome;
    });
  return (
    <div class="stack">
      {platform.status === "pending" && (
        <div class="notice">
          <p>
            <strong>{words.confirmTitle}</strong> {words.confirmWhy}
          </p>
          <p>{words.sharesLine(platform.shares)}</p>
          <Button kind="primary" disabled={action.busy} onClick={() => void confirm()}>
            {words.confirm}
          </Button>
        </div>
      )}
      {platform.keysFailedSince && (
        <div class="notice">
          <p>
            <strong>{words.keysAway(platform.keysFailedSince, now, platform.keysProblem)}</strong>
          </p>
          <p>{words.keysAwayNext}</p>
        </div>
      )}
      <div class="row">
        <Button small disabled={action.busy} onClick={() => void look()}>
          {words.lookAgain}
        </Button>
        <span role="status">{found && words.keysFound(found)}</span>
      </div>
      {action.trouble && <TroubleNotice trouble={action.trouble} onSignIn={goToSignIn} />}
    </div>
  );
}
