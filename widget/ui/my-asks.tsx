import type { LocalAsk } from "../carrier.ts";
import { askWords } from "../words/en.ts";
import { AskState, type AskStateProps } from "./ask-state.tsx";
import { EmptyState } from "./empty-state.tsx";

interface Props extends Omit<AskStateProps, "local"> {
  /** Open ones, newest first. */
  readonly mine: readonly LocalAsk[];
  /** Those that are over. */
  readonly past: readonly LocalAsk[];
  /** Says so when there are none; left out where the list is only an aside. */
  readonly sayEmpty?: boolean;
}

/** What I asked: the open ones in sight, the others one press away. */
export function MyAsks({ mine, past, sayEmpty = false, ...rest }: Props) {
  if (mine.length === 0 && past.length === 0 && !sayEmpty) return null;
  return (
    <section class="stack" aria-labelledby="my-asks">
      <h2 id="my-asks">{askWords.myAsks}</h2>
      {mine.length === 0 && past.length === 0 && (
        <EmptyState title={askWords.noAsks}>
          <p>{askWords.noAsksNext}</p>
        </EmptyState>
      )}
      {mine.length > 0 && (
        <ul class="stack">
          {mine.map((local) => (
            <AskState key={local.ask.id} local={local} {...rest} />
          ))}
        </ul>
      )}
      {past.length > 0 && (
        <details class="disclosure">
          <summary>{askWords.older(past.length)}</summary>
          <ul class="stack">
            {past.map((local) => (
              <AskState key={local.ask.id} local={local} {...rest} />
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
