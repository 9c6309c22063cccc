import { signal, type ReadonlySignal } from "@preact/signals";
import type { ConfirmBody, Me, MySkill, ProfileBody, SessionList, Skill } from "../../server/contract/index.ts";
import type { Carrier, Outcome, Trouble } from "../carrier.ts";

/** What the organisation knows of me: mine to see, dispute and delete. */
export interface ProfileModel {
  /** Null until loaded. */
  readonly skills: ReadonlySignal<readonly MySkill[] | null>;
  readonly sessions: ReadonlySignal<SessionList["sessions"] | null>;
  /** Why the last thing did not happen; null once something did. */
  readonly trouble: ReadonlySignal<Trouble | null>;
  /** Loads skills and sessions anew. */
  load(): Promise<void>;
  searchSkills(words: string): Promise<Outcome<Skill[]>>;
  searchPeople: Carrier["find"]["people"];
  addSkill(skillId: string, note?: string): Promise<Outcome<null>>;
  dropSkill(skillId: string): Promise<Outcome<null>>;
  deleteEvidence(evidenceId: string): Promise<Outcome<null>>;
  dispute(evidenceId: string, disputed: boolean): Promise<Outcome<null>>;
  setProfile(body: ProfileBody): Promise<Outcome<Me>>;
  confirm(body: ConfirmBody): Promise<Outcome<Me>>;
  setNotHere(personId: string, notHere: boolean): Promise<Outcome<Me>>;
}

export function createProfile({ act, find }: Carrier): ProfileModel {
  const skills = signal<readonly MySkill[] | null>(null);
  const sessions = signal<SessionList["sessions"] | null>(null);
  const trouble = signal<Trouble | null>(null);

  async function loadSkills(): Promise<void> {
    const found = await find.mySkills();
    if (found.ok) skills.value = found.value;
    else trouble.value = found.trouble;
  }
  async function loadSessions(): Promise<void> {
    const found = await find.sessions();
    if (found.ok) sessions.value = found.value;
    else trouble.value = found.trouble;
  }
  /** After a change of skills or evidence what the service holds now is read again. */
  async function changing<T>(change: Promise<Outcome<T>>): Promise<Outcome<T>> {
    const outcome = await change;
    trouble.value = outcome.ok ? null : outcome.trouble;
    if (outcome.ok) await loadSkills();
    return outcome;
  }
  async function noting<T>(change: Promise<Outcome<T>>): Promise<Outcome<T>> {
    const outcome = await change;
    trouble.value = outcome.ok ? null : outcome.trouble;
    return outcome;
  }

  return {
    skills,
    sessions,
    trouble,
    async load() {
      trouble.value = null;
      await Promise.all([loadSkills(), loadSessions()]);
    },
    searchSkills: find.skills,
    searchPeople: find.people,
    addSkill: (skillId, note) => changing(act.addSkill(skillId, note)),
    dropSkill: (skillId) => changing(act.dropSkill(skillId)),
    deleteEvidence: (evidenceId) => changing(act.deleteEvidence(evidenceId)),
    dispute: (evidenceId, disputed) => changing(act.disputeEvidence(evidenceId, disputed)),
    setProfile: (body) => noting(act.setProfile(body)),
    confirm: (body) => changing(act.confirm(body)),
    setNotHere: (personId, notHere) => noting(act.setNotHere(personId, notHere)),
  };
}
