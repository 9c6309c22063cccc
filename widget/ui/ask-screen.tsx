import "@preact/signals";
import { useEffect, useRef, useState } from "preact/hooks";
import type { MatchedPerson } from "../../server/contract/index.ts";
import type { AskFormModel, AsksModel, MatchModel, PageTopicModel, SeenFirstModel } from "../model/index.ts";
import { askWords } from "../words/en.ts";
import { AskForm } from "./ask-form.tsx";
import { Loading } from "./loading.tsx";
import { MyAsks } from "./my-asks.tsx";
import { TroubleNotice } from "./notice.tsx";
import { PageSource } from "./page-source.tsx";
import { PeopleFound } from "./people-found.tsx";
import { Takeaways } from "./takeaways.tsx";
import { TopicChips } from "./topic-chips.tsx";
import { Button } from "./button.tsx";
import { UndoLine } from "./undo-line.tsx";
import { useNow, type Clock } from "./use-now.ts";

export interface AskScreenProps {
  readonly page: PageTopicModel;
  readonly match: MatchModel;
  readonly form: AskFormModel;
  readonly asks: AsksModel;
  readonly clock: Clock;
  /** Holds a pressed page's topic back until the learner has seen it; left out where the topic was typed. */
  readonly seen?: SeenFirstModel | undefined;
  /** Where the topic comes from: a pressed page in the panel, typing in the web app. */
  readonly source: "page" | "typing";
  readonly onOpenThread: (askId: string) => void;
  readonly onSignIn: () => void;
}

/** A learner's whole way: what the page is about, who knows it, the question, and where it stands. */
export function AskScreen(props: AskScreenProps) {
  const { page, match, form, asks, clock, source, onOpenThread, onSignIn } = props;
  const now = useNow(clock, 30_000);
  const [asking, setAsking] = useState(false);
  const [sent, setSent] = useState<{ id: string; to: string | null } | null>(null);
  const said = useRef<HTMLDivElement>(null);
  const round = page.key.value;
  useEffect(() => {
    setAsking(false);
    setSent(null);
  }, [round]);
  useEffect(() => {
    if (sent) said.current?.focus();
  }, [sent]);

  const ask = (person: MatchedPerson | null) => {
    form.to.value = person && { id: person.id, name: person.name };
    setAsking(true);
  };
  const chips = page.chips.value;
  const topic = chips.length > 0;
  const state = match.state.value;

  return (
    <>
      <PageSource page={page} source={source} />
      {topic && (
        <TopicChips
          match={match}
          pieces={chips}
          excerpt={page.excerpt.value}
          found={state.state === "found"}
          onDrop={page.drop}
          onRestore={page.restore}
          onRetitle={page.retitle}
          onTickExcerpt={page.tickExcerpt}
          seen={props.seen}
        />
      )}
      {sent && (
        <div ref={said} tabIndex={-1}>
          <UndoLine text={askWords.sentNow(sent.to)} />
        </div>
      )}
      {topic && asking && (
        <section>
          <AskForm
            form={form}
            now={now}
            onCancel={() => setAsking(false)}
            onSent={(id) => {
              setSent({ id, to: null });
              setAsking(false);
            }}
          />
        </section>
      )}
      {topic && !asking && !sent && form.goal.value.trim() !== "" && (
        <UndoLine text={askWords.begun(form.goal.value.trim())}>
          <Button kind="plain" small onClick={() => setAsking(true)}>
            {askWords.goOn}
          </Button>
        </UndoLine>
      )}
      {topic && !asking && !sent && (props.seen?.mayGo.value ?? true) && (
        <>
          <Takeaways takeaways={match.takeaways.value} now={now} onReview={match.reviewTakeaway} />
          {state.state === "none" && <Loading text={askWords.looking} />}
          {state.state === "failed" && (
            <TroubleNotice trouble={state.trouble} onAgain={match.again} onSignIn={onSignIn} />
          )}
          {state.state !== "none" && (state.state !== "failed" || match.people.value.length > 0) && (
            <PeopleFound
              match={match}
              looking={state.state === "looking"}
              onAsk={ask}
              onFindSomeone={() => ask(null)}
            />
          )}
        </>
      )}
      <MyAsks
        mine={asks.mine.value}
        past={asks.past.value}
        now={now}
        onWithdraw={(id) => void asks.withdraw(id)}
        onOpen={onOpenThread}
        onAgain={(id) => void asks.again(id)}
        onForget={(id) => void asks.forget(id)}
      />
    </>
  );
}
