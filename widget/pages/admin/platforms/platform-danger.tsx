import { useState } from "preact/hooks";
import type { LtiPlatform } from "../../../../server/contract/index.ts";
import type { Outcome } from "../../../carrier.ts";
import { Button } from "../../../ui/button.tsx";
import { focusOnArrival } from "../../../ui/focus-on-arrival.ts";
import { TroubleNotice } from "../../../ui/notice.tsx";
import { useAction } from "../../../ui/use-action.ts";
import { commonWords } from "../../../words/en.ts";
import * as words from "../../../words/en/platforms.ts";
import { goToSignIn } from "../go-to-sign-in.ts";
import type { PlatformsApi } from "./platforms-api.ts";

interface Props {
  readonly api: PlatformsApi;
  readonly platform: LtiPlatform;
  readonly onSaved: (platform: LtiPlatform) => void;
  readonly onRemoved: () => void;
}

/** What stops launches: each asked once more before it is done. */
export function PlatformDanger({ api, platform, onSaved, onRemoved }: Props) {
  const [asking, setAsking] = useState<"off" | "remove" | null>(null);
  const action = useAction();
  const run = async (verb: () => Promise<Outcome<unknown>>) => {
    if (await action.run(verb)) setAsking(null);
  };
  const setStatus = (status: "active" | "disabled") => async () => {
    const outcome = await api.setStatus(platform.id, status);
    if (outcome.ok) onSaved(outcome.value);
    return outcome;
  };
  const remove = async () => {
    const outcome = await api.remove(platform.id);
    if (outcome.ok) onRemoved();
    return outcome;
  };
  const asked =
    asking === "off"
      ? { title: words.offTitle(platform.name), what: words.offWhat, yes: words.offYes, verb: setStatus("disabled") }
      : {
          title: words.removeTitle(platform.name),
          what: words.removeWhat(platform.counts),
          yes: words.removeYes,
          verb: remove,
        };
  return (
    <section class="stack" aria-label={words.danger}>
      <h3>{words.danger}</h3>
      {asking === null ? (
        <div class="row">
          {platform.status === "disabled" ? (
            <Button disabled={action.busy} onClick={() => void run(setStatus("active"))}>
              {words.turnOn}
            </Button>
          ) : (
            <Button onClick={() => setAsking("off")}>{words.turnOff}</Button>
          )}
          <Button kind="danger" onClick={() => setAsking("remove")}>
            {words.remove}
          </Button>
        </div>
      ) : (
        <div class="notice" role="group" aria-label={asked.title}>
          <p dir="auto">
            <strong>{asked.title}</strong>
          </p>
          <ul>
            {asked.what.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
          <div class="row">
            <Button kind="danger" disabled={action.busy} onClick={() => void run(asked.verb)}>
              {asked.yes}
            </Button>
            <Button kind="plain" ref={focusOnArrival} onClick={() => setAsking(null)}>
              {commonWords.cancel}
            </Button>
          </div>
        </div>
      )}
      {action.trouble && <TroubleNotice trouble={action.trouble} onSignIn={goToSignIn} />}
    </section>
  );
}
