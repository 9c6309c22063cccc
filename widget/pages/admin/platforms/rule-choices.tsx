import type { LtiPlatform } from "../../../../server/contract/index.ts";
import { Choices } from "../../../ui/choices.tsx";
import * as words from "../../../words/en/platforms.ts";

type Matching = LtiPlatform["matching"];
type Policy = LtiPlatform["deploymentPolicy"];

interface Props {
  /** Without it an address says nothing about who somebody is. */
  readonly trusted: boolean;
  readonly matching: Matching;
  readonly policy: Policy;
  readonly onMatching: (matching: Matching) => void;
  readonly onPolicy: (policy: Policy) => void;
}

const MATCHINGS: readonly Matching[] = ["never", "email", "sourced_id"];
const POLICIES: readonly Policy[] = ["strict", "accept_and_record"];

/** Who somebody is who comes for the first time, and which deployments may launch. */
export function RuleChoices({ trusted, matching, policy, onMatching, onPolicy }: Props) {
  return (
    <>
      <Choices
        legend={words.matching}
        options={MATCHINGS.filter((value) => value !== "email" || trusted).map((value) => ({
          value,
          label: words.matchings[value],
        }))}
        value={matching}
        onChange={onMatching}
      />
      <Choices
        legend={words.policy}
        options={POLICIES.map((value) => ({ value, label: words.policies[value] }))}
        value={policy}
        onChange={onPolicy}
      />
    </>
  );
}
