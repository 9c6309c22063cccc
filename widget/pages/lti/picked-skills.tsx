import "@preact/signals";
import { useState } from "preact/hooks";
import { Button } from "../../ui/button.tsx";
import { SearchAdd } from "../../ui/search-add.tsx";
import { askWords } from "../../words/en.ts";
import * as pickerWords from "../../words/en/lti-picker.ts";
import type { PickedSkill, PlaceChoiceModel } from "./place-choice.ts";

/** The skills of a place: proposed from its titles, to take away and to add. */
export function PickedSkills({ model }: { readonly model: PlaceChoiceModel }) {
  const [adding, setAdding] = useState(false);
  const skills = model.skills.value;
  return (
    <section class="stack-close" aria-labelledby="step-skills">
      <h3 id="step-skills">{pickerWords.stepSkills}</h3>
      <p class="small quiet">{pickerWords.skillsHint}</p>
      {skills.length > 0 && (
        <ul class="chips">
          {skills.map((skill) => (
            <Chip key={skill.id} skill={skill} onToggle={model.toggle} />
          ))}
        </ul>
      )}
      <p role="status" class="small">
        {model.looking.value ? pickerWords.skillsLooking : skills.length === 0 ? pickerWords.skillsNone : ""}
      </p>
      {adding ? (
        <SearchAdd
          label={pickerWords.addSkill}
          none={pickerWords.addSkillNone}
          addLabel={pickerWords.addSkillNamed}
          without={skills.filter(({ on }) => on).map(({ id }) => id)}
          search={model.search}
          onAdd={({ id, name }) => {
            setAdding(false);
            model.add({ id, name });
          }}
        />
      ) : (
        <div>
          <Button kind="plain" small onClick={() => setAdding(true)}>
            {pickerWords.addSkill}
          </Button>
        </div>
      )}
    </section>
  );
}

interface ChipProps {
  readonly skill: PickedSkill;
  readonly onToggle: (id: string) => void;
}

/** Taking away and putting back is one button that stays in its place, so that the focus does not get lost. */
function Chip({ skill: { id, name, on }, onToggle }: ChipProps) {
  return (
    <li class="chip" data-on={on}>
      <span class="chip-text" dir="auto">
        {name}
      </span>
      <button
        type="button"
        class="chip-button"
        aria-label={on ? askWords.dropSkill(name) : askWords.putBackNamed(name)}
        onClick={() => onToggle(id)}
      >
        {on ? <span aria-hidden="true">×</span> : askWords.putBack}
      </button>
    </li>
  );
}
