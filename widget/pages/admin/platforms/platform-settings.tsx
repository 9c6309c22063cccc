import { useState } from "preact/hooks";
import type { LtiKeysFound, LtiPlatform, LtiPlatformSaved } from "../../../../server/contract/index.ts";
import { Button } from "../../../ui/button.tsx";
import { TroubleNotice } from "../../../ui/notice.tsx";
import { useAction } from "../../../ui/use-action.ts";
import { commonWords } from "../../../words/en.ts";
import * as words from "../../../words/en/platforms.ts";
import { goToSignIn } from "../go-to-sign-in.ts";
import { linesOf, troubleBeside, wrongWith } from "./platform-draft.ts";
import type { PlatformsApi } from "./platforms-api.ts";
import { RuleChoices } from "./rule-choices.tsx";
import { SettingLines, SettingText, SettingTick } from "./setting-fields.tsx";

const TEXTS = ["name", "authUrl", "tokenUrl", "keysUrl", "tokenAudience"] as const;
const LABELS = {
  name: words.name,
  authUrl: words.authUrl,
  tokenUrl: words.tokenUrl,
  keysUrl: words.keysUrl,
  tokenAudience: words.audience,
};

interface Props {
  readonly api: PlatformsApi;
  readonly platform: LtiPlatform;
  readonly onSaved: (platform: LtiPlatform) => void;
}

const textsOf = (platform: LtiPlatform) => ({
  name: platform.name,
  authUrl: platform.authUrl,
  tokenUrl: platform.tokenUrl,
  keysUrl: platform.keysUrl,
  tokenAudience: platform.tokenAudience ?? "",
  frames: platform.frameOrigins.join("\n"),
});

/** Name, rules and addresses of a platform, changed together. */
export function PlatformSettings({ api, platform, onSaved }: Props) {
  const [texts, setTexts] = useState(() => textsOf(platform));
  const [policy, setPolicy] = useState(platform.deploymentPolicy);
  const [matching, setMatching] = useState(platform.matching);
  const [ticks, setTicks] = useState(() => ({
    trusted: platform.trusted,
    anonymous: platform.anonymous,
    grades: platform.grades,
  }));
  const [keys, setKeys] = useState<LtiKeysFound | null>(null);
  const [isSaved, setIsSaved] = useState(false);
  const action = useAction();
  // Without trust an address says nothing, so the rule goes with it.
  const rule = matching === "email" && !ticks.trusted ? "never" : matching;
  const save = async () => {
    setIsSaved(false);
    const { frames, tokenAudience, ...rest } = texts;
    const well = await action.run(async () => {
      const outcome = await api.change(platform.id, {
        ...rest,
        ...ticks,
        matching: rule,
        tokenAudience: tokenAudience.trim() || null,
        deploymentPolicy: policy,
        frameOrigins: linesOf(frames),
      });
      if (outcome.ok) took(outcome.value);
      return outcome;
    });
    setIsSaved(well);
  };
  const took = (saved: LtiPlatformSaved) => {
    setKeys(saved.keys);
    setMatching(saved.platform.matching);
    onSaved(saved.platform);
  };
  const beside = troubleBeside(action.trouble, [...TEXTS, "frameOrigins", "matching"]);
  const tick = (field: keyof typeof ticks, label: string, hint = "") => (
    <SettingTick
      label={label}
      hint={hint}
      ticked={ticks[field]}
      onChange={(ticked) => setTicks({ ...ticks, [field]: ticked })}
    />
  );
  const text = (field: (typeof TEXTS)[number]) => (
    <SettingText
      key={field}
      label={LABELS[field]}
      wrong={wrongWith(action.trouble, field)}
      maxLength={field === "name" ? 100 : 2000}
      required={field !== "tokenAudience"}
      value={texts[field]}
      onInput={(value) => setTexts({ ...texts, [field]: value })}
    />
  );
  return (
    <form
      class="stack form-column"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <h3>{words.settings}</h3>
      {text("name")}
      {tick("trusted", words.trusted, words.trustedHint)}
      <RuleChoices
        trusted={ticks.trusted}
        matching={rule}
        policy={policy}
        onMatching={setMatching}
        onPolicy={setPolicy}
      />
      {tick("anonymous", words.anonymous)}
      {tick("grades", words.grades, words.gradesHint)}
      <details class="disclosure">
        <summary>{words.addresses}</summary>
        <div class="stack">
          {TEXTS.filter((field) => field !== "name").map(text)}
          <SettingLines
            label={words.frames}
            hint={words.framesHint}
            wrong={wrongWith(action.trouble, "frameOrigins")}
            value={texts.frames}
            onInput={(frames) => setTexts({ ...texts, frames })}
          />
        </div>
      </details>
      {beside && <TroubleNotice trouble={beside} onSignIn={goToSignIn} />}
      <div class="row">
        <Button type="submit" disabled={action.busy}>
          {commonWords.save}
        </Button>
        <span role="status">
          {isSaved && words.settingsSaved} {isSaved && keys && words.keysFound(keys)}
        </span>
      </div>
    </form>
  );
}
