import { useEffect, useState } from "preact/hooks";
import { IMPORT_LIMITS, type ImportKind } from "../../../server/contract/index.ts";
import { Button } from "../../ui/button.tsx";
import { Choices } from "../../ui/choices.tsx";
import { TroubleNotice } from "../../ui/notice.tsx";
import { useAction } from "../../ui/use-action.ts";
import * as adminWords from "../../words/en/admin.ts";
import type { AdminApi } from "./admin-api.ts";
import { goToSignIn } from "./go-to-sign-in.ts";
import { ImportFiles } from "./import-files.tsx";
import { StartTrouble } from "./start-trouble.tsx";
import { recognise } from "./recognise.ts";
import { RunEnd } from "./run-end.tsx";
import { RunList } from "./run-list.tsx";
import { RunProgress, saidOf } from "./run-progress.tsx";
import { RunRows } from "./run-rows.tsx";
import { useRuns } from "./use-runs.ts";

const KINDS: readonly ImportKind[] = ["skills", "courses", "esco", "onet"];

interface Props {
  readonly api: AdminApi;
  readonly now: number;
}

/** Skills and courses: a dry run, its report, and only then the change; all of it followed while it runs. */
export function LongImport({ api, now }: Props) {
  const runs = useRuns(api);
  const [kind, setKind] = useState<ImportKind>("skills");
  const [files, setFiles] = useState<readonly File[]>([]);
  const [wrong, setWrong] = useState<string | null>(null);
  const [looked, setLooked] = useState<string | null>(null);
  const [shownId, setShownId] = useState<string | null>(null);
  const [askedFor, setAskedFor] = useState<string | null>(null);
  const action = useAction();
  const newest = runs.all?.[0] ?? null;
  const isRunning = newest?.status === "running";
  const shown = runs.all?.find(({ id }) => id === shownId) ?? null;
  const counts = shown?.report.counts ?? null;
  const mayTakeOver =
    shown?.status === "done" && !shown.report.apply && counts !== null && counts.add + counts.join + counts.change > 0;

  // One that still runs is what the page was opened for.
  useEffect(() => {
    if (isRunning) setShownId(newest.id);
  }, [isRunning, newest?.id]);

  const choose = (chosen: readonly File[]) => {
    setFiles(chosen);
    setLooked(null);
    const bytes = chosen.reduce((sum, { size }) => sum + size, 0);
    setWrong(bytes > IMPORT_LIMITS.bytes ? adminWords.filesTooLarge : null);
    const [first] = chosen;
    if (first) void recognise(first).then((found) => found && setKind(found));
  };
  const start = (apply: boolean) => {
    if (files.length === 0) return setWrong(adminWords.filesFirst);
    void action.run(async () => {
      const outcome = await api.startImport(kind, files, apply);
      if (outcome.ok) {
        runs.put(outcome.value);
        setShownId(outcome.value.id);
        setLooked(outcome.value.id);
      }
      return outcome;
    });
  };
  const cancel = () => void action.run(async () => (shown ? api.cancelImport(shown.id) : { ok: true, value: null }));

  return (
    <section class="stack" aria-labelledby="import-long">
      <div class="stack-close">
        <h2 id="import-long">{adminWords.longTitle}</h2>
        <p class="quiet">{adminWords.longWhy}</p>
      </div>
      <Choices
        legend={adminWords.kindLegend}
        value={kind}
        options={KINDS.map((value) => ({ value, label: adminWords.kinds[value].label }))}
        onChange={(chosen) => {
          setKind(chosen);
          setLooked(null);
        }}
      />
      <ImportFiles files={files} hint={adminWords.kinds[kind].hint} wrong={wrong} onChoose={choose} />
      <div class="row">
        <Button
          kind={mayTakeOver && looked === shown.id ? "standard" : "primary"}
          disabled={action.busy || isRunning || wrong === adminWords.filesTooLarge}
          onClick={() => start(false)}
        >
          {adminWords.check}
        </Button>
        {mayTakeOver && looked === shown.id && (
          <Button kind="primary" disabled={action.busy} onClick={() => start(true)}>
            {adminWords.takeOver}
          </Button>
        )}
        <span role="status">{action.busy && !isRunning ? adminWords.sending : ""}</span>
      </div>
      <p class="visually-hidden" role="status">
        {looked === shown?.id || isRunning ? saidOf(shown) : ""}
      </p>
      {action.trouble && <StartTrouble trouble={action.trouble} />}
      {runs.trouble && <TroubleNotice trouble={runs.trouble} onAgain={runs.again} onSignIn={goToSignIn} />}
      {shown?.status === "running" && <RunProgress run={shown} busy={action.busy} onCancel={cancel} />}
      {shown && shown.status !== "running" && (
        <RunEnd key={shown.id} run={shown} title={adminWords.runLine(shown, now)} focus={shown.id === askedFor} />
      )}
      {mayTakeOver && looked !== shown.id && <p class="quiet">{adminWords.runAgain}</p>}
      {shown?.status === "done" && <RunRows key={shown.id} api={api} run={shown} />}
      {runs.all && (
        <RunList
          runs={runs.all}
          now={now}
          shown={shown?.id ?? null}
          onShow={(id) => {
            setAskedFor(id);
            setShownId(id);
          }}
        />
      )}
    </section>
  );
}
