import { useState } from "preact/hooks";
import type { UnitSession } from "../../server/contract/index.ts";
import * as words from "../words/en/coaching.ts";
import { Button } from "./button.tsx";
import { UnitDate } from "./unit-date.tsx";
import type { UnitPartProps } from "./unit-parts.ts";
import { UnitRecord } from "./unit-record.tsx";

/** Whose turn it is, the next date, and what took place so far. */
export function UnitSessions(props: UnitPartProps) {
  const { unit, me } = props;
  const [open, setOpen] = useState<"new" | UnitSession | null>(null);
  const runs = unit.role === "member" && (unit.status === "forming" || unit.status === "active");
  const isDue = unit.next.step === "record_session";
  return (
    <div class="stack">
      {runs && unit.turn && <p dir="auto">{words.turn(unit.turn.name, unit.turn.id === me)}</p>}
      {runs && unit.status === "active" && <UnitDate {...props} />}
      {unit.sessions.length === 0 ? (
        <p class="quiet">{words.noSessions}</p>
      ) : (
        <Ledger {...props} onCorrect={runs ? setOpen : null} />
      )}
      {open !== null && (
        <UnitRecord
          key={open === "new" ? "new" : open.id}
          {...props}
          {...(open === "new" ? {} : { session: open })}
          onDone={() => setOpen(null)}
        />
      )}
      {runs && open === null && (
        <div>
          <Button kind={isDue ? "primary" : "standard"} onClick={() => setOpen("new")}>
            {words.recordTitle}
          </Button>
        </div>
      )}
    </div>
  );
}

interface LedgerProps extends UnitPartProps {
  readonly onCorrect: ((session: UnitSession) => void) | null;
}

/** The small table that only the unit sees. */
function Ledger({ unit, now, onCorrect }: LedgerProps) {
  return (
    <table class="ledger">
      <thead>
        <tr>
          <th scope="col">{words.columns.date}</th>
          <th scope="col">{words.columns.coach}</th>
          <th scope="col">{words.columns.minutes}</th>
        </tr>
      </thead>
      <tbody>
        {unit.sessions.map((session) => (
          <tr key={session.id} data-held={session.tookPlace}>
            <td>
              <span class="block">{words.sessionDay(session.at, now)}</span>
              {session.corrections.map(({ by, at, was }) => (
                <span key={at} class="small quiet block" dir="auto">
                  {words.corrected(by.name, `${was.coach.name}, ${words.length(was.minutes)}`)}
                </span>
              ))}
              {onCorrect && (
                <Button
                  kind="plain"
                  small
                  aria-label={words.correctNamed(session.at, now)}
                  onClick={() => onCorrect(session)}
                >
                  {words.correct}
                </Button>
              )}
            </td>
            <td>
              <bdi>{session.coach.name}</bdi>
            </td>
            <td class="length">{session.tookPlace ? words.length(session.minutes) : words.notHeldShort}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
