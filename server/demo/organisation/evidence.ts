import type { Topic } from "../../contract/topic.ts";
import { daysBefore } from "./moments.ts";
import { personId } from "./people.ts";
import { between, namedId, some } from "./seed.ts";
import { entry, type Row, type Source } from "./source.ts";
import { topicOf } from "./topic.ts";
import type { SampleAsk, SampleEvidence, SampleEvidenceKind, SamplePerson } from "./types.ts";

interface Setting {
  readonly source: Source;
  /** By id. */
  readonly people: Readonly<Record<string, SamplePerson>>;
  readonly asks: readonly SampleAsk[];
  /** Skill id to name, of the starter taxonomy. */
  readonly skillNames: ReadonlyMap<string, string>;
  readonly now: Date;
  readonly coursesBase: string;
}

/** All evidence: what people were known for before, and what their asks and answers have shown since. */
export function makeEvidence(setting: Setting): SampleEvidence[] {
  const known = setting.source.rows.flatMap((row) => evidenceOf(setting, row));
  return [...known, ...setting.asks.flatMap(evidenceFrom)];
}

/** The coach answered and it helped; the learner taught it back. */
function evidenceFrom(ask: SampleAsk): SampleEvidence[] {
  const { coachId, closedAt, topic, askerId } = ask;
  if (ask.status !== "resolved" || coachId === null || closedAt === undefined) return [];
  return ask.skillIds.flatMap((skillId) => {
    const shown = { skillId, at: closedAt, askId: ask.id, topic };
    const id = (kind: string) => namedId(ask.id, "evidence", skillId, kind);
    return [
      {
        ...shown,
        id: id("answered"),
        personId: coachId,
        kind: "answered",
        note: `Answered a question from “${topic.title}”`,
      },
      {
        ...shown,
        id: id("taught_back"),
        personId: askerId,
        kind: "taught_back",
        note: `Taught back after “${topic.title}”`,
      },
    ] satisfies SampleEvidence[];
  });
}

/** Named skills have two or three reasons each, those that come with the role have one. */
function evidenceOf(setting: Setting, row: Row): SampleEvidence[] {
  if (row.flags.includes("new")) return row.skills.map((skill) => claim(setting, row, skill, "self"));
  const ofRole = entry(setting.source.roles, row.role).skills.filter((skill) => !row.skills.includes(skill));
  return [
    ...row.skills.flatMap((skill) => strong(row, skill).map((kind) => claim(setting, row, skill, kind))),
    ...some(ofRole, between(2, 4, "breadth", row.key), "role", row.key).map((skill) =>
      claim(setting, row, skill, between(1, 5, "weak", row.key, skill) < 4 ? "self" : "completed"),
    ),
  ];
}

function strong(row: Row, skill: string): SampleEvidenceKind[] {
  const chance = between(1, 10, "strong", row.key, skill);
  if (chance <= 4) return ["self", "endorsed"];
  if (chance <= 7) return ["self", "completed"];
  return ["self", "completed", "endorsed"];
}

function claim(setting: Setting, row: Row, skillId: string, kind: SampleEvidenceKind): SampleEvidence {
  const { source, people, now } = setting;
  const id = personId(source, row.key);
  const seed = [row.key, skillId, kind];
  const here = Math.floor((now.getTime() - entry(people, id).joinedAt.getTime()) / 86_400_000);
  return {
    id: namedId(source.slug, "evidence", ...seed),
    personId: id,
    skillId,
    kind,
    at: daysBefore(now, between(Math.min(70, here), Math.min(here, 700), "at", ...seed)),
    ...(kind === "completed" ? course(setting, skillId) : {}),
    ...(kind === "endorsed" ? endorsement(setting, row, skillId) : {}),
  };
}

/** The sample page that teaches the skill where there is one, so that "completed this course" can be seen. */
function course({ source, skillNames, coursesBase }: Setting, skillId: string): { note: string; topic?: Topic } {
  const page = Object.entries(source.pages).find(([, { skills }]) => skills.includes(skillId))?.[0];
  if (page === undefined) return { note: `${skillNames.get(skillId) ?? skillId}, course` };
  const topic = topicOf(source, page, coursesBase);
  return { note: topic.course ?? topic.title, topic };
}

function endorsement({ source }: Setting, row: Row, skillId: string) {
  const near = source.rows.filter(
    ({ key, flags }) => key !== row.key && !flags.includes("new") && !flags.includes("left"),
  );
  const team = near.filter(({ role }) => role === row.role);
  const [by] = some(team.length > 1 ? team : near, 1, "by", row.key, skillId);
  const [note] = some(source.endorsements, 1, "note", row.key, skillId);
  return {
    ...(by === undefined ? {} : { byPersonId: personId(source, by.key) }),
    ...(note === undefined ? {} : { note }),
  };
}
