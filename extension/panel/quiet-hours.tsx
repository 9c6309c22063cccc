import "@preact/signals";
import { useState } from "preact/hooks";
import type { Trouble } from "../../widget/carrier.ts";
import type { MeModel } from "../../widget/model/index.ts";
import { Button } from "../../widget/ui/button.tsx";
import { Field } from "../../widget/ui/field.tsx";
import { TroubleNotice } from "../../widget/ui/notice.tsx";
import { commonWords, panelWords } from "../../widget/words/en.ts";

/** Hours without mail and notifications; kept by the service, so that they hold on every device. */
export function QuietHours({ me }: { readonly me: MeModel }) {
  const kept = me.me.value?.availability.quietHours ?? null;
  const [from, setFrom] = useState(kept?.from ?? "18:00");
  const [to, setTo] = useState(kept?.to ?? "09:00");
  const [saved, setSaved] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const save = async (quietHours: { from: string; to: string } | null) => {
    const outcome = await me.setAvailability({ quietHours });
    setSaved(outcome.ok);
    setTrouble(outcome.ok ? null : outcome.trouble);
  };
  return (
    <section class="card stack" aria-labelledby="quiet-hours">
      <h2 id="quiet-hours">{panelWords.quietHours}</h2>
      <p class="small quiet">{kept === null ? panelWords.quietNone : panelWords.quietHint}</p>
      <form
        class="stack-close"
        onSubmit={(event) => {
          event.preventDefault();
          void save({ from, to });
        }}
      >
        <div class="row">
          <Field label={panelWords.quietFrom}>
            {(wiring) => <input {...wiring} class="input" type="time" required value={from} onInput={(event) => setFrom(event.currentTarget.value)} />}
          </Field>
          <Field label={panelWords.quietTo}>
            {(wiring) => <input {...wiring} class="input" type="time" required value={to} onInput={(event) => setTo(event.currentTarget.value)} />}
          </Field>
        </div>
        <div class="row">
          <Button type="submit">{commonWords.save}</Button>
          {kept !== null && (
            <Button kind="plain" onClick={() => void save(null)}>
              {panelWords.quietNone}
            </Button>
          )}
          <span role="status">{saved ? commonWords.saved : ""}</span>
        </div>
      </form>
      {trouble !== null && <TroubleNotice trouble={trouble} />}
    </section>
  );
}
