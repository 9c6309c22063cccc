import { useState } from "preact/hooks";
import type { AdminSkill } from "../../../server/contract/index.ts";
import type { Outcome } from "../../carrier.ts";
import { Button } from "../../ui/button.tsx";
import { Choices } from "../../ui/choices.tsx";
import { Field } from "../../ui/field.tsx";
import { focusOnArrival } from "../../ui/focus-on-arrival.ts";
import { useAction } from "../../ui/use-action.ts";
import { commonWords } from "../../words/en.ts";
import * as taxonomyWords from "../../words/en/taxonomy.ts";
import type { TaxonomyApi } from "./taxonomy-api.ts";
import { bodyOf, draftOf, emptyDraft, wrongNames } from "./taxonomy-draft.ts";
import { TaxonomyPick } from "./taxonomy-pick.tsx";
import { TaxonomyTrouble } from "./taxonomy-trouble.tsx";

const KINDS = (["hard", "soft"] as const).map((value) => ({ value, label: taxonomyWords.kinds[value] }));
const MOST_RELATED = 200;

interface Props {
  readonly api: TaxonomyApi;
  /** The skill to change; null for a new one. */
  readonly skill: AdminSkill | null;
  /** What a new one may be called. */
  readonly name?: string;
  readonly save: (body: ReturnType<typeof bodyOf>) => Promise<Outcome<unknown>>;
  readonly onDone: (name: string) => void;
  readonly onCancel: () => void;
}

/** A skill's names, kind and place, to be written anew or changed. */
export function TaxonomyForm({ api, skill, name = "", save, onDone, onCancel }: Props) {
  const [draft, setDraft] = useState(() => (skill === null ? emptyDraft(name) : draftOf(skill)));
  const [tried, setTried] = useState(false);
  const action = useAction();
  const set = (changes: Partial<typeof draft>) => setDraft({ ...draft, ...changes });
  const wrongLine = wrongNames(draft.names);
  const isRenamed = skill !== null && draft.name.trim() !== skill.name && draft.name.trim() !== "";
  const send = async () => {
    setTried(true);
    if (draft.name.trim() === "" || wrongLine !== null) return;
    if (await action.run(() => save(bodyOf(draft)))) onDone(draft.name.trim());
  };
  return (
    <form
      class="stack narrow"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <h3 dir="auto">{skill === null ? taxonomyWords.addTitle : taxonomyWords.changeTitle(skill.name)}</h3>
      <Field label={taxonomyWords.name} wrong={tried && draft.name.trim() === "" ? taxonomyWords.nameFirst : undefined}>
        {(wiring) => (
          <input
            {...wiring}
            ref={focusOnArrival}
            class="input"
            dir="auto"
            maxLength={200}
            value={draft.name}
            onInput={(event) => set({ name: event.currentTarget.value })}
          />
        )}
      </Field>
      {isRenamed && (
        <label class="tick">
          <input
            type="checkbox"
            checked={draft.keepOldName}
            onChange={(event) => set({ keepOldName: event.currentTarget.checked })}
          />
          <span dir="auto">{taxonomyWords.keepOldName(skill.name)}</span>
        </label>
      )}
      <Choices
        legend={taxonomyWords.kindLegend}
        options={KINDS}
        value={draft.kind}
        onChange={(kind) => set({ kind })}
      />
      <Lines
        label={taxonomyWords.aliases}
        hint={taxonomyWords.aliasesHint}
        value={draft.aliases}
        onInput={(aliases) => set({ aliases })}
      />
      <TaxonomyPick
        api={api}
        label={taxonomyWords.broader}
        hint={taxonomyWords.broaderHint}
        picked={draft.broader}
        most={1}
        not={skill?.id}
        onPick={(broader) => set({ broader })}
      />
      <TaxonomyPick
        api={api}
        label={taxonomyWords.related}
        hint={taxonomyWords.relatedHint}
        picked={draft.related}
        most={MOST_RELATED}
        not={skill?.id}
        onPick={(related) => set({ related })}
      />
      <Lines
        label={taxonomyWords.names}
        hint={taxonomyWords.namesHint}
        wrong={tried && wrongLine !== null ? taxonomyWords.namesWrong(wrongLine) : undefined}
        value={draft.names}
        onInput={(names) => set({ names })}
      />
      {action.trouble && <TaxonomyTrouble trouble={action.trouble} />}
      <div class="row">
        <Button kind="primary" type="submit" disabled={action.busy}>
          {taxonomyWords.save}
        </Button>
        <Button kind="plain" onClick={onCancel}>
          {commonWords.cancel}
        </Button>
      </div>
    </form>
  );
}

interface LinesProps {
  readonly label: string;
  readonly hint: string;
  readonly wrong?: string | undefined;
  readonly value: string;
  readonly onInput: (value: string) => void;
}

function Lines({ label, hint, wrong, value, onInput }: LinesProps) {
  return (
    <Field label={label} hint={hint} wrong={wrong}>
      {(wiring) => (
        <textarea
          {...wiring}
          class="input"
          dir="auto"
          rows={Math.min(6, value.split("\n").length + 1)}
          value={value}
          onInput={(event) => onInput(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}
