import { useState } from "preact/hooks";
import type { ImportReport } from "../../../server/contract/index.ts";
import { Button } from "../../ui/button.tsx";
import { Field } from "../../ui/field.tsx";
import { TroubleNotice } from "../../ui/notice.tsx";
import { useAction } from "../../ui/use-action.ts";
import * as adminWords from "../../words/en/admin.ts";
import type { AdminApi } from "./admin-api.ts";
import { goToSignIn } from "./go-to-sign-in.ts";
import { Report } from "./report.tsx";

const MAX_LENGTH = 5_000_000;

/** People as CSV: first what would change, row by row; only then the change. Other lines need a dry run of their own. */
export function PeopleImport({ api }: { readonly api: AdminApi }) {
  const [csv, setCsv] = useState("");
  const [report, setReport] = useState<ImportReport | null>(null);
  const [wrong, setWrong] = useState<string | undefined>();
  const action = useAction();
  const changing = report ? report.counts.add + report.counts.change : 0;

  const take = (lines: string) => {
    setCsv(lines);
    setReport(null);
    setWrong(lines.length > MAX_LENGTH ? adminWords.tooLarge : undefined);
  };
  const run = (apply: boolean) => {
    if (csv.trim() === "") return setWrong(adminWords.empty);
    void action.run(async () => {
      const outcome = await api.bringIn("people", csv, apply);
      if (outcome.ok) setReport(outcome.value);
      return outcome;
    });
  };

  return (
    <section class="stack" aria-labelledby="import-people">
      <div class="row-apart">
        <h2 id="import-people">{adminWords.peopleCsv}</h2>
        <a class="button" href="/api/admin/exports/people.csv" download="people.csv">
          {adminWords.exportPeople}
        </a>
      </div>
      <Field label={adminWords.chooseFile} hint={adminWords.peopleCsvHint} wrong={wrong}>
        {(wiring) => (
          <>
            <input
              type="file"
              accept=".csv,text/csv,text/plain"
              aria-label={adminWords.peopleCsv}
              onChange={(event) => void event.currentTarget.files?.[0]?.text().then(take)}
            />
            <textarea
              {...wiring}
              class="input csv"
              rows={4}
              spellcheck={false}
              value={csv.length > 20_000 ? `${csv.slice(0, 20_000)}\n…` : csv}
              readOnly={csv.length > 20_000}
              onInput={(event) => take(event.currentTarget.value)}
            />
          </>
        )}
      </Field>
      <div class="row">
        <Button
          kind={report && !report.applied ? "standard" : "primary"}
          disabled={action.busy || csv.length > MAX_LENGTH}
          onClick={() => run(false)}
        >
          {adminWords.check}
        </Button>
        {report && !report.applied && changing > 0 && (
          <Button kind="primary" disabled={action.busy} onClick={() => run(true)}>
            {adminWords.apply(changing)}
          </Button>
        )}
        <span role="status">
          {action.busy ? (report ? adminWords.applying(changing) : adminWords.checking) : ""}
          {!action.busy && report && !report.applied && changing === 0 ? adminWords.nothingToApply : ""}
        </span>
      </div>
      {action.trouble && <TroubleNotice trouble={action.trouble} onAgain={() => run(false)} onSignIn={goToSignIn} />}
      {report && <Report report={report} />}
    </section>
  );
}
