import { useState } from "preact/hooks";
import type { LocalThread } from "../carrier.ts";
import type { ThreadModel } from "../model/index.ts";
import * as threadWords from "../words/en/thread.ts";
import { Button } from "./button.tsx";
import { Composer } from "./composer.tsx";
import { HandBack } from "./hand-back.tsx";
import { MinutesOver } from "./minutes-over.tsx";
import { ProposeTime } from "./propose-time.tsx";
import { Resolve } from "./resolve.tsx";
import { SayBack } from "./say-back.tsx";
import { otherSide } from "./thread-list.tsx";

interface Props {
  readonly thread: ThreadModel;
  readonly held: LocalThread;
  readonly now: number;
  readonly wrapping: boolean;
  readonly onWrapping: (wrapping: boolean) => void;
}

const MINUTE = 60_000;

/** What can be done in an open thread: write, say back, find a time, wrap up, hand back. */
export function ThreadWork({ thread, held, now, wrapping, onWrapping }: Props) {
  const [panel, setPanel] = useState<"time" | "hand-back" | null>(null);
  const [saying, setSaying] = useState<"no" | "yes" | "skipped">("no");
  const [extra, setExtra] = useState(0);
  const { ask } = held.ask;
  const other = otherSide(held.ask).name;
  const learner = ask.role === "learner";
  const spoke = held.messages.some(({ message }) => message.mine);
  const ends = Date.parse(ask.acceptedAt ?? ask.openedAt) + (ask.minutes + extra) * MINUTE;

  if (wrapping)
    return (
      <Resolve
        thread={thread}
        coach={other}
        courseIsTold={learner && ask.courseIsTold}
        onDone={() => onWrapping(false)}
        onCancel={() => onWrapping(false)}
      />
    );
  return (
    <div class="thread-work">
      {thread.over.value && ends <= now && (
        <MinutesOver
          minutes={ask.minutes + extra}
          onWrapUp={learner ? () => onWrapping(true) : null}
          onAdd={() => setExtra(Math.ceil((now - ends) / (15 * MINUTE) + 0.001) * 15 + extra)}
          onAnotherTime={() => setPanel("time")}
        />
      )}
      {!learner && !spoke && saying === "no" && (
        <SayBack
          learner={other}
          onStart={() => {
            if (thread.text.value.trim() === "") thread.text.value = threadWords.sayBackStart;
            setSaying("yes");
            document.getElementById("composer")?.focus();
          }}
          onSkip={() => setSaying("skipped")}
        />
      )}
      {panel === "time" && (
        <ProposeTime thread={thread} minutes={ask.minutes} now={now} onDone={() => setPanel(null)} />
      )}
      {panel === "hand-back" && <HandBack thread={thread} learner={other} onCancel={() => setPanel(null)} />}
      <Composer thread={thread} kind={saying === "yes" ? "say_back" : "text"} onSent={() => setSaying("skipped")} />
      <div class="row">
        <Button
          kind="plain"
          small
          aria-expanded={panel === "time"}
          onClick={() => setPanel(panel === "time" ? null : "time")}
        >
          {threadWords.findTime}
        </Button>
        {learner ? (
          <Button kind="plain" small onClick={() => onWrapping(true)}>
            {threadWords.resolve}
          </Button>
        ) : (
          <Button
            kind="plain"
            small
            aria-expanded={panel === "hand-back"}
            onClick={() => setPanel(panel === "hand-back" ? null : "hand-back")}
          >
            {threadWords.handBack}
          </Button>
        )}
      </div>
    </div>
  );
}
