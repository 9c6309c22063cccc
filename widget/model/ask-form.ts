import { batch, computed, signal, type ReadonlySignal, type Signal } from "@preact/signals";
import type { AskBody, PersonName, PictureBody, Topic } from "../../server/contract/index.ts";
import { trouble, type Carrier, type Outcome } from "../carrier.ts";
import { createAskedBefore, type AskedBeforeModel } from "./asked-before.ts";
import { joinWords, keepDraft } from "./draft-keeper.ts";
import { createPasted, MAX_PICTURES } from "./pasted.ts";
import { uuid } from "../uuid.ts";

export type Minutes = AskBody["minutes"];
export const MINUTES: readonly Minutes[] = [5, 15, 30, 60];
export const ASK_DRAFT = "ask";

/** The form of a question; every letter is kept as it is typed. */
export interface AskFormModel {
  readonly goal: Signal<string>;
  readonly tried: Signal<string>;
  readonly minutes: Signal<Minutes>;
  readonly anonymous: Signal<boolean>;
  /** Null: "find someone for me". */
  readonly to: Signal<PersonName | null>;
  /** Colleagues whom the learner would rather not meet with this question. */
  readonly notTo: Signal<readonly PersonName[]>;
  readonly pictures: ReadonlySignal<readonly PictureBody[]>;
  /** Exactly what will be sent; null while topic or goal is missing. */
  readonly body: ReadonlySignal<AskBody | null>;
  readonly sending: ReadonlySignal<boolean>;
  /** What colleagues learnt that is near to what is typed. */
  readonly asked: AskedBeforeModel;
  addPicture(picture: Blob): Promise<Outcome<null>>;
  dropPicture(id: string): void;
  /** Answers with the ask's id once it is safe on the device, and empties the form. Pressed twice, it sends once. */
  send(): Promise<Outcome<string>>;
  clear(): void;
  /** Settles when everything typed is on the device. */
  settled(): Promise<void>;
  stop(): void;
}

/** What lies in the draft. The ask's id is in it from the first letter: sent again after a crash, it is the same ask. */
interface Draft {
  readonly id: string;
  readonly goal: string;
  readonly tried: string;
  readonly minutes: Minutes;
  readonly anonymous: boolean;
  readonly to: PersonName | null;
  readonly notTo: readonly PersonName[];
  readonly pictures: readonly PictureBody[];
}

const blank = (): Draft => ({
  id: uuid(),
  goal: "",
  tried: "",
  minutes: 15,
  anonymous: false,
  to: null,
  notTo: [],
  pictures: [],
});

export function createAskForm(
  carrier: Carrier,
  about: { readonly topic: ReadonlySignal<Topic | null>; readonly skills: ReadonlySignal<readonly string[]> },
): AskFormModel {
  const fields = createFields();
  const sending = signal(false);
  const asked = createAskedBefore(
    carrier,
    computed(() => `${fields.goal.value} ${fields.tried.value}`),
  );
  const keeper = keepDraft({ device: carrier.device, key: ASK_DRAFT, ...fields, isEmpty, join });
  const body = computed(() => bodyOf(fields.draft.value, about.topic.value, about.skills.value));

  return {
    goal: fields.goal,
    tried: fields.tried,
    minutes: fields.minutes,
    anonymous: fields.anonymous,
    to: fields.to,
    notTo: fields.notTo,
    pictures: fields.pictures,
    body,
    sending,
    asked,
    ...createPasted(carrier.device, fields.pictures),
    async send() {
      if (body.peek() === null) return { ok: false, trouble: trouble("invalid") };
      if (sending.peek()) return { ok: true, value: fields.draft.peek().id };
      sending.value = true;
      await keeper.settled();
      const { id } = fields.draft.peek();
      const ready = body.peek();
      const outcome = ready === null ? invalid : await carrier.act.openAsk(id, ready, ASK_DRAFT);
      sending.value = false;
      if (!outcome.ok) return outcome;
      fields.fill(blank());
      return { ok: true, value: id };
    },
    clear: () => fields.fill(blank()),
    settled: keeper.settled,
    stop() {
      keeper.stop();
      asked.stop();
    },
  };
}

function createFields() {
  const start = blank();
  const id = signal(start.id);
  const goal = signal(start.goal);
  const tried = signal(start.tried);
  const minutes = signal<Minutes>(start.minutes);
  const anonymous = signal(start.anonymous);
  const to = signal<PersonName | null>(null);
  const notTo = signal<readonly PersonName[]>([]);
  const pictures = signal<readonly PictureBody[]>([]);
  const draft = computed<Draft>(() => ({
    id: id.value,
    goal: goal.value,
    tried: tried.value,
    minutes: minutes.value,
    anonymous: anonymous.value,
    to: to.value,
    notTo: notTo.value,
    pictures: pictures.value,
  }));
  const fill = (next: Draft) =>
    batch(() => {
      id.value = next.id;
      goal.value = next.goal;
      tried.value = next.tried;
      minutes.value = next.minutes;
      anonymous.value = next.anonymous;
      to.value = next.to;
      notTo.value = next.notTo;
      pictures.value = next.pictures;
    });
  return { goal, tried, minutes, anonymous, to, notTo, pictures, draft, fill };
}

const invalid = { ok: false, trouble: trouble("invalid") } as const;
const isEmpty = ({ goal, tried, pictures }: Draft) => goal === "" && tried === "" && pictures.length === 0;

const join = (kept: Partial<Draft>, typed: Draft): Draft => ({
  ...typed,
  ...kept,
  goal: joinWords(kept.goal, typed.goal),
  tried: joinWords(kept.tried, typed.tried),
  to: typed.to ?? kept.to ?? null,
  pictures: [...(kept.pictures ?? []), ...typed.pictures].slice(0, MAX_PICTURES),
});

function bodyOf(draft: Draft, topic: Topic | null, skills: readonly string[]): AskBody | null {
  if (topic === null || draft.goal.trim() === "") return null;
  return {
    topic,
    goal: draft.goal.toWellFormed(),
    minutes: draft.minutes,
    ...(skills.length > 0 && { skills: skills.slice(0, 8) }),
    ...(draft.tried.trim() !== "" && { tried: draft.tried.toWellFormed() }),
    ...(draft.anonymous && { anonymous: true }),
    ...(draft.to !== null && { to: draft.to.id }),
    ...(draft.notTo.length > 0 && { notTo: draft.notTo.map((person) => person.id) }),
    ...(draft.pictures.length > 0 && { pictures: [...draft.pictures] }),
  };
}
