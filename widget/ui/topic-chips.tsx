import "@preact/signals";
import { useEffect, useRef, useState } from "preact/hooks";
import type { MatchModel } from "../model/match.ts";
import type { Chip, Excerpt } from "../model/page-topic.ts";
import { askWords } from "../words/en.ts";
import type { SeenFirstModel } from "../model/seen-first.ts";
import { Button } from "./button.tsx";
import { LookAtOnce, SendTopic } from "./send-topic.tsx";
import { SentTopic } from "./sent-topic.tsx";
import { SkillChips } from "./skill-chips.tsx";

interface Props {
  readonly match: MatchModel;
  readonly pieces: readonly Chip[];
  readonly excerpt: Excerpt | null;
  /** False while skills are still looked for: then nothing is said about there being none. */
  readonly found: boolean;
  readonly onDrop: (pieceId: string) => void;
  readonly onRestore: (pieceId: string) => void;
  readonly onRetitle: (title: string) => void;
  readonly onTickExcerpt: (on: boolean) => void;
  /** Where a page was read: nothing goes out before the learner says so. Typed words were seen while typing. */
  readonly seen?: SeenFirstModel | undefined;
}

/** What the page is about, as chips that can be left out and put back, and exactly what will be sent. */
export function TopicChips(props: Props) {
  const { seen } = props;
  const waits = seen !== undefined && !seen.mayGo.value;
  const [open, setOpen] = useState(waits);
  useEffect(() => setOpen(waits), [waits]);
  const section = useRef<HTMLElement>(null);
  const edit = () => {
    setOpen(true);
    requestAnimationFrame(() => section.current?.querySelector<HTMLInputElement>("input.input")?.focus());
  };
  const path = props.pieces
    .filter(({ kind, on }) => on && ["course", "module", "lesson", "title"].includes(kind))
    .toSorted((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind))
    .map(({ text }) => text);

  return (
    <section ref={section} class="stack" aria-labelledby="page-is-about" tabIndex={-1}>
      <div class="row-apart">
        <h2 id="page-is-about">{askWords.pageIsAbout}</h2>
        <Button kind="plain" small onClick={edit}>
          {askWords.edit}
        </Button>
      </div>
      <SkillChips match={props.match} found={props.found} />
      <p class="small quiet" dir="auto">
        {askWords.from([...new Set(path)].join(" › "))}
      </p>
      {waits && seen.always.value !== null && <SendTopic seen={seen} onGone={() => section.current?.focus()} />}
      <details class="disclosure" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>{askWords.whatWillBeSent}</summary>
        <SentTopic {...props} />
        {seen?.always.value === true && <LookAtOnce on onChange={seen.setAlways} />}
      </details>
    </section>
  );
}

const ORDER: readonly Chip["kind"][] = ["course", "module", "lesson", "title"];
