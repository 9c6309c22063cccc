import { EmptyState } from "../../widget/ui/empty-state.tsx";
import { panelWords } from "../../widget/words/en.ts";

/** The course has a surface of its own on this page: one is enough, and both know the same questions. */
export function WidgetHere() {
  return (
    <EmptyState title={panelWords.widgetHere}>
      <p>{panelWords.widgetHereNext}</p>
    </EmptyState>
  );
}
