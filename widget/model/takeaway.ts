import { batch, computed, signal, type ReadonlySignal, type Signal } from "@preact/signals";
import type { TakeawayDraft, TakeawayPreview } from "../../server/contract/index.ts";
import { trouble, type Carrier, type Outcome } from "../carrier.ts";
import { keepDraft } from "./draft-keeper.ts";

export const FIELDS = ["what", "how", "why", "unknowns"] as const;
type Field = (typeof FIELDS)[number];
export type TakeawayWords = Record<Field, string>;

/** What one of the two writes for the next learner; every letter is kept as it is typed. */
export interface TakeawayModel {
  readonly fields: Record<Field, Signal<string>>;
  /** I may be shown as standing behind it. */
  readonly named: Signal<boolean>;
  /** The very words that would be shown, once looked at; any change takes it away. */
  readonly preview: ReadonlySignal<TakeawayPreview | null>;
  /** Begins with these words, unless something was typed before. */
  begin(words: Partial<TakeawayWords>, named: boolean): void;
  /** Asks what it would look like. */
  look(): Promise<Outcome<null>>;
  /** A masked word is an ordinary one, or is a name after all; looks again. */
  keep(word: string, kept: boolean): Promise<Outcome<null>>;
  /** Back from the preview to the words. */
  write(): void;
  /** Proposes what was looked at, over the version that was seen. */
  propose(over: number): Promise<Outcome<null>>;
  agree(version: number, named: boolean): Promise<Outcome<null>>;
  end(): Promise<Outcome<null>>;
  stop(): void;
}

interface Draft extends TakeawayWords {
  readonly named: boolean;
  readonly kept: readonly string[];
}

const keyOf = (askId: string) => `takeaway:${askId}`;
const isEmpty = (draft: Draft) => FIELDS.every((field) => draft[field].trim() === "");

/** The words as they are typed, kept on the device. */
function createWords(carrier: Carrier, askId: string) {
  const fields = { what: signal(""), how: signal(""), why: signal(""), unknowns: signal("") };
  const named = signal(false);
  const kept = signal<readonly string[]>([]);
  const draft = computed<Draft>(() => ({
    what: fields.what.value,
    how: fields.how.value,
    why: fields.why.value,
    unknowns: fields.unknowns.value,
    named: named.value,
    kept: kept.value,
  }));
  const fill = (next: Partial<Draft>) =>
    batch(() => {
      for (const field of FIELDS) fields[field].value = next[field] ?? "";
      named.value = next.named ?? false;
      kept.value = next.kept ?? [];
    });
  const keeper = keepDraft<Draft>({
    device: carrier.device,
    key: keyOf(askId),
    draft,
    fill,
    isEmpty,
    join: (before, typed) => (isEmpty(typed) ? { ...typed, ...before } : typed),
  });
  const bodyOf = (): TakeawayDraft => {
    const { what, how, why, unknowns } = draft.peek();
    const words = { what, how, why, unknowns };
    const given = FIELDS.filter((field) => words[field].trim() !== "");
    return {
      what: what.toWellFormed(),
      ...Object.fromEntries(given.map((field) => [field, words[field].toWellFormed()])),
      named: named.peek(),
      ...(kept.peek().length > 0 && { keep: [...kept.peek()] }),
    };
  };
  return { fields, named, kept, draft, fill, keeper, bodyOf };
}

export function createTakeaway(carrier: Carrier, askId: string): TakeawayModel {
  const { fields, named, kept, draft, fill, keeper, bodyOf } = createWords(carrier, askId);
  const preview = signal<TakeawayPreview | null>(null);
  async function look(): Promise<Outcome<null>> {
    if (fields.what.peek().trim() === "") return { ok: false, trouble: trouble("invalid") };
    const seen = await carrier.find.previewTakeaway(askId, bodyOf());
    if (!seen.ok) return seen;
    preview.value = seen.value;
    return { ok: true, value: null };
  }
  return {
    fields,
    named,
    preview,
    begin(words, isNamed) {
      if (isEmpty(draft.peek())) fill({ ...words, named: isNamed });
    },
    look,
    keep(word, isKept) {
      const others = kept.peek().filter((one) => one !== word.toLowerCase());
      kept.value = isKept ? [...others, word.toLowerCase()] : others;
      return look();
    },
    write: () => (preview.value = null),
    async propose(over) {
      const outcome = await carrier.act.proposeTakeaway(askId, { ...bodyOf(), over });
      if (!outcome.ok) return outcome;
      preview.value = null;
      fill({});
      await keeper.settled();
      return outcome;
    },
    agree: (version, isNamed) => carrier.act.agreeToTakeaway(askId, { version, named: isNamed }),
    end: () => carrier.act.endTakeaway(askId),
    stop: keeper.stop,
  };
}
