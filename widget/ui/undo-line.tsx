import type { ComponentChildren } from "preact";
import { commonWords } from "../words/en.ts";
import { Button } from "./button.tsx";

interface Props {
  readonly text: string;
  readonly onUndo?: (() => void) | undefined;
  /** Further things to press, such as “Pause me until Monday?”. */
  readonly children?: ComponentChildren;
}

/** One line that says what was done and takes it back. It lies in the flow, covers nothing. */
export function UndoLine({ text, onUndo, children }: Props) {
  return (
    <div class="undo-line" role="status">
      <span>{text}</span>
      {onUndo && (
        <Button kind="plain" small onClick={onUndo}>
          {commonWords.undo}
        </Button>
      )}
      {children}
    </div>
  );
}
