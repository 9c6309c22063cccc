import "@preact/signals";
import { Button } from "../../widget/ui/button.tsx";
import { panelWords } from "../../widget/words/en.ts";
import type { TabModel } from "./watch-tab.ts";

interface Props {
  readonly tab: TabModel;
  /** What the page that was read is called. */
  readonly title: string;
  readonly onRead: () => void;
}

/** Names the page that was read once another one is in front, and says how to ask about that one. */
export function MovedOn({ tab, title, onRead }: Props) {
  const seen = tab.inFront.value;
  if (seen.same) return null;
  return (
    <div class="notice" role="status">
      <div>
        <p>
          <strong>{panelWords.movedOn}</strong>
        </p>
        <p dir="auto">{panelWords.stillAbout(title)}</p>
        {!seen.readable && <p>{panelWords.pressThere}</p>}
      </div>
      {seen.readable && <Button onClick={onRead}>{panelWords.readThat}</Button>}
    </div>
  );
}
