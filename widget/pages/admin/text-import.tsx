import { useState } from "preact/hooks";
import type { ImportReport } from "../../../server/contract/index.ts";
import type { Outcome } from "../../carrier.ts";
import { Button } from "../../ui/button.tsx";
import { Field } from "../../ui/field.tsx";
import { TroubleNotice } from "../../ui/notice.tsx";
import { useAction } from "../../ui/use-action.ts";
import * as adminWords from "../../words/en/admin.ts";
import { goToSignIn } from "./go-to-sign-in.ts";
import { Report } from "./report.tsx";

const MAX_LENGTH = 5_000_000;

interface Props {
  readonly id: string;
  readonly title: string;
  readonly hint: string;
  /** Ends and types of the files, as the browser's own choice of files takes them. */
  readonly accept: string;
  /** The same as files, out. */
  readonly out: readonly { readonly href: string; readonly name: string; readonly label: string }[];
  /** Without `apply` a dry run. */
  readonly bringIn: (content: string, apply: boolean) => Promise<Outcome<ImportReport>>;
}

/** A file of text: first what would change, row by row; only then the change. Other words need a dry run of their own. */
export function TextImport({ id, title, hint, accept, out, bringIn }: Props) {
  const [content, setContent] = useState("");
  const [report, setReport] = useState<ImportReport | null>(null);
  const [wrong, setWrong] = useState<string | undefined>();
  const action = useAction();
  const changing = report ? report.counts.add + report.counts.change : 0;

  const take = (lines: string) => {
    setContent(lines);
    setReport(null);
    setWrong(lines.length > MAX_LENGTH ? adminWords.tooLarge : undefined);
  };
  const run = (apply: boolean) => {
    if (content.trim() === "") return setWrong(adminWords.empty);
    void action.run(async () => {
      const outcome = await bringIn(content, apply);
      if (outcome.ok) setReport(outcome.value);
      return outcome;
    });
  };

  return (
    <section class="stack" aria-labelledby={id}>
      <div class="row-apart">
        <h2 id={id}>{title}</h2>
        <span class="row">
          {out.map(({ href, name, label }) => (
            <a key={href} class="button" href={href} download={name}>
              {label}
            </a>
          ))}
        </span>
      </div>
      <Field label={adminWords.chooseFile} hint={hint} wrong={wrong}>
        {(wiring) => (
          <>
            <input
              type="file"
              accept={accept}
              aria-label={title}
              onChange={(event) => void event.currentTarget.files?.[0]?.text().then(take)}
            />
            <textarea
              {...wiring}
              class="input csv"
              rows={4}
              spellcheck={false}
              value={content.length > 20_000 ? `${content.slice(0, 20_000)}\n…` : content}
              readOnly={content.length > 20_000}
              onInput={(event) => take(event.currentTarget.value)}
            />
          </>
        )}
      </Field>
      <div class="row">
        <Button
          kind={report && !report.applied ? "standard" : "primary"}
          disabled={action.busy || content.length > MAX_LENGTH}
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
