import { useState } from "preact/hooks";
import { Button } from "../../../ui/button.tsx";
import * as words from "../../../words/en/platforms.ts";

/** Something to be copied to another place, as it is. */
export function CopyLine({ label, value }: { readonly label: string; readonly value: string }) {
  const [said, setSaid] = useState("");
  const copy = () =>
    navigator.clipboard.writeText(value).then(
      () => setSaid(words.copied),
      () => setSaid(words.notCopied),
    );
  return (
    <div class="stack-close">
      <span class="small quiet">{label}</span>
      <div class="row">
        <code class="address" dir="ltr">
          {value}
        </code>
        <Button small aria-label={words.copyNamed(label)} onClick={() => void copy()}>
          {words.copy}
        </Button>
        <span class="small" role="status">
          {said}
        </span>
      </div>
    </div>
  );
}
