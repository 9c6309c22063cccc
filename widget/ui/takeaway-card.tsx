import "@preact/signals";
import { useState } from "preact/hooks";
import type { Ask, AskTakeaway } from "../../server/contract/index.ts";
import type { TakeawayModel } from "../model/index.ts";
import * as writingWords from "../words/en/takeaway-writing.ts";
import { Button } from "./button.tsx";
import { TroubleNotice } from "./notice.tsx";
import { Named, TakeawayForm } from "./takeaway-form.tsx";
import { TakeawayWords } from "./takeaway-words.tsx";
import { type Action, useAction } from "./use-action.ts";

interface Props {
  readonly takeaway: TakeawayModel;
  readonly ask: Ask;
  readonly other: string;
}

/** What was learnt, for the next learner: written by the learner, and shown while both agree to the very words. */
export function TakeawayCard({ takeaway, ask, other }: Props) {
  const [writing, setWriting] = useState(false);
  const action = useAction();
  const { takeaway: held } = ask;
  const unnamed = ask.role === "learner" && ask.anonymous;
  const write = () => {
    takeaway.begin(held ?? { what: ask.learnt ?? "" }, held?.named.mine ?? !unnamed);
    setWriting(true);
  };
  if (writing) {
    const done = () => setWriting(false);
    return <TakeawayForm {...{ takeaway, other, unnamed }} over={held?.version ?? 0} onDone={done} />;
  }
  if (held === null) return ask.role === "learner" ? <Offered other={other} onWrite={write} /> : null;
  const parts = { takeaway, held, other, action, onWrite: write };
  return (
    <section class="card" aria-label={writingWords.writeTitle}>
      {held.status === "proposed" && (held.mine ? <Waiting {...parts} /> : <Asked {...parts} unnamed={unnamed} />)}
      {held.status === "published" && <Shown {...parts} />}
      {held.status === "closed" && <Closed {...parts} />}
      {action.trouble && <TroubleNotice trouble={action.trouble} />}
    </section>
  );
}

function Offered({ other, onWrite }: { readonly other: string; readonly onWrite: () => void }) {
  return (
    <section class="card" aria-labelledby="takeaway-offer">
      <h3 id="takeaway-offer">{writingWords.writeTitle}</h3>
      <p class="small quiet">{writingWords.writeWhy(other)}</p>
      <div>
        <Button onClick={onWrite}>{writingWords.begin}</Button>
      </div>
    </section>
  );
}

interface Parts {
  readonly takeaway: TakeawayModel;
  readonly held: AskTakeaway;
  readonly other: string;
  readonly action: Action;
  readonly onWrite: () => void;
}

function Waiting({ takeaway, held, other, action, onWrite }: Parts) {
  return (
    <>
      <p role="status">{writingWords.waits(other)}</p>
      <TakeawayWords words={held} />
      <Ways action={action} onEnd={takeaway.end} onWrite={onWrite} />
    </>
  );
}

/** The other's wording, and my answer: a no is as easy as a yes. */
function Asked({ takeaway, held, other, action, onWrite, unnamed }: Parts & { readonly unnamed: boolean }) {
  const [named, setNamed] = useState(held.named.mine);
  return (
    <>
      <h3>{writingWords.asksYou(other)}</h3>
      <TakeawayWords words={held} />
      <Named named={named} unnamed={unnamed} onChange={setNamed} />
      <div class="row">
        <Button disabled={action.busy} onClick={() => void action.run(() => takeaway.agree(held.version, named))}>
          {writingWords.agree}
        </Button>
        <Button disabled={action.busy} onClick={onWrite}>
          {writingWords.another}
        </Button>
        <Button disabled={action.busy} onClick={() => void action.run(takeaway.end)}>
          {writingWords.no}
        </Button>
      </div>
      <p class="small quiet">{writingWords.noWhy}</p>
    </>
  );
}

function Shown({ takeaway, held, action, onWrite }: Parts) {
  return (
    <>
      <p role="status">{writingWords.published}</p>
      <TakeawayWords words={held} />
      <p class="small quiet" dir="auto">
        {writingWords.publishedBy(held.behind?.name ?? null)}
      </p>
      <Ways action={action} onEnd={takeaway.end} onWrite={onWrite} />
    </>
  );
}

function Closed({ held, onWrite }: Parts) {
  return (
    <>
      <p class="quiet" role="status">
        {writingWords.closed}
      </p>
      {held.mayPropose && (
        <div>
          <Button kind="plain" small onClick={onWrite}>
            {writingWords.reopen}
          </Button>
        </div>
      )}
    </>
  );
}

function Ways(props: { readonly action: Action; readonly onEnd: TakeawayModel["end"]; readonly onWrite: () => void }) {
  return (
    <div class="row">
      <Button kind="plain" small onClick={props.onWrite}>
        {writingWords.another}
      </Button>
      <Button kind="plain" small disabled={props.action.busy} onClick={() => void props.action.run(props.onEnd)}>
        {writingWords.takeBack}
      </Button>
    </div>
  );
}
