import { useState } from "preact/hooks";
import { commonWords } from "../words/en.ts";
import * as words from "../words/en/coaching.ts";
import { Button } from "./button.tsx";
import { Initials } from "./initials.tsx";
import { TroubleNotice } from "./notice.tsx";
import { SearchAdd } from "./search-add.tsx";
import type { UnitPartProps } from "./unit-parts.ts";
import { useAction } from "./use-action.ts";

const SEATS = 3;

/** Who sits there, who is invited; and a third by the word of all. */
export function UnitPeople({ coaching, unit }: UnitPartProps) {
  const [adding, setAdding] = useState(false);
  const action = useAction();
  const open = unit.role === "member" && unit.status !== "ended";
  const step = (name: "invite" | "uninvite", person: string) =>
    action.run(() => coaching.step(unit.id, { step: name, person }));
  return (
    <div class="stack">
      <ul class="stack-close">
        {unit.members.map(({ person, standing }) => (
          <li key={person.id} class="row-apart">
            <span class="row">
              <Initials id={person.id} name={person.name} />
              <bdi>{person.name}</bdi>
              {standing !== "joined" && <span class="small quiet">{words.standing[standing]}</span>}
            </span>
            {open && standing !== "joined" && (
              <Button
                kind="plain"
                small
                aria-label={words.takeBackInvitation(person.name)}
                onClick={() => void step("uninvite", person.id)}
              >
                {words.takeBack}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {action.trouble && <TroubleNotice trouble={action.trouble} />}
      {open && unit.members.length < SEATS && !adding && (
        <div>
          <Button kind="plain" onClick={() => setAdding(true)}>
            {words.inviteThird}
          </Button>
        </div>
      )}
      {open && adding && (
        <>
          <SearchAdd
            label={words.inviteThird}
            hint={words.inviteThirdWhy}
            none={words.nobodyFound}
            addLabel={words.choose}
            without={unit.members.map(({ person }) => person.id)}
            search={coaching.people}
            onAdd={({ id }) => void step("invite", id).then((done) => done && setAdding(false))}
          />
          <div>
            <Button kind="plain" onClick={() => setAdding(false)}>
              {commonWords.cancel}
            </Button>
          </div>
        </>
      )}
    </div>
  );
}

/** Ending it together, or leaving alone: both without a reason. */
export function UnitEnding({ coaching, unit, me }: UnitPartProps) {
  const [leaving, setLeaving] = useState(false);
  const action = useAction();
  const own = unit.members.find(({ person }) => person.id === me);
  const runs = unit.status === "forming" || unit.status === "active";
  if (unit.role !== "member" || unit.status === "ended") return null;
  const wish = (wanted: boolean) => action.run(() => coaching.step(unit.id, { step: "wish_end", wish: wanted }));
  if (leaving) {
    return (
      <section class="card stack" aria-label={words.leaveTitle}>
        <p>
          <strong>{words.leaveTitle}</strong>
        </p>
        <p>{words.leaveWhy}</p>
        {action.trouble && <TroubleNotice trouble={action.trouble} />}
        <div class="row">
          <Button
            kind="danger"
            disabled={action.busy}
            onClick={() => void action.run(() => coaching.step(unit.id, { step: "leave" }))}
          >
            {words.leaveYes}
          </Button>
          <Button onClick={() => setLeaving(false)}>{words.leaveNo}</Button>
        </div>
      </section>
    );
  }
  return (
    <div class="stack">
      {runs && <p class="small quiet">{own?.wantsEnd ? words.wishEndSaid : words.endWhy}</p>}
      {action.trouble && <TroubleNotice trouble={action.trouble} />}
      <div class="row">
        {runs && (
          <Button disabled={action.busy} onClick={() => void wish(own?.wantsEnd !== true)}>
            {own?.wantsEnd ? words.goOn : words.wishEnd}
          </Button>
        )}
        <Button kind="plain" onClick={() => setLeaving(true)}>
          {words.leave}
        </Button>
      </div>
    </div>
  );
}
