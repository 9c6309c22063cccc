import "@preact/signals";
import { useState } from "preact/hooks";
import type { Evidence, MySkill } from "../../server/contract/index.ts";
import type { ProfileModel } from "../model/index.ts";
import { commonWords } from "../words/en.ts";
import * as profileWords from "../words/en/profile.ts";
import { Button } from "./button.tsx";
import { EmptyState } from "./empty-state.tsx";
import { Loading } from "./loading.tsx";
import { AddSkill } from "./add-skill.tsx";
import { focusOnArrival } from "./focus-on-arrival.ts";

interface Props {
  readonly profile: ProfileModel;
  readonly now: number;
}

/** My skills with the reasons for each; all of it mine to correct. */
export function MySkills({ profile, now }: Props) {
  const skills = profile.skills.value;
  return (
    <section class="stack" aria-labelledby="my-skills">
      <div class="stack-close">
        <h2 id="my-skills">{profileWords.skills}</h2>
        <p class="quiet">{profileWords.skillsWhy}</p>
      </div>
      {skills === null && profile.trouble.value === null && <Loading />}
      {skills?.length === 0 && <EmptyState title={profileWords.noSkills} />}
      {skills && skills.length > 0 && (
        <ul class="ruled">
          {skills.map((skill) => (
            <SkillRow key={skill.id} skill={skill} profile={profile} now={now} />
          ))}
        </ul>
      )}
      <AddSkill
        profile={profile}
        without={skills?.map(({ id }) => id) ?? []}
        onAdd={({ id }) => void profile.addSkill(id)}
      />
    </section>
  );
}

function SkillRow({ skill, profile, now }: { readonly skill: MySkill } & Props) {
  const [sure, setSure] = useState(false);
  const isWondered = skill.evidence.some(({ wondered, disputed }) => wondered && !disputed);
  return (
    <li class="stack-close">
      <details class="disclosure">
        <summary>
          <bdi>{skill.name}</bdi>
          <span class="small quiet">{profileWords.evidenceCount(skill.evidence.length)}</span>
        </summary>
        <ul class="stack-close evidence">
          {skill.evidence.map((evidence) => (
            <EvidenceRow key={evidence.id} evidence={evidence} profile={profile} now={now} />
          ))}
        </ul>
        {sure ? (
          <div class="row">
            <span dir="auto">{profileWords.dropSure(skill.name)}</span>
            <Button kind="danger" small onClick={() => void profile.dropSkill(skill.id)}>
              {profileWords.dropYes}
            </Button>
            <Button kind="plain" small ref={focusOnArrival} onClick={() => setSure(false)}>
              {profileWords.keep}
            </Button>
          </div>
        ) : (
          <Button kind="plain" small aria-label={profileWords.dropSkill(skill.name)} onClick={() => setSure(true)}>
            {commonWords.remove}
          </Button>
        )}
      </details>
      {isWondered && (
        <div class="row-apart">
          <p class="small quiet evidence-text">{profileWords.wondered}</p>
          <Button
            small
            aria-label={profileWords.itHoldsNamed(skill.name)}
            onClick={() => void profile.addSkill(skill.id)}
          >
            {profileWords.itHolds}
          </Button>
        </div>
      )}
    </li>
  );
}

function EvidenceRow({ evidence, profile, now }: { readonly evidence: Evidence } & Props) {
  const text = profileWords.evidence(evidence.kind, evidence.note, evidence.at, now);
  return (
    <li class="row-apart">
      <div class="evidence-text" data-on={!evidence.disputed}>
        <p dir="auto">{text}</p>
        {evidence.disputed && <p class="small quiet">{profileWords.disputed}</p>}
      </div>
      <div class="row">
        <Button
          kind="plain"
          small
          aria-label={evidence.disputed ? undefined : profileWords.disputeNamed(text)}
          onClick={() => void profile.dispute(evidence.id, !evidence.disputed)}
        >
          {evidence.disputed ? profileWords.undispute : profileWords.dispute}
        </Button>
        <Button
          kind="plain"
          small
          aria-label={profileWords.deleteNamed(text)}
          onClick={() => void profile.deleteEvidence(evidence.id)}
        >
          {profileWords.deleteIt}
        </Button>
      </div>
    </li>
  );
}
