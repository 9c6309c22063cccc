import "@preact/signals";
import type { MatchedPerson } from "../../server/contract/index.ts";
import { type MatchModel, reasonKey } from "../model/match.ts";
import { askWords, commonWords } from "../words/en.ts";
import { TroubleNotice } from "./notice.tsx";
import { useAction } from "./use-action.ts";

interface Props {
  readonly person: MatchedPerson;
  readonly match: MatchModel;
}

/** Why they should know it. Each reason can be called not right by who reads it; the colleague is not told by whom. */
export function PersonReasons({ person, match }: Props) {
  const action = useAction();
  const reasons = person.reasons.filter(({ about }) => about === "knows");
  return (
    <>
      <ul class="reasons">
        {reasons.map((reason) => {
          const doubted = match.doubted.value.has(reasonKey(person.id, reason));
          return (
            <li key={`${reason.kind} ${reason.text}`} class="reason" data-on={!doubted}>
              <span dir="auto">{reason.text}</span>
              {reason.skillId !== undefined && (
                <button
                  type="button"
                  class="reason-button"
                  aria-label={doubted ? undefined : askWords.notRightNamed(reason.text)}
                  onClick={() => void action.run(() => match.doubt(person.id, reason, !doubted))}
                >
                  {doubted ? commonWords.undo : askWords.notRight}
                </button>
              )}
            </li>
          );
        })}
      </ul>
      {action.trouble && <TroubleNotice trouble={action.trouble} />}
    </>
  );
}
