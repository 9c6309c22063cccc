import { computed, effect, signal, type ReadonlySignal } from "@preact/signals";
import type { DoubtBody, MatchAnswer, MatchedSkill, Reason, Topic } from "../../server/contract/index.ts";
import type { Carrier, Outcome, Trouble } from "../carrier.ts";

export type MatchState =
  | { readonly state: "none" }
  | { readonly state: "looking" }
  | { readonly state: "found"; readonly answer: MatchAnswer }
  | { readonly state: "failed"; readonly trouble: Trouble };

export interface SkillChip extends MatchedSkill {
  /** False once dropped: people are sought without it. */
  readonly on: boolean;
}

/** What the topic leads to: skills, people who know them, and what earlier learners learnt here. */
export interface MatchModel {
  /** While new people are sought, the last answer stays in `people`, `skills` and `takeaways`. */
  readonly state: ReadonlySignal<MatchState>;
  readonly skills: ReadonlySignal<readonly SkillChip[]>;
  readonly people: ReadonlySignal<MatchAnswer["people"]>;
  readonly takeaways: ReadonlySignal<MatchAnswer["takeaways"]>;
  /** The skills left in place: they go with the ask. */
  readonly chosen: ReadonlySignal<readonly string[]>;
  dropSkill(id: string): void;
  restoreSkill(id: string): void;
  /** Skills that I said this page is not about, as long as it is open. */
  readonly wrong: ReadonlySignal<readonly string[]>;
  /** Says that this page is not about a skill, which leaves it out; or takes that back. */
  sayWrong(skillId: string, wrong: boolean): Promise<Outcome<null>>;
  /** Says that this page is about a skill that was not found, and looks again. */
  addSkill(skillId: string): Promise<Outcome<null>>;
  searchSkills: Carrier["find"]["skills"];
  /** Reasons that I called not right, by {@link reasonKey}. */
  readonly doubted: ReadonlySignal<ReadonlySet<string>>;
  doubt(personId: string, reason: Reason, doubted: boolean): Promise<Outcome<null>>;
  reviewTakeaway: Carrier["act"]["reviewTakeaway"];
  /** Looks again, after trouble. */
  again(): void;
  stop(): void;
}

/** Names a reason shown for a person. */
export const reasonKey = (personId: string, { kind, skillId = "" }: Reason): string => `${personId} ${skillId} ${kind}`;

/** Looks whenever the exact topic or the dropped skills change, while `ready` (signed in); a late answer to an earlier question is ignored. */
export function createMatch(
  carrier: Carrier,
  about: { readonly exact: ReadonlySignal<Topic | null>; readonly key: ReadonlySignal<string> },
  ready: ReadonlySignal<boolean>,
): MatchModel {
  const state = signal<MatchState>({ state: "none" });
  const found = createFound();
  const repeats = signal(0);
  let asked = 0;
  let round: string | undefined;

  const stop = effect(() => {
    void repeats.value;
    const topic = about.exact.value;
    const key = about.key.value;
    // Read in every run: an effect follows only what its last run has read.
    const droppedNow = found.without.value;
    const dropped = key === round ? droppedNow : [];
    asked += 1;
    if (key !== round) {
      round = key;
      found.startAgain();
    }
    if (topic === null || !ready.value) state.value = { state: "none" };
    else void look(topic, dropped, asked);
  });

  async function look(topic: Topic, dropped: readonly string[], mine: number): Promise<void> {
    state.value = { state: "looking" };
    const outcome = await carrier.find.match({ topic, ...(dropped.length > 0 && { without: [...dropped] }) });
    if (mine !== asked) return;
    if (outcome.ok) found.take(outcome.value, dropped);
    state.value = outcome.ok
      ? { state: "found", answer: outcome.value }
      : { state: "failed", trouble: outcome.trouble };
  }

  return {
    state,
    ...found.shown,
    ...createCorrections(carrier, about.exact, found, () => {
      repeats.value += 1;
    }),
    again() {
      repeats.value += 1;
    },
    stop() {
      asked += 1;
      stop();
    },
  };
}

/** What the learner says of the answer: it holds for them at once, and for others once more people say so. */
function createCorrections(
  { act, find }: Carrier,
  exact: ReadonlySignal<Topic | null>,
  found: ReturnType<typeof createFound>,
  again: () => void,
) {
  const doubted = signal<ReadonlySet<string>>(new Set());
  const say = (skillId: string, verdict: "right" | "wrong" | null): Promise<Outcome<null>> => {
    const topic = exact.peek();
    if (topic === null) return Promise.resolve({ ok: true, value: null });
    const { excerpt: _, ...shown } = topic;
    return act.sayTopicWord(shown, skillId, verdict);
  };
  return {
    doubted,
    async sayWrong(skillId: string, wrong: boolean): Promise<Outcome<null>> {
      const said = await say(skillId, wrong ? "wrong" : null);
      if (said.ok) found.setWrong(skillId, wrong);
      return said;
    },
    async addSkill(skillId: string): Promise<Outcome<null>> {
      const said = await say(skillId, "right");
      if (said.ok) again();
      return said;
    },
    searchSkills: find.skills,
    reviewTakeaway: act.reviewTakeaway,
    async doubt(personId: string, reason: Reason, isDoubted: boolean): Promise<Outcome<null>> {
      const kind = reason.kind as DoubtBody["kind"];
      const said = await act.doubtReason(personId, { skill: reason.skillId ?? "", kind, doubted: isDoubted });
      if (!said.ok) return said;
      const next = new Set(doubted.peek());
      if (isDoubted) next.add(reasonKey(personId, reason));
      else next.delete(reasonKey(personId, reason));
      doubted.value = next;
      return said;
    },
  };
}

/** What was found for the topic at hand, and which of its skills the learner left out. */
function createFound() {
  const seen = signal<readonly MatchedSkill[]>([]);
  const last = signal<MatchAnswer | null>(null);
  const without = signal<readonly string[]>([]);
  const wrong = signal<readonly string[]>([]);
  const skills = computed(() => seen.value.map((skill) => ({ ...skill, on: !without.value.includes(skill.id) })));
  return {
    without,
    startAgain() {
      last.value = null;
      seen.value = [];
      if (without.peek().length > 0) without.value = [];
      wrong.value = [];
    },
    setWrong(id: string, isWrong: boolean) {
      wrong.value = isWrong ? [...wrong.peek(), id] : wrong.peek().filter((other) => other !== id);
      without.value = isWrong ? [...new Set([...without.peek(), id])] : without.peek().filter((other) => other !== id);
    },
    take(answer: MatchAnswer, dropped: readonly string[]) {
      last.value = answer;
      seen.value = merge(seen.peek(), answer.skills, dropped);
    },
    shown: {
      skills,
      wrong,
      people: computed(() => last.value?.people ?? []),
      takeaways: computed(() => last.value?.takeaways ?? []),
      chosen: computed(() => skills.value.filter(({ on }) => on).map(({ id }) => id)),
      dropSkill(id: string) {
        if (!without.peek().includes(id)) without.value = [...without.peek(), id];
      },
      restoreSkill(id: string) {
        without.value = without.peek().filter((other) => other !== id);
      },
    },
  };
}

/** Dropped skills stay on screen, in their place, so that they can be taken back. */
function merge(
  before: readonly MatchedSkill[],
  found: readonly MatchedSkill[],
  dropped: readonly string[],
): MatchedSkill[] {
  const kept = before.filter(({ id }) => dropped.includes(id) && !found.some((skill) => skill.id === id));
  return [...found, ...kept];
}
