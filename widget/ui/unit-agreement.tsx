import "@preact/signals";
import { useState } from "preact/hooks";
import type { UnitNorms } from "../../server/contract/index.ts";
import { commonWords } from "../words/en.ts";
import * as words from "../words/en/coaching.ts";
import { Button } from "./button.tsx";
import { KeptArea, useKeptWords } from "./kept-area.tsx";
import { TroubleNotice } from "./notice.tsx";
import { joinedOf, type UnitPartProps } from "./unit-parts.ts";
import { useAction } from "./use-action.ts";

/** The shared half of the agreement: what holds, what is proposed, what was before. */
export function UnitAgreement(props: UnitPartProps) {
  const { coaching, unit, me } = props;
  const [writing, setWriting] = useState(false);
  const action = useAction();
  const newest = unit.norms.at(-1);
  const held = unit.norms.findLast(({ heldAt }) => heldAt !== null);
  const runs = unit.role === "member" && (unit.status === "forming" || unit.status === "active");
  const mayAccept = runs && newest !== undefined && !newest.acceptedBy.some(({ id }) => id === me);
  const shown = held === undefined || held === newest ? [newest] : [newest, held];
  const earlier = unit.norms.filter((norms) => !shown.includes(norms));
  if (runs && (writing || newest === undefined))
    return <NormsForm key={newest?.version ?? 0} {...props} onDone={() => setWriting(false)} />;
  return (
    <div class="stack">
      {newest === undefined && <p class="quiet">{words.noneYet}</p>}
      {shown.map((norms) => norms && <Norms key={norms.version} norms={norms} unit={unit} />)}
      {action.trouble && <TroubleNotice trouble={action.trouble} />}
      {runs && newest !== undefined && (
        <div class="row">
          {mayAccept && (
            <Button
              kind="primary"
              disabled={action.busy}
              onClick={() =>
                void action.run(() => coaching.step(unit.id, { step: "accept_norms", version: newest.version }))
              }
            >
              {words.acceptNorms}
            </Button>
          )}
          <Button kind="plain" onClick={() => setWriting(true)}>
            {words.proposeOther}
          </Button>
        </div>
      )}
      {earlier.length > 0 && (
        <details class="disclosure small">
          <summary>{words.earlier}</summary>
          <div class="stack">
            {earlier.toReversed().map((norms) => (
              <Norms key={norms.version} norms={norms} unit={unit} />
            ))}
          </div>
        </details>
      )}
    </div>
  );
}

function Norms({ norms, unit }: { readonly norms: UnitNorms; readonly unit: UnitPartProps["unit"] }) {
  const accepted = new Set(norms.acceptedBy.map(({ id }) => id));
  const missing = joinedOf(unit).filter(({ id }) => !accepted.has(id));
  const newest = unit.norms.at(-1) === norms;
  const held = unit.norms.findLast(({ heldAt }) => heldAt !== null) === norms;
  const state =
    newest && missing.length > 0
      ? words.versionWaits(missing.map(({ name }) => name))
      : held
        ? words.versionHolds
        : words.versionWas;
  return (
    <div class="stack-close card">
      <p class="small quiet" dir="auto">
        {words.version(norms.version)}, <bdi>{norms.by.name}</bdi> · {state}
      </p>
      <p class="small quiet">{words.q1}</p>
      <p class="words" dir="auto">
        {norms.how}
      </p>
      <p class="small quiet">{words.q2}</p>
      <p class="words" dir="auto">
        {norms.meet}
      </p>
    </div>
  );
}

/** The first two questions, in words that all can accept. */
function NormsForm({ coaching, unit, onDone }: UnitPartProps & { readonly onDone: () => void }) {
  const newest = unit.norms.at(-1);
  const how = useKeptWords(coaching.device, `unit:${unit.id}:how`, newest?.how ?? "");
  const meet = useKeptWords(coaching.device, `unit:${unit.id}:meet`, newest?.meet ?? "");
  const [tried, setTried] = useState(false);
  const action = useAction();
  const missing = (text: string) => (tried && text.trim() === "" ? words.answerMissing : undefined);
  const propose = async () => {
    setTried(true);
    const said = { how: how.text.value.trim(), meet: meet.text.value.trim() };
    if (said.how === "" || said.meet === "") return;
    const version = (newest?.version ?? 0) + 1;
    if (!(await action.run(() => coaching.step(unit.id, { step: "propose_norms", version, ...said })))) return;
    how.clear();
    meet.clear();
    onDone();
  };
  return (
    <form
      class="stack"
      aria-label={words.agreement}
      onSubmit={(event) => {
        event.preventDefault();
        void propose();
      }}
    >
      <KeptArea label={words.q1} hint={words.q1Hint} words={how} wrong={missing(how.text.value)} />
      <KeptArea label={words.q2} hint={words.q2Hint} words={meet} wrong={missing(meet.text.value)} />
      {action.trouble && <TroubleNotice trouble={action.trouble} />}
      <div class="row">
        <Button kind="primary" type="submit" disabled={action.busy}>
          {words.proposeNorms}
        </Button>
        {newest !== undefined && (
          <Button kind="plain" onClick={onDone}>
            {commonWords.cancel}
          </Button>
        )}
      </div>
    </form>
  );
}
