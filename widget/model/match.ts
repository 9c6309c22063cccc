import { computed, effect, signal, type ReadonlySignal } from "@preact/signals";
import type { MatchAnswer, MatchedSkill, Topic } from "../../server/contract/index.ts";
import type { Carrier, Trouble } from "../carrier.ts";

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
  /** Looks again, after trouble. */
  again(): void;
  stop(): void;
}

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
    again() {
      repeats.value += 1;
    },
    stop() {
      asked += 1;
      stop();
    },
  };
}

/** What was found for the topic at hand, and which of its skills the learner left out. */
function createFound() {
  const seen = signal<readonly MatchedSkill[]>([]);
  const last = signal<MatchAnswer | null>(null);
  const without = signal<readonly string[]>([]);
  const skills = computed(() => seen.value.map((skill) => ({ ...skill, on: !without.value.includes(skill.id) })));
  return {
    without,
    startAgain() {
      last.value = null;
      seen.value = [];
      if (without.peek().length > 0) without.value = [];
    },
    take(answer: MatchAnswer, dropped: readonly string[]) {
      last.value = answer;
      seen.value = merge(seen.peek(), answer.skills, dropped);
    },
    shown: {
      skills,
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
