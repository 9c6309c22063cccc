import { signal, type ReadonlySignal } from "@preact/signals";
import type {
  ConfirmBody,
  Me,
  MySkill,
  ProfileBody,
  Proposal,
  SessionList,
  Skill,
} from "../../server/contract/index.ts";
import type { Carrier, Outcome, Trouble } from "../carrier.ts";

/** What the organisation knows of me: mine to see, dispute and delete. */
export interface ProfileModel {
  /** Null until loaded. */
  readonly skills: ReadonlySignal<readonly MySkill[] | null>;
  /** Skills of mine that have no name here yet, and wait for a curator. */
  readonly proposals: ReadonlySignal<readonly Proposal[]>;
  readonly sessions: ReadonlySignal<SessionList["sessions"] | null>;
  /** Why the last thing did not happen; null once something did. */
  readonly trouble: ReadonlySignal<Trouble | null>;
  /** Loads skills and sessions anew. */
  load(): Promise<void>;
  searchSkills(words: string): Promise<Outcome<Skill[]>>;
  searchPeople: Carrier["find"]["people"];
  addSkill(skillId: string, note?: string): Promise<Outcome<null>>;
  dropSkill(skillId: string): Promise<Outcome<null>>;
  /** Proposes a skill that is not there; gives the one that is, under another spelling, else null. */
  proposeSkill(text: string): Promise<Outcome<Skill | null>>;
  withdrawProposal(proposalId: string): Promise<Outcome<null>>;
  deleteEvidence(evidenceId: string): Promise<Outcome<null>>;
  dispute(evidenceId: string, disputed: boolean): Promise<Outcome<null>>;
  setProfile(body: ProfileBody): Promise<Outcome<Me>>;
  confirm(body: ConfirmBody): Promise<Outcome<Me>>;
  setNotHere(personId: string, notHere: boolean): Promise<Outcome<Me>>;
}

export function createProfile({ act, find }: Carrier): ProfileModel {
  const skills = signal<readonly MySkill[] | null>(null);
  const proposals = signal<readonly Proposal[]>([]);
  const sessions = signal<SessionList["sessions"] | null>(null);
  const trouble = signal<Trouble | null>(null);

  async function into<T>(place: { value: T }, looking: Promise<Outcome<T>>): Promise<void> {
    const found = await looking;
    if (found.ok) place.value = found.value;
    else trouble.value = found.trouble;
  }
  const loadSkills = () => into<readonly MySkill[] | null>(skills, find.mySkills());
  const loadProposals = () => into<readonly Proposal[]>(proposals, find.proposals());
  const loadSessions = () => into<SessionList["sessions"] | null>(sessions, find.sessions());
  async function noting<T>(change: Promise<Outcome<T>>): Promise<Outcome<T>> {
    const outcome = await change;
    trouble.value = outcome.ok ? null : outcome.trouble;
    return outcome;
  }
  /** After a change of skills or evidence what the service holds now is read again. */
  async function changing<T>(change: Promise<Outcome<T>>, load = loadSkills): Promise<Outcome<T>> {
    const outcome = await noting(change);
    if (outcome.ok) await load();
    return outcome;
  }

  return {
    skills,
    proposals,
    sessions,
    trouble,
    async load() {
      trouble.value = null;
      await Promise.all([loadSkills(), loadProposals(), loadSessions()]);
    },
    searchSkills: find.skills,
    searchPeople: find.people,
    addSkill: (skillId, note) => changing(act.addSkill(skillId, note)),
    dropSkill: (skillId) => changing(act.dropSkill(skillId)),
    async proposeSkill(text) {
      const proposed = await changing(act.proposeSkill(text), loadProposals);
      return proposed.ok ? { ok: true, value: proposed.value.skill } : proposed;
    },
    withdrawProposal: (proposalId) => changing(act.withdrawProposal(proposalId), loadProposals),
    deleteEvidence: (evidenceId) => changing(act.deleteEvidence(evidenceId)),
    dispute: (evidenceId, disputed) => changing(act.disputeEvidence(evidenceId, disputed)),
    setProfile: (body) => noting(act.setProfile(body)),
    confirm: (body) => changing(act.confirm(body)),
    setNotHere: (personId, notHere) => noting(act.setNotHere(personId, notHere)),
  };
}
