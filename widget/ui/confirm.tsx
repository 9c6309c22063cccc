import { useState } from "preact/hooks";
import type { Me } from "../../server/contract/index.ts";
import type { ProfileModel } from "../model/index.ts";
import * as profileWords from "../words/en/profile.ts";
import { Button } from "./button.tsx";
import { CapacityStepper } from "./capacity-stepper.tsx";
import { AddSkill } from "./add-skill.tsx";
import { TroubleNotice } from "./notice.tsx";
import { TimeZoneField } from "./time-zone-field.tsx";
import { useAction } from "./use-action.ts";
import { WeekEditor, wrongIn } from "./week-editor.tsx";

interface Props {
  readonly me: Me;
  readonly profile: ProfileModel;
}

/** Once: what I would be asked about, when, and how often. Nobody is offered to others before. */
export function Confirm({ me, profile }: Props) {
  const known = profile.skills.value ?? [];
  const [skills, setSkills] = useState(() => known.map(({ id, name }) => ({ id, name, on: true })));
  const [timeZone, setTimeZone] = useState(me.availability.timeZone);
  const [windows, setWindows] = useState(me.availability.windows);
  const [asksPerWeek, setAsksPerWeek] = useState(me.availability.capacity.asksPerWeek);
  const action = useAction();
  const wrong = wrongIn(windows);
  const confirm = () =>
    action.run(() =>
      profile.confirm({
        skills: skills.filter(({ on }) => on).map(({ id }) => id),
        timeZone,
        windows,
        capacity: { asksPerWeek },
      }),
    );
  return (
    <section class="stack" aria-labelledby="confirm-title">
      <div class="stack-close">
        <h2 id="confirm-title">{profileWords.confirmTitle}</h2>
        <p class="quiet">{profileWords.confirmWhy}</p>
      </div>
      <fieldset class="field">
        <legend class="legend">{profileWords.confirmSkills}</legend>
        {skills.length === 0 && <p class="quiet">{profileWords.confirmSkillsNone}</p>}
        {skills.map((skill) => (
          <label key={skill.id} class="tick">
            <input
              type="checkbox"
              checked={skill.on}
              onChange={({ currentTarget: { checked } }) =>
                setSkills(skills.map((other) => (other.id === skill.id ? { ...other, on: checked } : other)))
              }
            />
            <bdi>{skill.name}</bdi>
          </label>
        ))}
      </fieldset>
      <AddSkill
        profile={profile}
        without={skills.map(({ id }) => id)}
        onAdd={({ id, name }) => setSkills([...skills, { id, name, on: true }])}
      />
      <CapacityStepper asksPerWeek={asksPerWeek} taken={null} onChange={setAsksPerWeek} />
      <WeekEditor windows={windows} onChange={setWindows} />
      <TimeZoneField timeZone={timeZone} onChange={setTimeZone} />
      {wrong && <p role="alert">{wrong}</p>}
      {action.trouble && <TroubleNotice trouble={action.trouble} onAgain={() => void confirm()} />}
      <div>
        <Button kind="primary" disabled={action.busy || wrong !== null} onClick={() => void confirm()}>
          {profileWords.confirmYes}
        </Button>
      </div>
    </section>
  );
}
