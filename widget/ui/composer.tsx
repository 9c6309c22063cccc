import { useRef } from "preact/hooks";
import type { ThreadModel } from "../model/index.ts";
import * as threadWords from "../words/en/thread.ts";
import { Button } from "./button.tsx";
import { TroubleNotice } from "./notice.tsx";
import { PastedPictures, usePictures } from "./pasted-pictures.tsx";
import { useAction } from "./use-action.ts";

interface Props {
  readonly thread: ThreadModel;
  /** `say_back` while the coach says back what they understood. */
  readonly kind: "text" | "say_back";
  readonly onSent: () => void;
}

/** Where the next message is written; kept as it is typed, Ctrl + Enter sends. */
export function Composer({ thread, kind, onSent }: Props) {
  const field = useRef<HTMLTextAreaElement>(null);
  const action = useAction();
  const pictures = { pictures: thread.pictures.value, onAdd: thread.addPicture, onDrop: thread.dropPicture };
  const adding = usePictures(pictures);
  const send = async () => {
    if (!thread.canSend.value) return field.current?.focus();
    if (await action.run(() => thread.send(kind))) onSent();
    field.current?.focus();
  };
  return (
    <form
      class="composer stack-close"
      onPaste={adding.onPaste}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <textarea
        ref={field}
        id="composer"
        class="input"
        dir="auto"
        rows={3}
        maxLength={8000}
        aria-label={threadWords.compose}
        aria-describedby="composer-hint"
        value={thread.text.value}
        onInput={(event) => (thread.text.value = event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && !event.isComposing) {
            event.preventDefault();
            void send();
          }
        }}
      />
      <PastedPictures {...pictures} adding={adding} />
      {action.trouble && <TroubleNotice trouble={action.trouble} onAgain={() => void send()} />}
      <div class="row-apart">
        <p id="composer-hint" class="small quiet">
          {threadWords.sendHint}
        </p>
        <Button kind="primary" type="submit" disabled={action.busy}>
          {kind === "say_back" ? threadWords.sayBackSend : threadWords.send}
        </Button>
      </div>
    </form>
  );
}
