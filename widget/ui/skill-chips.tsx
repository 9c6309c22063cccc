import "@preact/signals";
import { useState } from "preact/hooks";
import type { MatchModel, SkillChip } from "../model/match.ts";
import { askWords } from "../words/en.ts";
import { Button } from "./button.tsx";
import { TroubleNotice } from "./notice.tsx";
import { SearchAdd } from "./search-add.tsx";
import { UndoLine } from "./undo-line.tsx";
import { useAction } from "./use-action.ts";

interface Props {
  readonly match: MatchModel;
  /** False while skills are still looked for: then nothing is said about there being none. */
  readonly found: boolean;
}

/** The skills that the page is about: to leave out, to call not right for this page, to add. */
export function SkillChips({ match, found }: Props) {
  const [adding, setAdding] = useState(false);
  const [last, setLast] = useState<string | null>(null);
  const action = useAction();
  const skills = match.skills.value;
  const dropped = skills.find(({ id, on }) => id === last && !on);
  return (
    <>
      {skills.length > 0 && (
        <ul class="chips">
          {skills.map((skill) => (
            <SkillItem
              key={skill.id}
              skill={skill}
              onDrop={(id) => {
                setLast(id);
                match.dropSkill(id);
              }}
              onRestore={(id) => {
                if (match.wrong.value.includes(id)) void action.run(() => match.sayWrong(id, false));
                else match.restoreSkill(id);
              }}
            />
          ))}
        </ul>
      )}
      {skills.length === 0 && found && <p>{askWords.noSkills}</p>}
      {dropped && <Dropped skill={dropped} match={match} run={(verb) => void action.run(verb)} />}
      {action.trouble && <TroubleNotice trouble={action.trouble} />}
      {found && !adding && (
        <div>
          <Button kind="plain" small onClick={() => setAdding(true)}>
            {askWords.addSkill}
          </Button>
        </div>
      )}
      {found && adding && (
        <SearchAdd
          label={askWords.addSkillLabel}
          none={askWords.addSkillNone}
          addLabel={askWords.addSkillNamed}
          without={skills.filter(({ on }) => on).map(({ id }) => id)}
          search={match.searchSkills}
          onAdd={({ id }) => {
            setAdding(false);
            void action.run(() => match.addSkill(id));
          }}
        />
      )}
    </>
  );
}

interface DroppedProps {
  readonly skill: SkillChip;
  readonly match: MatchModel;
  readonly run: (verb: () => ReturnType<MatchModel["sayWrong"]>) => void;
}

/** Left out for this once; or not what this page teaches, which helps the next learner too. */
function Dropped({ skill, match, run }: DroppedProps) {
  if (match.wrong.value.includes(skill.id)) {
    return <UndoLine text={askWords.saidWrong(skill.name)} onUndo={() => run(() => match.sayWrong(skill.id, false))} />;
  }
  return (
    <UndoLine text={askWords.leftOut(skill.name)}>
      <Button kind="plain" small onClick={() => run(() => match.sayWrong(skill.id, true))}>
        {askWords.notThisPage}
      </Button>
    </UndoLine>
  );
}

interface ItemProps {
  readonly skill: SkillChip;
  readonly onDrop: (id: string) => void;
  readonly onRestore: (id: string) => void;
}

/** Dropping and putting back is one button that stays in its place, so that the focus does not get lost. */
function SkillItem({ skill, onDrop, onRestore }: ItemProps) {
  return (
    <li class="chip" data-on={skill.on}>
      <span class="chip-text" dir="auto">
        {skill.name}
      </span>
      <button
        type="button"
        class="chip-button"
        aria-label={skill.on ? askWords.dropSkill(skill.name) : askWords.putBackNamed(skill.name)}
        onClick={() => (skill.on ? onDrop(skill.id) : onRestore(skill.id))}
      >
        {skill.on ? <span aria-hidden="true">×</span> : askWords.putBack}
      </button>
    </li>
  );
}
