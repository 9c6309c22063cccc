import type { Trouble } from "../../carrier.ts";
import { Notice, TroubleNotice } from "../../ui/notice.tsx";
import * as taxonomyWords from "../../words/en/taxonomy.ts";
import { goToSignIn } from "./go-to-sign-in.ts";

/** Why something about a skill was not done: a name of another one, somebody faster, or something on the way. */
export function TaxonomyTrouble({ trouble }: { readonly trouble: Trouble }) {
  if (trouble.code === "conflict") return <Notice title={taxonomyWords.decidedBefore} />;
  if (trouble.code !== "invalid") return <TroubleNotice trouble={trouble} onSignIn={goToSignIn} />;
  return (
    <Notice title={taxonomyWords.isWrong}>
      {trouble.fields.map(({ path, message }) => (
        <p key={path} dir="auto">
          {taxonomyWords.sentence(message)}
        </p>
      ))}
    </Notice>
  );
}
