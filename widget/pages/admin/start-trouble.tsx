import type { Trouble } from "../../carrier.ts";
import { Notice, TroubleNotice } from "../../ui/notice.tsx";
import * as adminWords from "../../words/en/admin.ts";
import { goToSignIn } from "./go-to-sign-in.ts";

/** Why an import did not begin: a file that is none of its kind, another import, or something on the way. */
export function StartTrouble({ trouble }: { readonly trouble: Trouble }) {
  if (trouble.code === "conflict") return <Notice title={adminWords.runBusy} />;
  if (trouble.code === "too_large") return <Notice title={adminWords.filesTooLarge} />;
  if (trouble.code !== "invalid") return <TroubleNotice trouble={trouble} onSignIn={goToSignIn} />;
  return (
    <Notice title={adminWords.runFailed}>
      {trouble.fields.map(({ path, message }) => (
        <p key={path}>{adminWords.fault(path, message)}</p>
      ))}
    </Notice>
  );
}
