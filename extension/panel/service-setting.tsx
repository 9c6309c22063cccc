import { useState } from "preact/hooks";
import { Button } from "../../widget/ui/button.tsx";
import { Field } from "../../widget/ui/field.tsx";
import { panelWords } from "../../widget/words/en.ts";
import { callBackground } from "../calls/call-background.ts";
import { CodeSetting } from "./code-setting.tsx";
import { hostOf } from "./host-of.ts";

/** Which service this browser belongs to; an invitation sets it, so the field is tucked away. */
export function ServiceSetting({ server }: { readonly server: string | null }) {
  const [address, setAddress] = useState("");
  const [wrong, setWrong] = useState(false);
  const connect = async () => {
    const origin = URL.canParse(address.trim()) ? new URL(address.trim()).origin : "";
    const outcome = await callBackground<null>("connect", origin);
    setWrong(!outcome.ok);
    if (outcome.ok) setAddress("");
  };
  return (
    <section class="stack-close" aria-labelledby="service">
      <h2 id="service">{panelWords.service}</h2>
      <p>{server === null ? panelWords.noServerTitle : panelWords.connected(hostOf(server))}</p>
      {server !== null && <CodeSetting />}
      <details class="disclosure">
        <summary>{panelWords.otherService}</summary>
        <form
          class="stack-close"
          onSubmit={(event) => {
            event.preventDefault();
            void connect();
          }}
        >
          {server !== null && <p class="small quiet">{panelWords.connectReplaces(hostOf(server))}</p>}
          <Field
            label={panelWords.address}
            hint={panelWords.addressHint}
            wrong={wrong ? panelWords.addressWrong : undefined}
          >
            {(wiring) => (
              <input
                {...wiring}
                class="input"
                type="url"
                value={address}
                onInput={(event) => setAddress(event.currentTarget.value)}
              />
            )}
          </Field>
          <Button type="submit">{panelWords.connect}</Button>
        </form>
      </details>
    </section>
  );
}
