import "@preact/signals";
import { useState } from "preact/hooks";
import type { SeenFirstModel } from "../model/seen-first.ts";
import { askWords } from "../words/en.ts";
import { Button } from "./button.tsx";

interface Props {
  readonly seen: SeenFirstModel;
  /** The button goes away with the press; the focus goes here. */
  readonly onGone: () => void;
}

/** Seen before sent: what was read stands below, and goes out with this press. */
export function SendTopic({ seen, onGone }: Props) {
  const [always, setAlways] = useState(false);
  return (
    <div class="stack-close">
      <Button
        kind="primary"
        onClick={() => {
          if (always) seen.setAlways(true);
          seen.go();
          onGone();
        }}
      >
        {askWords.findWho}
      </Button>
      <LookAtOnce on={always} onChange={setAlways} />
    </div>
  );
}

/** Whether every page that is pressed is looked up at once. */
export function LookAtOnce({ on, onChange }: { readonly on: boolean; readonly onChange: (on: boolean) => void }) {
  return (
    <label class="tick small">
      <input type="checkbox" checked={on} onChange={(event) => onChange(event.currentTarget.checked)} />
      <span>{askWords.lookAtOnce}</span>
    </label>
  );
}
