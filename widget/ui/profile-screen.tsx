import "./profile.css";
import "@preact/signals";
import { useEffect } from "preact/hooks";
import type { MeModel, ProfileModel } from "../model/index.ts";
import * as profileWords from "../words/en/profile.ts";
import { AvailabilityEditor } from "./availability-editor.tsx";
import { Confirm } from "./confirm.tsx";
import { HowIAsk } from "./how-i-ask.tsx";
import { Languages } from "./languages.tsx";
import { Loading } from "./loading.tsx";
import { MySkills } from "./my-skills.tsx";
import { NotHere } from "./not-here.tsx";
import { TroubleNotice } from "./notice.tsx";
import { useNow, type Clock } from "./use-now.ts";

export interface ProfileScreenProps {
  readonly me: MeModel;
  readonly profile: ProfileModel;
  readonly clock: Clock;
}

/** What the organisation knows of me, and when I can be asked. Before the first confirmation it is one form. */
export function ProfileScreen({ me, profile, clock }: ProfileScreenProps) {
  const now = useNow(clock, 60_000);
  const person = me.me.value;
  useEffect(() => void profile.load(), [profile]);
  if (!person) return <Loading />;
  const trouble = profile.trouble.value;
  return (
    <>
      <h1>
        <bdi>{person.name}</bdi>
      </h1>
      {trouble && <TroubleNotice trouble={trouble} onAgain={() => void profile.load()} />}
      {!person.confirmed && profile.skills.value === null && !trouble && <Loading />}
      {!person.confirmed && profile.skills.value !== null && <Confirm me={person} profile={profile} />}
      {person.confirmed && (
        <>
          <MySkills profile={profile} now={now} />
          <AvailabilityEditor availability={person.availability} now={now} onSave={me.setAvailability} />
          <Languages languages={person.languages} onChange={(languages) => profile.setProfile({ languages })} />
          <HowIAsk me={person} profile={profile} />
          <NotHere people={person.notHere} me={person.id} profile={profile} />
        </>
      )}
      <p class="small quiet" dir="auto">
        {profileWords.signedInAs(person.email || person.name, person.org.name)}
      </p>
    </>
  );
}
