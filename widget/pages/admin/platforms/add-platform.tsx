import { useState } from "preact/hooks";
import type { LtiPlatforms, LtiPlatformSaved } from "../../../../server/contract/index.ts";
import { Button } from "../../../ui/button.tsx";
import { Choices } from "../../../ui/choices.tsx";
import * as words from "../../../words/en/platforms.ts";
import { AddByAddress } from "./add-by-address.tsx";
import { AddByHand } from "./add-by-hand.tsx";
import { CopyLine } from "./copy-line.tsx";
import { canvasDraft, type Draft, emptyDraft } from "./platform-draft.ts";
import type { PlatformsApi } from "./platforms-api.ts";

const ROADS = ["address", "canvas", "hand"] as const;
type Road = (typeof ROADS)[number];

interface Props {
  readonly api: PlatformsApi;
  readonly tool: LtiPlatforms["tool"];
  readonly onMade: () => void;
  readonly onAdded: (saved: LtiPlatformSaved) => void;
}

/** Three roads by which a platform and this tool come to know each other. */
export function AddPlatform({ api, tool, onMade, onAdded }: Props) {
  const [road, setRoad] = useState<Road>("address");
  const [start, setStart] = useState<Draft>(emptyDraft);
  const go = (to: Road, draft: Draft) => {
    setStart(draft);
    setRoad(to);
  };
  return (
    <div class="stack">
      <Choices
        legend={words.roadLegend}
        options={ROADS.map((value) => ({ value, label: words.roads[value] }))}
        value={road}
        onChange={(to) => go(to, emptyDraft)}
      />
      <p class="quiet">{words.roadHints[road]}</p>
      {road === "address" && <AddByAddress api={api} onMade={onMade} />}
      {road === "canvas" && (
        <div class="stack">
          <ol class="steps">
            {words.canvasSteps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
          <CopyLine label={words.canvasAddress} value={tool.canvasUrl} />
          <p class="small quiet">{words.canvasQuiet}</p>
          <div>
            <Button onClick={() => go("hand", canvasDraft)}>{words.nextByHand}</Button>
          </div>
        </div>
      )}
      {road === "hand" && <AddByHand key={start.issuer} api={api} tool={tool} start={start} onAdded={onAdded} />}
    </div>
  );
}
