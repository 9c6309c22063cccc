import "@preact/signals";
import { useState } from "preact/hooks";
import type { JournalLine, Unit } from "../../server/contract/index.ts";
import { type CoachingModel, isOver, uuid } from "../model/index.ts";
import * as words from "../words/en/coaching.ts";
import { Button } from "./button.tsx";
import { KeptArea, useKeptWords } from "./kept-area.tsx";
import { TroubleNotice } from "./notice.tsx";
import { othersOf } from "./unit-parts.ts";
import { useAction } from "./use-action.ts";

/** My journal and aspirations: mine alone, line by line. */
export function Journal({ coaching }: { readonly coaching: CoachingModel }) {
  const line = useKeptWords(coaching.device, "journal:new");
  const [kind, setKind] = useState<JournalLine["kind"]>("journal");
  const action = useAction();
  const keep = async () => {
    const text = line.text.value.trim();
    if (text !== "" && (await action.run(() => coaching.keepLine({ kind, text })))) line.clear();
  };
  return (
    <section class="stack" aria-labelledby="journal">
      <div class="stack-close">
        <h2 id="journal">{words.journal}</h2>
        <p class="small quiet">{words.journalWhy}</p>
      </div>
      <form
        class="stack"
        aria-labelledby="journal"
        onSubmit={(event) => {
          event.preventDefault();
          void keep();
        }}
      >
        <KeptArea label={words.journalLine} words={line} rows={2} />
        <fieldset class="choices">
          <legend class="visually-hidden">{words.journalKindLabel}</legend>
          {(["journal", "aspiration"] as const).map((each) => (
            <label key={each} class="choice">
              <input type="radio" name="journal-kind" checked={kind === each} onChange={() => setKind(each)} />
              <span>{words.journalKind[each]}</span>
            </label>
          ))}
        </fieldset>
        {action.trouble && <TroubleNotice trouble={action.trouble} />}
        <div>
          <Button type="submit" disabled={action.busy || line.text.value.trim() === ""}>
            {words.journalKeep}
          </Button>
        </div>
      </form>
      <ul class="ruled">
        {coaching.journal.value.map((each) => (
          <Line key={each.id} coaching={coaching} line={each} />
        ))}
      </ul>
    </section>
  );
}

function Line({ coaching, line }: { readonly coaching: CoachingModel; readonly line: JournalLine }) {
  const action = useAction();
  const me = coaching.me.value ?? "";
  const runs = (unit: Unit) => !isOver(unit) && (unit.status === "forming" || unit.status === "active");
  const share = (unit: Unit) =>
    coaching.step(unit.id, { step: "share", id: uuid(), text: line.text, journal: line.id });
  return (
    <li class="stack-close">
      <span class="small quiet">{words.journalKind[line.kind]}</span>
      <span class="words" dir="auto">
        {line.text}
      </span>
      {action.trouble && <TroubleNotice trouble={action.trouble} />}
      <div class="row">
        {coaching.units.value.filter(runs).map((unit) =>
          unit.lines.some(({ journalId }) => journalId === line.id) ? (
            <span key={unit.id} class="small quiet">
              {words.sharedAlready}
            </span>
          ) : (
            <Button
              key={unit.id}
              kind="plain"
              small
              disabled={action.busy}
              onClick={() => void action.run(() => share(unit))}
            >
              {words.shareLine(othersOf(unit, me).map(({ name }) => name))}
            </Button>
          ),
        )}
        <Button
          kind="plain"
          small
          title={words.dropLineHint}
          disabled={action.busy}
          onClick={() => void action.run(() => coaching.dropLine(line.id))}
        >
          {words.dropLine}
        </Button>
      </div>
    </li>
  );
}
