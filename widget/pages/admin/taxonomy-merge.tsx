import { useEffect, useState } from "preact/hooks";
import type { MergePreview, SkillName } from "../../../server/contract/index.ts";
import { Button } from "../../ui/button.tsx";
import { focusOnArrival } from "../../ui/focus-on-arrival.ts";
import { Loading } from "../../ui/loading.tsx";
import { useAction } from "../../ui/use-action.ts";
import { commonWords } from "../../words/en.ts";
import * as taxonomyWords from "../../words/en/taxonomy.ts";
import type { TaxonomyApi } from "./taxonomy-api.ts";
import { TaxonomyPick } from "./taxonomy-pick.tsx";
import { TaxonomyTrouble } from "./taxonomy-trouble.tsx";

interface Props {
  readonly api: TaxonomyApi;
  readonly skill: SkillName;
  readonly onMerged: (said: string) => void;
  readonly onCancel: () => void;
}

/** Merges a skill into another: which one, what moves then, and a second press, as it cannot be undone. */
export function TaxonomyMerge({ api, skill, onMerged, onCancel }: Props) {
  const [into, setInto] = useState<SkillName | null>(null);
  const [preview, setPreview] = useState<MergePreview | null>(null);
  const [sure, setSure] = useState(false);
  const action = useAction();
  const choose = (picked: readonly SkillName[]) => {
    setInto(picked[0] ?? null);
    setPreview(null);
    setSure(false);
    action.clear();
  };
  useEffect(() => {
    if (into === null) return undefined;
    let late = false;
    void action.run(async () => {
      const outcome = await api.previewMerge(skill.id, into.id);
      if (outcome.ok && !late) setPreview(outcome.value);
      return outcome;
    });
    return () => {
      late = true;
    };
  }, [into?.id]);
  const merge = async () => {
    if (into === null || !(await action.run(() => api.merge(skill.id, into.id)))) return;
    onMerged(taxonomyWords.merged(skill.name, into.name));
  };
  return (
    <div class="stack narrow">
      <h3 dir="auto">{taxonomyWords.mergeTitle(skill.name)}</h3>
      <p class="quiet">{taxonomyWords.mergeWhat}</p>
      <TaxonomyPick
        api={api}
        label={taxonomyWords.mergeInto}
        picked={into === null ? [] : [into]}
        most={1}
        not={skill.id}
        onPick={choose}
      />
      {into !== null && preview === null && !action.trouble && <Loading />}
      {preview !== null && <Preview preview={preview} />}
      {action.trouble && <TaxonomyTrouble trouble={action.trouble} />}
      <div class="row">
        {preview !== null && !sure && <Button onClick={() => setSure(true)}>{taxonomyWords.mergeAsk}</Button>}
        {preview !== null && sure && (
          <Button kind="danger" ref={focusOnArrival} disabled={action.busy} onClick={() => void merge()}>
            {taxonomyWords.mergeYes}
          </Button>
        )}
        <Button kind="plain" onClick={onCancel}>
          {commonWords.cancel}
        </Button>
      </div>
    </div>
  );
}

/** What moves, in counts from five up, and what the other skill will be called as well. */
function Preview({ preview }: { readonly preview: MergePreview }) {
  return (
    <div class="notice" role="status">
      <div class="stack-close">
        <p dir="auto">
          <strong>{taxonomyWords.previewTitle(preview.skill.name, preview.into.name)}</strong>
        </p>
        <p>{taxonomyWords.previewMoves}</p>
        <ul>
          {taxonomyWords.previewRows(preview).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        {preview.aliases.length > 0 && (
          <p class="proposal">
            {taxonomyWords.previewAliases} <bdi>{preview.aliases.join(", ")}</bdi>
          </p>
        )}
        <p>
          <strong>{taxonomyWords.mergeOnce}</strong>
        </p>
      </div>
    </div>
  );
}
