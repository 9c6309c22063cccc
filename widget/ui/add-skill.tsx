import "@preact/signals";
import { useState } from "preact/hooks";
import type { Skill } from "../../server/contract/index.ts";
import type { ProfileModel } from "../model/index.ts";
import * as profileWords from "../words/en/profile.ts";
import { Button } from "./button.tsx";
import { SearchAdd } from "./search-add.tsx";

interface Props {
  readonly profile: ProfileModel;
}

interface AddProps extends Props {
  /** Skills that are there already. */
  readonly without: readonly string[];
  readonly onAdd: (skill: Pick<Skill, "id" | "name">) => void;
}

/** Finds a skill and adds it; one that is not there can be proposed. */
export function AddSkill({ profile, without, onAdd }: AddProps) {
  const [called, setCalled] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const propose = async (text: string, done: () => void) => {
    setBusy(true);
    const proposed = await profile.proposeSkill(text);
    setBusy(false);
    if (!proposed.ok) return;
    const skill = proposed.value;
    if (skill !== null && !without.includes(skill.id)) onAdd(skill);
    setCalled(skill?.name ?? null);
    done();
  };
  return (
    <>
      <SearchAdd
        label={profileWords.addSkill}
        hint={profileWords.addSkillHint}
        none={profileWords.addSkillNone}
        addLabel={profileWords.addNamed}
        without={without}
        search={profile.searchSkills}
        onAdd={(skill) => {
          setCalled(null);
          onAdd(skill);
        }}
        otherwise={(text, done) => (
          <div class="stack-close">
            <div>
              <Button small disabled={busy} onClick={() => void propose(text, done)}>
                <span dir="auto">{profileWords.propose(text)}</span>
              </Button>
            </div>
            <p class="small quiet">{profileWords.proposeWhat}</p>
          </div>
        )}
      />
      <div role="status">{called !== null && <p>{profileWords.isHereAlready(called)}</p>}</div>
      <Proposals profile={profile} />
    </>
  );
}

/** Skills that wait for a curator, or were not taken up; both can be let go of. */
function Proposals({ profile }: Props) {
  const proposals = profile.proposals.value;
  if (proposals.length === 0) return null;
  return (
    <section class="stack-close" aria-labelledby="my-proposals">
      <h3 id="my-proposals">{profileWords.proposals}</h3>
      <ul class="ruled">
        {proposals.map(({ id, text, status }) => (
          <li key={id} class="row-apart">
            <p class="proposal">
              <bdi>{text}</bdi> <span class="small quiet">{profileWords.proposalStates[status]}</span>
            </p>
            <Button
              kind="plain"
              small
              aria-label={status === "open" ? profileWords.withdrawNamed(text) : profileWords.clearNamed(text)}
              onClick={() => void profile.withdrawProposal(id)}
            >
              {status === "open" ? profileWords.withdraw : profileWords.clear}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
