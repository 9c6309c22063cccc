import { batch, computed, signal, type ReadonlySignal } from "@preact/signals";
import type { Topic } from "../../server/contract/index.ts";
import type { Carrier, PageState } from "../carrier.ts";
import { uuid } from "../uuid.ts";
import { maskPersonal } from "../../server/contract/mask.ts";

const EXCERPT_LENGTH = 1000;

export type ChipKind =
  | "title"
  | "course"
  | "module"
  | "lesson"
  | "heading"
  | "description"
  | "url"
  | "language"
  | "excerpt";

/** One piece of the topic, which the learner may drop and take back. */
export interface Chip {
  /** Stable while the page is the same: the kind, and for headings its place. */
  readonly id: string;
  readonly kind: ChipKind;
  readonly text: string;
  /** False once dropped: it will not be sent. */
  readonly on: boolean;
  /** The title stays: without one there is no topic. It can be reworded. */
  readonly fixed: boolean;
}

export interface Excerpt {
  /** As it would be sent: masked and shortened. */
  readonly text: string;
  /** How many addresses, telephone numbers and ids were masked. */
  readonly masked: number;
  /** Goes only when ticked. */
  readonly on: boolean;
}

/** What a page is about, and exactly what of it will be sent. */
export interface PageTopicModel {
  readonly page: ReadonlySignal<PageState>;
  /** Empty when there is no topic. */
  readonly chips: ReadonlySignal<readonly Chip[]>;
  /** Null when nothing was selected. */
  readonly excerpt: ReadonlySignal<Excerpt | null>;
  /** What will be sent, to the letter; null when there is no topic. */
  readonly exact: ReadonlySignal<Topic | null>;
  /** Names one press or one typed topic, the same in every panel; what was chosen for another does not count for it. */
  readonly key: ReadonlySignal<string>;
  /** The last change that can be undone, newest last. */
  readonly undoable: ReadonlySignal<readonly string[]>;
  drop(chipId: string): void;
  restore(chipId: string): void;
  /** Takes back the newest drop. */
  undo(): void;
  /** Other words for the title. */
  retitle(title: string): void;
  tickExcerpt(on: boolean): void;
  /** A topic typed or pasted instead of read; an address on its own becomes the topic's address. */
  type(text: string): void;
  stop(): void;
}

const FIELDS = ["course", "module", "lesson", "description", "url", "language"] as const;

export function createPageTopic(carrier: { readonly watch: Pick<Carrier["watch"], "page"> }): PageTopicModel {
  const page = signal<PageState>({ state: "none" });
  const typed = signal<{ readonly key: string; readonly topic: Topic } | null>(null);
  const choices = createChoices();
  const stop = carrier.watch.page((next) => {
    const before = page.peek();
    const same = before.state === "read" && next.state === "read" && before.key === next.key;
    page.value = next;
    if (same || next.state === "none") return;
    typed.value = null;
    choices.startAgain();
  });

  const base = computed(() => typed.value?.topic ?? (page.value.state === "read" ? page.value.topic : null));
  const chips = computed(() =>
    base.value === null ? [] : chipsOf(base.value, choices.title.value, choices.dropped.value),
  );
  const excerpt = computed(() => {
    const selection = typed.value === null && page.value.state === "read" ? page.value.selection : null;
    return selection === null ? null : excerptOf(selection, choices.ticked.value);
  });
  const exact = computed(() => {
    const words = excerpt.value?.on === true ? excerpt.value.text : null;
    return base.value === null ? null : topicOf(chips.value, words);
  });

  return {
    page,
    chips,
    excerpt,
    exact,
    key: computed(() => typed.value?.key ?? (page.value.state === "read" ? page.value.key : "")),
    undoable: choices.dropped,
    drop(chipId) {
      const chip = chips.peek().find(({ id }) => id === chipId);
      if (chip?.on === true && !chip.fixed) choices.drop(chipId);
    },
    restore: choices.restore,
    undo: choices.undo,
    retitle: choices.retitle,
    tickExcerpt: choices.tick,
    type(text) {
      const topic = topicFromWords(text);
      batch(() => {
        choices.startAgain();
        typed.value = topic && { key: uuid(), topic };
      });
    },
    stop,
  };
}

/** What the learner decided about one topic; gone with the next. */
function createChoices() {
  const title = signal<string | null>(null);
  const dropped = signal<readonly string[]>([]);
  const ticked = signal(false);
  return {
    title,
    dropped,
    ticked,
    startAgain() {
      title.value = null;
      dropped.value = [];
      ticked.value = false;
    },
    drop(chipId: string) {
      dropped.value = [...dropped.peek(), chipId];
    },
    restore(chipId: string) {
      dropped.value = dropped.peek().filter((id) => id !== chipId);
    },
    undo() {
      dropped.value = dropped.peek().slice(0, -1);
    },
    retitle(next: string) {
      title.value = next.trim() === "" ? null : next.trim().slice(0, 300).toWellFormed();
    },
    tick(on: boolean) {
      ticked.value = on;
    },
  };
}

function excerptOf(selection: string, on: boolean): Excerpt | null {
  if (selection.trim() === "") return null;
  const { text, masked } = maskPersonal(selection.trim());
  return { text: shorten(text), masked, on };
}

function chipsOf(topic: Topic, title: string | null, dropped: readonly string[]): Chip[] {
  const chip = (id: string, kind: ChipKind, text: string): Chip => ({
    id,
    kind,
    text,
    on: !dropped.includes(id),
    fixed: kind === "title",
  });
  const chips = [chip("title", "title", title ?? topic.title)];
  for (const field of FIELDS) {
    const text = topic[field];
    if (text !== undefined && text !== "") chips.push(chip(field, field, text));
  }
  topic.headings?.forEach((text, index) => chips.push(chip(`heading:${index}`, "heading", text)));
  return chips;
}

function topicOf(chips: readonly Chip[], excerpt: string | null): Topic {
  const topic: Topic = { title: chips.find(({ kind }) => kind === "title")?.text ?? "" };
  for (const field of FIELDS) {
    const chip = chips.find(({ kind, on }) => on && kind === field);
    if (chip !== undefined) topic[field] = chip.text;
  }
  const headings = chips.filter(({ kind, on }) => on && kind === "heading").map(({ text }) => text);
  if (headings.length > 0) topic.headings = headings;
  if (excerpt !== null) topic.excerpt = excerpt;
  return topic;
}

/** Cuts at the contract's length, never through a pair of surrogates. */
function shorten(text: string): string {
  const cut = text.slice(0, EXCERPT_LENGTH);
  return cut.isWellFormed() ? cut : cut.slice(0, -1);
}

/** A pasted address gives its last readable piece as the title; parameters and fragments may name a person, so they stay here. */
function topicFromWords(text: string): Topic | null {
  const words = text.trim();
  if (words === "") return null;
  const url = URL.canParse(words) ? new URL(words) : null;
  if (url === null || !/^https?:$/u.test(url.protocol)) return { title: words.slice(0, 300).toWellFormed() };
  const address = `${url.origin}${url.pathname}`.slice(0, 2000);
  const piece =
    url.pathname
      .split("/")
      .map(decode)
      .findLast((part) => /\p{L}{3}/u.test(part)) ?? "";
  const title = piece
    .replace(/\.\w{2,5}$/u, "")
    .replace(/[-_+]+/gu, " ")
    .trim();
  return { title: (title === "" ? url.hostname : title).slice(0, 300).toWellFormed(), url: address };
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return "";
  }
}
