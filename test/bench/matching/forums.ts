import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type {
  MatchAnswerText,
  MatchEvidence,
  MatchLesson,
  MatchPerson,
  MatchSkill,
} from "../../../server/matching/types.ts";
import { readLines } from "./measures.ts";

/** A question with who answered it. */
export interface Thread {
  readonly id: string;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly title: string;
  readonly body: string;
  readonly tags: readonly string[];
  readonly asker: string;
  readonly answers: readonly Answer[];
}

interface Answer {
  readonly user: string;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly text: string;
  readonly grade: number;
}

/** A question whose answerers are to be found. */
export interface Question {
  readonly title: string;
  readonly body: string;
  readonly asker: string;
  /** Grades above 0 by person. */
  readonly gold: ReadonlyMap<string, number>;
}

/** What one community had said by a time, and what was asked after it. */
export interface Forum {
  readonly history: readonly Thread[];
  readonly candidates: readonly string[];
  readonly questions: readonly Question[];
  /** Epoch milliseconds. */
  readonly now: number;
}

export const FORUMS = ["ai", "qc", "scn"] as const;

const timeOf = (date: string): number => Date.parse(`${date.replace(" ", "T").replace(/Z$/, "")}Z`);

interface Line extends Omit<Thread, "at" | "answers"> {
  readonly date: string;
  readonly answers: readonly { user: string; date: string; text: string; score: number; accepted: boolean }[];
}

function threadOf({ date, answers, ...line }: Line): Thread {
  return {
    ...line,
    at: timeOf(date),
    answers: answers.map(({ user, text, date: day, accepted, score }) => ({
      user,
      text,
      at: timeOf(day),
      grade: accepted || score >= 3 ? 2 : 1,
    })),
  };
}

const latest = (history: readonly Thread[]): number =>
  history.reduce(
    (last, { at, answers }) => answers.reduce((most, answer) => Math.max(most, answer.at), Math.max(last, at)),
    0,
  );

/** Reads a forum of `experts/`; null where it is absent. */
export function readForum(data: string, name: string): Forum | null {
  const path = (rest: string) => join(data, "experts", `${name}.${rest}`);
  if (!existsSync(path("history.jsonl"))) return null;
  const history = readLines<Line>(path("history.jsonl")).map(threadOf);
  const gold = new Map(
    readLines<{ id: string; gold: Record<string, number> }>(path("test.gold.jsonl")).map((line) => [
      line.id,
      line.gold,
    ]),
  );
  return {
    history,
    candidates: JSON.parse(readFileSync(path("candidates.json"), "utf8")) as string[],
    questions: readLines<Question & { id: string }>(path("test.queries.jsonl")).map((line) => ({
      ...line,
      gold: new Map(Object.entries(gold.get(line.id) ?? {})),
    })),
    now: latest(history),
  };
}

/** The later part of the history as questions to the earlier: for choosing weights. `share` of the threads stay history. */
export function developmentPart({ history }: Forum, share: number): Forum {
  const ordered = history.toSorted((a, b) => a.at - b.at);
  const cut = Math.floor(ordered.length * share);
  const now = ordered[cut]?.at ?? 0;
  const before = ordered.slice(0, cut).map((thread) => ({
    ...thread,
    answers: thread.answers.filter(({ at }) => at < now),
  }));
  const candidates = new Set(
    before.flatMap(({ asker, answers }) => answers.map(({ user }) => user).filter((user) => user !== asker)),
  );
  const questions = ordered.slice(cut).map(({ title, body, asker, answers }) => {
    const gold = new Map<string, number>();
    for (const { user, grade } of answers) {
      if (user !== asker && candidates.has(user)) gold.set(user, Math.max(grade, gold.get(user) ?? 0));
    }
    return { title, body, asker, gold };
  });
  return {
    history: before,
    candidates: [...candidates].toSorted(),
    questions: questions.filter(({ gold }) => gold.size > 0),
    now,
  };
}

/** A forum as an organisation would have it: tags are skills, answers are evidence and words. */
export function organisationOf({ history, candidates, now }: Forum) {
  const tags = [...new Set(history.flatMap((thread) => thread.tags))].toSorted();
  const skills = tags.map((tag): MatchSkill => ({
    id: tag,
    name: tag.replaceAll("-", " "),
    kind: "hard",
    aliases: [],
    broader: null,
    related: [],
  }));
  const people = candidates.map((id): MatchPerson => ({
    id,
    timeZone: "UTC",
    windows: [],
    languages: [],
    asksPerWeek: 3,
    pausedUntil: null,
    expert: false,
    confirmed: true,
    joinedAt: 0,
    leftAt: null,
  }));
  const evidence: MatchEvidence[] = [];
  const answers: MatchAnswerText[] = [];
  for (const thread of history) {
    for (const [place, { user, at, text }] of thread.answers.entries()) {
      if (user === thread.asker) continue;
      for (const tag of thread.tags) {
        evidence.push({ id: `${thread.id}-${place}-${tag}`, personId: user, skillId: tag, kind: "answered", at });
      }
      answers.push({ personId: user, at, text: `${thread.title} ${thread.title} ${thread.body} ${text}` });
    }
  }
  const lessons = history.map(({ title, body, tags: skillIds }): MatchLesson => ({
    topic: { title, description: body },
    skillIds,
    kind: "confirmed",
  }));
  return { skills, people, evidence, answers, lessons, now };
}
