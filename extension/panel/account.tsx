import "@preact/signals";
import { useEffect, useState } from "preact/hooks";
import type { SessionList } from "../../server/contract/index.ts";
import type { Find, Outcome, Trouble } from "../../widget/carrier.ts";
import type { MeModel, StatusModel } from "../../widget/model/index.ts";
import { Button } from "../../widget/ui/button.tsx";
import { TroubleNotice } from "../../widget/ui/notice.tsx";
import type { Clock } from "../../widget/ui/use-now.ts";
import { dates, panelWords } from "../../widget/words/en.ts";

interface Props {
  readonly status: StatusModel;
  readonly me: MeModel;
  readonly find: Pick<Find, "sessions">;
  readonly clock: Clock;
}

/** Who is signed in, on which devices, and the ways out. */
export function Account({ status, me, find, clock }: Props) {
  const [sessions, setSessions] = useState<SessionList["sessions"]>([]);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const person = me.me.value;
  useEffect(() => {
    void find.sessions().then((outcome) => outcome.ok && setSessions(outcome.value));
  }, [person?.id]);
  const leave = async (way: () => Promise<Outcome<null>>) => {
    const outcome = await way();
    setTrouble(outcome.ok ? null : outcome.trouble);
  };
  return (
    <section class="card stack" aria-labelledby="account">
      <h2 id="account">{panelWords.account}</h2>
      {person !== null && <p>{panelWords.signedInAs(person.name, person.org.name)}</p>}
      {sessions.length > 0 && (
        <details class="disclosure">
          <summary>{panelWords.sessions}</summary>
          <ul class="stack-close">
            {sessions.map(({ id, label, lastSeenAt, current }) => (
              <li key={id}>
                {current ? `${label}, ${panelWords.thisSession}` : label}
                <span class="small quiet"> {panelWords.lastSeen(dates.when(lastSeenAt, clock()))}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
      <p class="small quiet">{panelWords.signOutClears(status.status.value.queued)}</p>
      <div class="row">
        <Button onClick={() => void leave(status.signOut)}>{panelWords.signOut}</Button>
        <Button onClick={() => void leave(status.signOutEverywhere)}>{panelWords.signOutEverywhere}</Button>
      </div>
      {trouble !== null && <TroubleNotice trouble={trouble} />}
    </section>
  );
}
