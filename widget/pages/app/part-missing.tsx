import { Notice } from "../../ui/notice.tsx";
import { commonWords } from "../../words/en.ts";
import * as appWords from "../../words/en/app.ts";

/** For a part of the program that did not come over the network. */
export function PartMissing({ onAgain }: { readonly onAgain: () => void }) {
  return (
    <Notice title={appWords.partMissing} action={{ label: commonWords.tryAgain, onPress: onAgain }}>
      <p>{appWords.partMissingNext}</p>
    </Notice>
  );
}
