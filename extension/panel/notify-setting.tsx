import { useEffect, useState } from "preact/hooks";
import { browser } from "wxt/browser";
import { panelWords } from "../../widget/words/en.ts";
import { notifyItem } from "../storage/items.ts";

const permission = (): { permissions: ["notifications"] } => ({ permissions: ["notifications"] });

/** Off until switched on; the browser's permission is asked for in that very press. */
export function NotifySetting() {
  const [on, setOn] = useState(false);
  const [refused, setRefused] = useState(false);
  useEffect(() => {
    void Promise.all([notifyItem.get(), browser.permissions.contains(permission())]).then(([wanted, allowed]) =>
      setOn(wanted && allowed),
    );
  }, []);
  const change = async (wanted: boolean) => {
    const allowed = !wanted || (await browser.permissions.request(permission()));
    setRefused(!allowed);
    setOn(wanted && allowed);
    await notifyItem.set(wanted && allowed);
  };
  return (
    <section class="stack-close" aria-labelledby="notifications">
      <h2 id="notifications">{panelWords.notifications}</h2>
      <label class="tick">
        <input type="checkbox" checked={on} onChange={(event) => void change(event.currentTarget.checked)} />
        <span>{panelWords.notify}</span>
      </label>
      <p class="small quiet" role="status">
        {refused ? panelWords.notifyRefused : panelWords.notifyHint}
      </p>
    </section>
  );
}
