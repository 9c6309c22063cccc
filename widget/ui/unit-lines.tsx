import * as words from "../words/en/coaching.ts";
import { Button } from "./button.tsx";
import { TroubleNotice } from "./notice.tsx";
import type { UnitPartProps } from "./unit-parts.ts";
import { useAction } from "./use-action.ts";

/** Lines that members let the others read; one's own can be taken back at any time. */
export function UnitLines({ coaching, unit, me }: UnitPartProps) {
  const action = useAction();
  if (unit.lines.length === 0) return <p class="quiet">{words.noLines}</p>;
  return (
    <>
      {action.trouble && <TroubleNotice trouble={action.trouble} />}
      <ul class="ruled">
        {unit.lines.map(({ id, person, text }) => (
          <li key={id} class="row-apart">
            <div class="stack-close">
              <span class="small quiet">
                <bdi>{person.name}</bdi>
              </span>
              <span class="words" dir="auto">
                {text}
              </span>
            </div>
            {person.id === me && (
              <Button
                kind="plain"
                small
                disabled={action.busy}
                onClick={() => void action.run(() => coaching.step(unit.id, { step: "unshare", id }))}
              >
                {words.takeBackLine}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
