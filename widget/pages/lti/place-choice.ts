import { batch, computed, effect, signal, type ReadonlySignal, type Signal } from "@preact/signals";
import type { PlaceChoice, PlaceTarget, SkillName, Topic } from "../../../server/contract/index.ts";
import type { Outcome } from "../../carrier.ts";
import * as pickerWords from "../../words/en/lti-picker.ts";
import type { PickerApi } from "./picker.tsx";

/** A skill of the choice; off once taken away, and it stays where it was. */
export interface PickedSkill extends SkillName {
  readonly on: boolean;
}

/** What a teacher is about to choose for one place. */
export interface PlaceChoiceModel {
  readonly topic: Signal<string>;
  readonly title: ReadonlySignal<string>;
  readonly skills: ReadonlySignal<readonly PickedSkill[]>;
  readonly looking: ReadonlySignal<boolean>;
  readonly target: Signal<PlaceTarget | null>;
  readonly scores: Signal<boolean>;
  /** Null while a topic or a title is missing. */
  readonly choice: ReadonlySignal<PlaceChoice | null>;
  /** From then on the title no longer follows the topic. */
  retitle(title: string): void;
  toggle(skillId: string): void;
  add(skill: SkillName): void;
  search(words: string): Promise<Outcome<readonly SkillName[]>>;
  stop(): void;
}

const PAUSE = 400;
const PROPOSED = 5;
const MOST = 8;

/** Proposes skills from the words of the topic, and a title; what the teacher said themselves stays. */
export function createPlaceChoice(
  api: () => Promise<Pick<PickerApi, "match" | "skills">>,
  proposed: Topic,
  targets: readonly PlaceTarget[],
): PlaceChoiceModel {
  const topic = signal(proposed.title);
  const ownTitle = signal<string | null>(null);
  const proposals = signal<readonly SkillName[]>([]);
  const added = signal<readonly SkillName[]>([]);
  const off = signal<readonly string[]>([]);
  const looking = signal(false);
  const target = signal<PlaceTarget | null>(targets[0] ?? null);
  const scores = signal(false);
  const about = computed(() => topic.value.trim());
  const title = computed(() => ownTitle.value ?? (about.value === "" ? "" : pickerWords.proposedTitle(about.value)));
  const skills = computed(() => unique([...added.value, ...proposals.value], off.value));

  const stop = followTopic(about, looking, proposals, async (words) => {
    const { course } = proposed;
    const outcome = await (await api()).match({ title: words, ...(course !== undefined && { course }) });
    return outcome.ok ? outcome.value.skills.slice(0, PROPOSED) : [];
  });

  return {
    topic,
    title,
    skills,
    looking,
    target,
    scores,
    choice: computed(() => {
      if (about.value === "" || title.value.trim() === "") return null;
      return {
        title: title.value.trim().slice(0, 200).toWellFormed(),
        topic: about.value.slice(0, 300).toWellFormed(),
        skills: skills.value
          .filter(({ on }) => on)
          .map(({ id }) => id)
          .slice(0, MOST),
        ...(target.value !== null && { target: target.value }),
        ...(scores.value && { scores: true }),
      };
    }),
    retitle: (next) => void (ownTitle.value = next),
    toggle(id) {
      off.value = off.peek().includes(id) ? off.peek().filter((other) => other !== id) : [...off.peek(), id];
    },
    add(skill) {
      batch(() => {
        added.value = [...added.peek(), skill];
        off.value = off.peek().filter((id) => id !== skill.id);
      });
    },
    async search(words) {
      const outcome = await (await api()).skills(words);
      return outcome.ok ? { ok: true, value: outcome.value.skills } : outcome;
    },
    stop,
  };
}

function unique(found: readonly SkillName[], off: readonly string[]): PickedSkill[] {
  const byId = new Map(found.map(({ id, name }) => [id, { id, name, on: !off.includes(id) }]));
  return [...byId.values()];
}

/** Looks once the typing rests; a late answer to earlier words is ignored. */
function followTopic(
  about: ReadonlySignal<string>,
  looking: Signal<boolean>,
  proposals: Signal<readonly SkillName[]>,
  look: (words: string) => Promise<readonly SkillName[]>,
): () => void {
  let round = 0;
  let isFirst = true;
  let pause: ReturnType<typeof setTimeout> | undefined;
  const unfollow = effect(() => {
    const words = about.value;
    const mine = ++round;
    clearTimeout(pause);
    looking.value = words !== "";
    if (words === "") return void (proposals.value = []);
    const go = () =>
      void look(words).then((found) => {
        if (mine !== round) return;
        batch(() => {
          proposals.value = found;
          looking.value = false;
        });
      });
    if (isFirst) go();
    else pause = setTimeout(go, PAUSE);
    isFirst = false;
  });
  return () => {
    round += 1;
    clearTimeout(pause);
    unfollow();
  };
}
