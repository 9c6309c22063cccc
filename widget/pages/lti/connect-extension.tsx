import { useState } from "preact/hooks";
import type { ConnectCode } from "../../../server/contract/lti.ts";
import type { LaunchApi } from "../../client/launch-api.ts";
import { Button } from "../../ui/button.tsx";
import { TroubleNotice } from "../../ui/notice.tsx";
import { useAction } from "../../ui/use-action.ts";
import * as connectWords from "../../words/en/lti-connect.ts";

/** What is only shown when pressed: a code that brings this account to the browser extension. */
export function ConnectExtension({ api }: { readonly api: () => Promise<Pick<LaunchApi, "connectCode">> }) {
  const [code, setCode] = useState<ConnectCode | null>(null);
  const action = useAction();
  const show = () =>
    void action.run(async () => {
      const outcome = await (await api()).connectCode();
      if (outcome.ok) setCode(outcome.value);
      return outcome;
    });
  return (
    <details class="disclosure">
      <summary>{connectWords.connect}</summary>
      <div class="stack">
        <p>{connectWords.connectWhy}</p>
        {code !== null && <Code {...code} />}
        {action.trouble && <TroubleNotice trouble={action.trouble} />}
        <div>
          <Button disabled={action.busy} onClick={show}>
            {code === null ? connectWords.showCode : connectWords.newCode}
          </Button>
        </div>
      </div>
    </details>
  );
}

function Code({ code, expiresAt }: ConnectCode) {
  const [said, setSaid] = useState("");
  // A frame may copy only where the platform lets it.
  const copy = () =>
    void Promise.resolve()
      .then(() => navigator.clipboard.writeText(code))
      .then(
        () => setSaid(connectWords.copied),
        () => setSaid(connectWords.copyNot),
      );
  return (
    <div class="stack-close">
      <p>{connectWords.connectSteps}</p>
      <p class="row">
        <output class="connect-code">
          {code.slice(0, 4)} {code.slice(4)}
        </output>
        <Button small onClick={copy}>
          {connectWords.copy}
        </Button>
      </p>
      <p class="small quiet">{connectWords.address(location.origin)}</p>
      <p class="small quiet" role="status">
        {connectWords.codeUntil(expiresAt)} {said}
      </p>
    </div>
  );
}
