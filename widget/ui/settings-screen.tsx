import "./profile.css";
import "@preact/signals";
import { useEffect } from "preact/hooks";
import type { ComponentChildren } from "preact";
import type { MeModel, ProfileModel, StatusModel } from "../model/index.ts";
import * as profileWords from "../words/en/profile.ts";
import { Loading } from "./loading.tsx";
import { NameField } from "./name-field.tsx";
import { TroubleNotice } from "./notice.tsx";
import { QuietHoursEditor } from "./quiet-hours-editor.tsx";
import { Sessions } from "./sessions.tsx";
import { SignOut } from "./sign-out.tsx";
import { useAction } from "./use-action.ts";
import { useNow, type Clock } from "./use-now.ts";

export interface SettingsScreenProps {
  readonly me: MeModel;
  readonly profile: ProfileModel;
  readonly status: StatusModel;
  readonly clock: Clock;
  /** What only this host has, such as the service's address. */
  readonly children?: ComponentChildren;
}

/** Name, mail, quiet hours, where I am signed in, and the way out. */
export function SettingsScreen({ me, profile, status, clock, children }: SettingsScreenProps) {
  const now = useNow(clock, 60_000);
  const action = useAction();
  const person = me.me.value;
  useEffect(() => void profile.load(), [profile]);
  if (!person) return <Loading />;
  return (
    <>
      <h1>{profileWords.settings}</h1>
      <section class="stack">
        <p class="quiet" dir="auto">
          {profileWords.signedInAs(person.email || person.name, person.org.name)}
        </p>
        <NameField key={person.name} name={person.name} onSave={(name) => profile.setProfile({ name })} />
        <label class="tick">
          <input
            type="checkbox"
            checked={person.mail}
            onChange={({ currentTarget: { checked } }) => void action.run(() => profile.setProfile({ mail: checked }))}
          />
          <span>{profileWords.mail}</span>
        </label>
        <QuietHoursEditor
          quietHours={person.availability.quietHours}
          onChange={(quietHours) => void action.run(() => me.setAvailability({ quietHours }))}
        />
        {action.trouble && <TroubleNotice trouble={action.trouble} />}
      </section>
      {children}
      <Sessions sessions={profile.sessions.value} now={now} />
      <SignOut status={status} />
    </>
  );
}
