import "@preact/signals";
import { useState } from "preact/hooks";
import { uuid } from "../model/index.ts";
import { commonWords } from "../words/en.ts";
import * as words from "../words/en/coaching.ts";
import { Button } from "./button.tsx";
import { KeptArea, useKeptWords } from "./kept-area.tsx";
import { TroubleNotice } from "./notice.tsx";
import type { UnitPartProps } from "./unit-parts.ts";
import { useAction } from "./use-action.ts";

/** The personal half: what the others show, and my own two answers. */
export function UnitAnswers(props: UnitPartProps) {
  const { unit, me } = props;
  const [changing, setChanging] = useState(false);
  const runs = unit.role === "member" && (unit.status === "forming" || unit.status === "active");
  const asked = runs && unit.norms.some(({ acceptedBy }) => acceptedBy.some(({ id }) => id === me));
  return (
    <div class="stack">
      {unit.hopes
        .filter(({ person }) => person.id !== me)
        .map(({ person, text }) => (
          <div key={person.id} class="stack-close">
            <p class="small quiet" dir="auto">
              {words.hopesOf(person.name)}
            </p>
            <p class="words" dir="auto">
              {text}
            </p>
          </div>
        ))}
      {asked && (unit.mine === null || changing) && <AnswersForm {...props} onDone={() => setChanging(false)} />}
      {runs && unit.mine !== null && !changing && (
        <>
          <OwnAnswers {...props} mine={unit.mine} />
          <div>
            <Button kind="plain" onClick={() => setChanging(true)}>
              {words.changeAnswers}
            </Button>
          </div>
        </>
      )}
    </div>
  );
}

interface OwnProps extends UnitPartProps {
  readonly mine: NonNullable<UnitPartProps["unit"]["mine"]>;
}

/** My own answers, for my eyes; each line can be shown to the others by hand. */
function OwnAnswers({ coaching, unit, me, mine }: OwnProps) {
  const action = useAction();
  const shared = new Set(unit.lines.filter(({ person }) => person.id === me).map(({ text }) => text));
  const lines = [...(mine.shown ? [] : mine.hopes.split("\n")), ...mine.discomfort.split("\n")]
    .map((line) => line.trim().slice(0, 2000))
    .filter(Boolean);
  const share = (text: string) => action.run(() => coaching.step(unit.id, { step: "share", id: uuid(), text }));
  return (
    <details class="disclosure">
      <summary>{words.myAnswers}</summary>
      <div class="stack">
        <p class="small quiet">{words.myAnswersWhy}</p>
        {mine.shown && (
          <p class="words" dir="auto">
            {mine.hopes}
          </p>
        )}
        {action.trouble && <TroubleNotice trouble={action.trouble} />}
        <ul class="ruled">
          {lines.map((line, place) => (
            <li key={place} class="stack-close">
              <span class="words" dir="auto">
                {line}
              </span>
              {!shared.has(line) && (
                <div>
                  <Button kind="plain" small disabled={action.busy} onClick={() => void share(line)}>
                    {words.shareThisLine}
                  </Button>
                </div>
              )}
            </li>
          ))}
        </ul>
      </div>
    </details>
  );
}

function AnswersForm({ coaching, unit, onDone }: UnitPartProps & { readonly onDone: () => void }) {
  const hopes = useKeptWords(coaching.device, `unit:${unit.id}:hopes`, unit.mine?.hopes ?? "");
  const discomfort = useKeptWords(coaching.device, `unit:${unit.id}:discomfort`, unit.mine?.discomfort ?? "");
  const [show, setShow] = useState(unit.mine?.shown ?? false);
  const [tried, setTried] = useState(false);
  const action = useAction();
  const keep = async () => {
    setTried(true);
    const said = hopes.text.value.trim();
    if (said === "") return;
    const body = { step: "answer", hopes: said, show, discomfort: discomfort.text.value.trim() } as const;
    if (!(await action.run(() => coaching.step(unit.id, body)))) return;
    hopes.clear();
    discomfort.clear();
    onDone();
  };
  return (
    <form
      class="stack"
      aria-label={words.agreement}
      onSubmit={(event) => {
        event.preventDefault();
        void keep();
      }}
    >
      <KeptArea
        label={words.q3}
        hint={words.q3Hint}
        words={hopes}
        maxLength={4000}
        wrong={tried && hopes.text.value.trim() === "" ? words.answerMissing : undefined}
      />
      <label class="tick">
        <input type="checkbox" checked={show} onChange={({ currentTarget: { checked } }) => setShow(checked)} />
        <span>{words.q3Show}</span>
      </label>
      <KeptArea label={words.q4} hint={words.q4Hint} words={discomfort} maxLength={4000} rows={2} />
      {action.trouble && <TroubleNotice trouble={action.trouble} />}
      <div class="row">
        <Button kind="primary" type="submit" disabled={action.busy}>
          {words.keepAnswers}
        </Button>
        {unit.mine !== null && (
          <Button kind="plain" onClick={onDone}>
            {commonWords.cancel}
          </Button>
        )}
      </div>
    </form>
  );
}
