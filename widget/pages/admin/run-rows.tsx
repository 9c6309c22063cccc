import { useEffect, useState } from "preact/hooks";
import type { ImportRun, ImportRunRow, RunAction } from "../../../server/contract/index.ts";
import type { Trouble } from "../../carrier.ts";
import { Button } from "../../ui/button.tsx";
import { Choices } from "../../ui/choices.tsx";
import { Loading } from "../../ui/loading.tsx";
import { TroubleNotice } from "../../ui/notice.tsx";
import { number } from "../../words/dates.ts";
import * as adminWords from "../../words/en/admin.ts";
import type { AdminApi } from "./admin-api.ts";
import { goToSignIn } from "./go-to-sign-in.ts";
import { ReportRow, ReportTable } from "./report-table.tsx";

const ORDER: readonly RunAction[] = ["refuse", "add", "join", "change", "gone", "skip"];

interface Props {
  readonly api: AdminApi;
  readonly run: ImportRun;
}

interface Found {
  readonly rows: readonly ImportRunRow[];
  readonly nextAfter: number | null;
}

/** An import's report, row by row, some at a time; all of it as a file. */
export function RunRows({ api, run }: Props) {
  const counts = run.report.counts;
  const present = ORDER.filter((action) => (counts?.[action] ?? 0) > 0);
  const [action, setAction] = useState<RunAction | "all">("all");
  const [found, setFound] = useState<Found | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const load = async (before: Found | null, isLate: () => boolean = () => false) => {
    const outcome = await api.importRows(run.id, before?.nextAfter ?? 0, action === "all" ? null : action);
    if (isLate()) return;
    if (outcome.ok) setFound({ ...outcome.value, rows: [...(before?.rows ?? []), ...outcome.value.rows] });
    setTrouble(outcome.ok ? null : outcome.trouble);
  };
  useEffect(() => {
    let late = false;
    void load(null, () => late);
    return () => {
      late = true;
    };
  }, [run.id, action]);

  return (
    <div class="stack">
      <Choices
        legend={adminWords.filterRows}
        value={action}
        onChange={setAction}
        options={[
          { value: "all" as const, label: adminWords.allRows },
          ...present.map((value) => ({
            value,
            label: `${number(counts?.[value] ?? 0)} ${adminWords.runActions[value]}`,
          })),
        ]}
      />
      {trouble && <TroubleNotice trouble={trouble} onAgain={() => void load(null)} onSignIn={goToSignIn} />}
      {!found && !trouble && <Loading />}
      {found?.rows.length === 0 && <p class="quiet">{adminWords.noRows}</p>}
      {found && found.rows.length > 0 && <Rows rows={found.rows} />}
      <div class="row">
        {found?.nextAfter && <Button onClick={() => void load(found)}>{adminWords.more}</Button>}
        <a class="button" href={`/api/admin/imports/runs/${run.id}/report.csv`} download="report.csv">
          {adminWords.downloadReport}
        </a>
      </div>
    </div>
  );
}

const Rows = ({ rows }: { readonly rows: readonly ImportRunRow[] }) => (
  <ReportTable low>
    {rows.map((row) => (
      <ReportRow key={row.seq} {...row} what={adminWords.runAction[row.action]} />
    ))}
  </ReportTable>
);
