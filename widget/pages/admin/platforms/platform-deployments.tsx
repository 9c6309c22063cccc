import { useState } from "preact/hooks";
import type { LtiPlatform } from "../../../../server/contract/index.ts";
import { Button } from "../../../ui/button.tsx";
import { Field } from "../../../ui/field.tsx";
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

/** Where in the platform the tool stands: each part on or off. */
export function PlatformDeployments({ api, platform, now, onSaved }: Props) {
  const [added, setAdded] = useState("");
  const action = useAction();
  const set = (deploymentId: string, disabled: boolean) =>
    action.run(async () => {
      const outcome = await api.setDeployment(platform.id, { deploymentId, disabled });
      if (outcome.ok) onSaved(outcome.value);
      return outcome;
    });
  const add = async () => {
    if (await set(added.trim(), false)) setAdded("");
  };
  return (
    <section class="stack form-column" aria-label={words.policy}>
      <h3>{words.policy}</h3>
      {platform.deployments.length === 0 && <p class="quiet">{words.deploymentsNone}</p>}
      <ul class="ruled">
        {platform.deployments.map(({ deploymentId, disabled, firstSeenAt, lastLaunchAt }) => (
          <li key={deploymentId} class="row-apart">
            <span class="run-line">
              <code class="address">{deploymentId}</code>{" "}
              <span class="small quiet">
                {words.deploymentState(disabled)}, {words.firstSeen(firstSeenAt, now)},{" "}
                {words.lastLaunch(lastLaunchAt, now)}
              </span>
            </span>
            <Button
              small
              disabled={action.busy}
              aria-label={disabled ? words.turnOnNamed(deploymentId) : words.turnOffNamed(deploymentId)}
              onClick={() => void set(deploymentId, !disabled)}
            >
              {disabled ? words.turnOn : words.turnOff}
            </Button>
          </li>
        ))}
      </ul>
      <form
        class="stack-close"
        onSubmit={(event) => {
          event.preventDefault();
          void add();
        }}
      >
        <Field label={words.deploymentId}>
          {(wiring) => (
            <input
              {...wiring}
              class="input"
              maxLength={255}
              required
              spellcheck={false}
              value={added}
              onInput={(event) => setAdded(event.currentTarget.value)}
            />
          )}
        </Field>
        <div>
          <Button small type="submit" disabled={action.busy}>
            {words.addDeployment}
          </Button>
        </div>
      </form>
      {action.trouble && <TroubleNotice trouble={action.trouble} onSignIn={goToSignIn} />}
    </section>
  );
}
