import { useState } from "preact/hooks";
import type { LtiPlatform, LtiRegistration } from "../../../../server/contract/index.ts";
import { Button } from "../../../ui/button.tsx";
import { TroubleNotice } from "../../../ui/notice.tsx";
import { useAction } from "../../../ui/use-action.ts";
import * as words from "../../../words/en/platforms.ts";
import { goToSignIn } from "../go-to-sign-in.ts";
import { Rosters } from "../rosters.tsx";
import { ScoresWaiting } from "../scores-waiting.tsx";
import { CopyLine } from "./copy-line.tsx";
import { PlatformDanger } from "./platform-danger.tsx";
import { PlatformDeployments } from "./platform-deployments.tsx";
import { PlatformHealth } from "./platform-health.tsx";
import { PlatformSettings } from "./platform-settings.tsx";
import type { PlatformsApi } from "./platforms-api.ts";

interface Props {
  readonly api: PlatformsApi;
  readonly platform: LtiPlatform;
  readonly now: number;
  readonly isOpen: boolean;
  readonly onOpen: (isOpen: boolean) => void;
  readonly onSaved: (platform: LtiPlatform) => void;
  readonly onMade: () => void;
  readonly onRemoved: () => void;
}

/** One platform: a line that says how it is, and everything about it below when it is looked at. */
export function PlatformCard({ api, platform, now, isOpen, onOpen, onSaved, onMade, onRemoved }: Props) {
  const { name, issuer, status, lastLaunchAt, counts, keysFailedSince, keysProblem } = platform;
  return (
    <li class="stack">
      <div class="row-apart">
        <span class="run-line">
          <h2 class="inline platform-name">
            <bdi>{name}</bdi>
          </h2>{" "}
          <span class="small quiet">{words.statuses[status]}</span>
          <span class="small quiet block">
            {issuer}
            <br />
            {words.lastLaunch(lastLaunchAt, now)}, {words.people(counts.people)}, {words.courses(counts.courses)}
          </span>
          {keysFailedSince && !isOpen && (
            <span class="small block">{words.keysAway(keysFailedSince, now, keysProblem)}</span>
          )}
        </span>
        <Button
          small
          aria-expanded={isOpen}
          aria-label={isOpen ? words.hideNamed(name) : words.showNamed(name)}
          onClick={() => onOpen(!isOpen)}
        >
          {isOpen ? words.hide : words.show}
        </Button>
      </div>
      {isOpen && (
        <div class="stack apart platform">
          <PlatformHealth api={api} platform={platform} now={now} onSaved={onSaved} />
          <div class="stack">
            {status !== "pending" && <p>{words.sharesLine(platform.shares)}</p>}
            <CopyLine label={words.clientId} value={platform.clientId} />
            {platform.renewable && <SendSettings api={api} platform={platform} onSaved={onSaved} />}
            {platform.registered && <UpdateAddress api={api} platform={platform} onMade={onMade} />}
          </div>
          <PlatformSettings api={api} platform={platform} onSaved={onSaved} />
          <PlatformDeployments api={api} platform={platform} now={now} onSaved={onSaved} />
          {api.services && status !== "pending" && (
            <>
              <Rosters api={api.services} platformId={platform.id} now={now} />
              {platform.grades && <ScoresWaiting api={api.services} platformId={platform.id} />}
            </>
          )}
          <PlatformDanger api={api} platform={platform} onSaved={onSaved} onRemoved={onRemoved} />
        </div>
      )}
    </li>
  );
}

/** For a platform that lets this tool change its registration: as after a change of this service's address. */
function SendSettings({ api, platform, onSaved }: Pick<Props, "api" | "platform" | "onSaved">) {
  const [said, setSaid] = useState("");
  const action = useAction();
  const send = () =>
    action.run(async () => {
      const outcome = await api.sendSettings(platform.id);
      if (outcome.ok) {
        const { problem } = outcome.value;
        setSaid(problem === null ? words.settingsSent(platform.name) : words.settingsNotTaken(problem));
        onSaved(outcome.value.platform);
      }
      return outcome;
    });
  return (
    <>
      <div class="row">
        <Button small disabled={action.busy} onClick={() => void send()}>
          {words.sendSettings}
        </Button>
        <span role="status">{said}</span>
      </div>
      {action.trouble && <TroubleNotice trouble={action.trouble} onSignIn={goToSignIn} />}
    </>
  );
}

/** A one-time address by which the platform registers again, in place. */
function UpdateAddress({ api, platform, onMade }: Pick<Props, "api" | "platform" | "onMade">) {
  const [made, setMade] = useState<LtiRegistration | null>(null);
  const action = useAction();
  const make = async () => {
    const well = await action.run(async () => {
      const outcome = await api.makeAddress({ platformId: platform.id });
      if (outcome.ok) setMade(outcome.value);
      return outcome;
    });
    if (well) onMade();
  };
  return (
    <>
      <div>
        <Button small disabled={action.busy} onClick={() => void make()}>
          {words.makeUpdate}
        </Button>
      </div>
      {action.trouble && <TroubleNotice trouble={action.trouble} onSignIn={goToSignIn} />}
      {made && (
        <div class="notice" role="status">
          <p>{words.addressUpdates(platform.name)}</p>
          <CopyLine key={made.id} label={words.addressOnce} value={made.address} />
        </div>
      )}
    </>
  );
}
