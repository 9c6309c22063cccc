import { useState } from "preact/hooks";
import type { LtiPlatforms, LtiPlatformSaved } from "../../../../server/contract/index.ts";
import { Button } from "../../../ui/button.tsx";
import { Notice, TroubleNotice } from "../../../ui/notice.tsx";
import { useAction } from "../../../ui/use-action.ts";
import * as words from "../../../words/en/platforms.ts";
import { goToSignIn } from "../go-to-sign-in.ts";
import { CopyLine } from "./copy-line.tsx";
import { bodyOf, type Draft, HAND_FIELDS, handLabels, troubleBeside, wrongWith } from "./platform-draft.ts";
import type { PlatformsApi } from "./platforms-api.ts";
import { SettingLines, SettingText } from "./setting-fields.tsx";

interface Props {
  readonly api: PlatformsApi;
  readonly tool: LtiPlatforms["tool"];
  readonly start: Draft;
  readonly onAdded: (saved: LtiPlatformSaved) => void;
}

/** Addresses copied in both directions, for a platform that cannot register itself. */
export function AddByHand({ api, tool, start, onAdded }: Props) {
  const [draft, setDraft] = useState(start);
  const action = useAction();
  const add = async () => {
    let saved: LtiPlatformSaved | null = null;
    await action.run(async () => {
      const outcome = await api.add(bodyOf(draft));
      if (outcome.ok) saved = outcome.value;
      return outcome;
    });
    if (saved) onAdded(saved);
  };
  const beside = troubleBeside(action.trouble, [...HAND_FIELDS, "deploymentIds"]);
  return (
    <div class="stack">
      <h3>{words.toolTitle}</h3>
      <CopyLine label={words.toolLines.loginUrl} value={tool.loginUrl} />
      <CopyLine label={words.toolLines.launchUrl} value={tool.launchUrl} />
      <CopyLine label={words.toolLines.keysUrl} value={tool.keysUrl} />
      <h3>{words.handTitle}</h3>
      <form
        class="stack form-column"
        onSubmit={(event) => {
          event.preventDefault();
          void add();
        }}
      >
        {HAND_FIELDS.map((field) => (
          <SettingText
            key={field}
            label={handLabels[field]}
            hint={field === "name" ? words.nameHint : undefined}
            wrong={wrongWith(action.trouble, field)}
            required
            maxLength={field === "name" ? 100 : 2000}
            value={draft[field]}
            onInput={(value) => setDraft({ ...draft, [field]: value })}
          />
        ))}
        <SettingLines
          label={words.deployments}
          hint={words.deploymentsHint}
          wrong={wrongWith(action.trouble, "deploymentIds")}
          value={draft.deployments}
          onInput={(deployments) => setDraft({ ...draft, deployments })}
        />
        {beside?.code === "conflict" ? (
          <Notice title={words.taken} />
        ) : (
          beside && <TroubleNotice trouble={beside} onSignIn={goToSignIn} />
        )}
        <div>
          <Button kind="primary" type="submit" disabled={action.busy}>
            {words.addPlatform}
          </Button>
        </div>
      </form>
    </div>
  );
}
