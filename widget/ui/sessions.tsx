import type { ProfileModel } from "../model/index.ts";
import * as profileWords from "../words/en/profile.ts";
import { Loading } from "./loading.tsx";

interface Props {
  readonly sessions: ProfileModel["sessions"]["value"];
  readonly now: number;
}

/** The devices on which I am signed in. */
export function Sessions({ sessions, now }: Props) {
  return (
    <section class="stack-close" aria-labelledby="sessions-title">
      <h2 id="sessions-title">{profileWords.sessions}</h2>
      {sessions === null && <Loading />}
      <ul class="ruled">
        {sessions?.map((session) => (
          <li key={session.id} class="row-apart">
            <span dir="auto">
              {session.label} {session.current && <span class="small quiet">({profileWords.thisOne})</span>}
            </span>
            <span class="small quiet">{profileWords.lastSeen(session.lastSeenAt, now)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
