import { useState } from "preact/hooks";
import { Button } from "../../widget/ui/button.tsx";
import { Field } from "../../widget/ui/field.tsx";
import { TroubleNotice } from "../../widget/ui/notice.tsx";
import { useAction } from "../../widget/ui/use-action.ts";
import { panelWords } from "../../widget/words/en.ts";
import { callBackground } from "../calls/call-background.ts";

/** A code of eight characters, shown in a course, brings the account from there. */
export function CodeSetting() {
  const [code, setCode] = useState("");
  const [done, setDone] = useState(false);
  const action = useAction();
  const connect = async () => {
    setDone(false);
    const well = await action.run(() => callBackground<null>("useCode", code.trim().slice(0, 20)));
    setDone(well);
    if (well) setCode("");
  };
  return (
    <details class="disclosure">
      <summary>{panelWords.byCode}</summary>
      <form
        class="stack-close"
        onSubmit={(event) => {
          event.preventDefault();
          if (code.trim() !== "") void connect();
        }}
      >
        <Field label={panelWords.code} hint={panelWords.byCodeHint}>
          {(wiring) => (
            <input
              {...wiring}
              class="input"
              autoComplete="one-time-code"
              spellcheck={false}
              maxLength={20}
              value={code}
              onInput={(event) => setCode(event.currentTarget.value)}
            />
          )}
        </Field>
        <Button type="submit" disabled={action.busy}>
          {panelWords.connect}
        </Button>
        {action.trouble && <TroubleNotice trouble={action.trouble} />}
      </form>
      <p role="status">{done && panelWords.codeDone}</p>
    </details>
  );
}
