import { useState } from "preact/hooks";
import type { DecisionBody, OpenProposal, OpenProposals, SkillName } from "../../../server/contract/index.ts";
import { Button } from "../../ui/button.tsx";
import { useAction } from "../../ui/use-action.ts";
import { commonWords } from "../../words/en.ts";
import * as taxonomyWords from "../../words/en/taxonomy.ts";
import type { TaxonomyApi } from "./taxonomy-api.ts";
import { TaxonomyForm } from "./taxonomy-form.tsx";
import { TaxonomyPick } from "./taxonomy-pick.tsx";
import { TaxonomyTrouble } from "./taxonomy-trouble.tsx";

interface Props {
  readonly api: TaxonomyApi;
  readonly found: OpenProposals;
  readonly onDecided: (said: string) => void;
}

/** Skills that people typed and that are not there: the first thing while there are some. */
export function TaxonomyProposals({ api, found: { proposals, total }, onDecided }: Props) {
  if (proposals.length === 0) return null;
  return (
    <section class="stack" aria-labelledby="proposals">
      <div class="stack-close">
        <h2 id="proposals">{taxonomyWords.proposals}</h2>
        <p class="quiet">{taxonomyWords.proposalsWhy}</p>
      </div>
      <ul class="ruled">
        {proposals.map((proposal) => (
          <ProposalItem key={proposal.id} api={api} proposal={proposal} onDecided={onDecided} />
        ))}
      </ul>
      {total > proposals.length && <p class="small quiet">{taxonomyWords.proposalsShown(proposals.length, total)}</p>}
    </section>
  );
}

interface ItemProps {
  readonly api: TaxonomyApi;
  readonly proposal: OpenProposal;
  readonly onDecided: (said: string) => void;
}

function ProposalItem({ api, proposal: { id, text, people, near }, onDecided }: ItemProps) {
  const [open, setOpen] = useState<"add" | "same" | null>(null);
  const action = useAction();
  const decide = async (body: DecisionBody, said: string) => {
    const decided = await action.run(async () => {
      const outcome = await api.decide(id, body);
      if (!outcome.ok && outcome.trouble.code === "conflict") onDecided(taxonomyWords.decidedBefore);
      return outcome;
    });
    if (decided) onDecided(said);
  };
  const same = ({ id: into, name }: SkillName) =>
    void decide({ action: "merge", into }, taxonomyWords.decided.merge(text, name));
  return (
    <li class="stack-close">
      <div class="row-apart">
        <p class="proposal">
          <strong>
            <bdi>{text}</bdi>
          </strong>{" "}
          <span class="small quiet">{taxonomyWords.proposalPeople(people)}</span>
        </p>
        <div class="row">
          <Button small aria-label={taxonomyWords.addProposalNamed(text)} onClick={() => setOpen("add")}>
            {taxonomyWords.addProposal}
          </Button>
          {near.map((skill) => (
            <Button
              key={skill.id}
              small
              disabled={action.busy}
              aria-label={taxonomyWords.sameNamed(text, skill.name)}
              onClick={() => same(skill)}
            >
              <span dir="auto">{taxonomyWords.same(skill.name)}</span>
            </Button>
          ))}
          <Button small aria-label={taxonomyWords.sameOtherNamed(text)} onClick={() => setOpen("same")}>
            {taxonomyWords.sameOther}
          </Button>
          <Button
            small
            kind="plain"
            disabled={action.busy}
            aria-label={taxonomyWords.dismissNamed(text)}
            onClick={() => void decide({ action: "dismiss" }, taxonomyWords.decided.dismiss(text))}
          >
            {taxonomyWords.dismiss}
          </Button>
        </div>
      </div>
      {open === "add" && (
        <div class="below-row">
          <TaxonomyForm
            api={api}
            skill={null}
            name={text}
            save={({ keepOldName: _, ...skill }) => api.decide(id, { action: "add", skill })}
            onDone={(name) => onDecided(taxonomyWords.decided.add(name))}
            onCancel={() => setOpen(null)}
          />
        </div>
      )}
      {open === "same" && (
        <div class="below-row stack">
          <TaxonomyPick
            api={api}
            label={taxonomyWords.sameTitle(text)}
            picked={[]}
            most={1}
            onPick={([skill]) => skill && same(skill)}
          />
          <div>
            <Button kind="plain" onClick={() => setOpen(null)}>
              {commonWords.cancel}
            </Button>
          </div>
        </div>
      )}
      {action.trouble && <TaxonomyTrouble trouble={action.trouble} />}
    </li>
  );
}
