import { and, asc, count, desc, eq, gt, isNotNull, isNull, sql } from "drizzle-orm";
import { after, DAY } from "../clock.ts";
import { asks, courses, evidence, orgs, people, skills, topicWords } from "../db/schema/index.ts";
import type { Database, Tx } from "../db/transaction.ts";
import type {
  EngineInput,
  MatchAnswerText,
  MatchEvidence,
  MatchLesson,
  MatchPerson,
  MatchTopicWord,
} from "../matching/index.ts";
import { isDoubted, sharedDoubts } from "./doubts.ts";

/** Rows read at once: other work gets its turn in between, on PGlite's one connection too. */
const AT_ONCE = 5_000;
/** More than these say nothing new. */
const MOST_COURSES = 20_000;
const MOST_QUESTIONS = 20_000;
const MOST_ANSWERS = 50_000;
const ANSWERS_WITHIN = 1_096 * DAY;
const LONGEST_ANSWER = 2_000;

/** The number that grows whenever something that matching reads has changed; 0 for an organisation that is gone. */
export async function matchingVersion(db: Database, orgId: string): Promise<number> {
  return db.inOrg(orgId, async (tx) => {
    const [org] = await tx.select({ version: orgs.matchingVersion }).from(orgs).where(eq(orgs.orgId, orgId));
    return org?.version ?? 0;
  });
}

/**
 * All that an organisation's matcher is built from, read in slices of their own short transactions. What changes
 * meanwhile makes the version grow, and is read next time.
 */
export async function readEngineInput(db: Database, orgId: string, now: Date): Promise<EngineInput> {
  const inOrg = <T>(read: (tx: Tx) => Promise<T>) => db.inOrg(orgId, read);
  return {
    skills: await inOrg((tx) => tx.select().from(skills).where(eq(skills.orgId, orgId)).orderBy(asc(skills.id))),
    people: await slices((last) => inOrg((tx) => somePeople(tx, orgId, last))),
    evidence: await slices((last) => inOrg((tx) => someEvidence(tx, orgId, last))),
    answers: await inOrg((tx) => answersOf(tx, orgId, now)),
    lessons: [...(await inOrg((tx) => coursesOf(tx, orgId))), ...(await inOrg((tx) => questionsOf(tx, orgId)))],
    topicWords: await inOrg((tx) => topicWordsOf(tx, orgId)),
    now: now.getTime(),
  };
}

/** Reads on behind the last id until a slice comes back short. */
async function slices<T extends { readonly id: string }>(read: (last: string | null) => Promise<T[]>): Promise<T[]> {
  const all: T[] = [];
  for (let last: string | null = null; ;) {
    const slice = await read(last);
    for (const row of slice) all.push(row);
    if (slice.length < AT_ONCE) return all;
    last = slice.at(-1)?.id ?? null;
  }
}

async function somePeople(tx: Tx, orgId: string, last: string | null): Promise<MatchPerson[]> {
  const found = await tx
    .select({
      id: people.id,
      timeZone: people.timeZone,
      windows: people.windows,
      languages: people.languages,
      asksPerWeek: people.asksPerWeek,
      pausedUntil: people.pausedUntil,
      expert: people.expert,
      confirmedAt: people.confirmedAt,
      joinedAt: people.joinedAt,
      leftAt: people.leftAt,
    })
    .from(people)
    .where(and(eq(people.orgId, orgId), last === null ? undefined : gt(people.id, last)))
    .orderBy(asc(people.id))
    .limit(AT_ONCE);
  return found.map(({ confirmedAt, ...person }) => ({
    ...person,
    pausedUntil: person.pausedUntil?.getTime() ?? null,
    confirmed: confirmedAt !== null,
    joinedAt: person.joinedAt.getTime(),
    leftAt: person.leftAt?.getTime() ?? null,
  }));
}

/** Undisputed evidence; what two people doubted since is left out until its owner says that it still holds. */
async function someEvidence(tx: Tx, orgId: string, last: string | null): Promise<MatchEvidence[]> {
  const doubts = sharedDoubts(tx, orgId);
  const found = await tx
    .select({
      id: evidence.id,
      personId: evidence.personId,
      skillId: evidence.skillId,
      kind: evidence.kind,
      at: evidence.at,
      pageKey: evidence.pageKey,
    })
    .from(evidence)
    .leftJoin(doubts, isDoubted(doubts))
    .where(
      and(
        eq(evidence.orgId, orgId),
        eq(evidence.disputed, false),
        isNull(doubts.aboutId),
        last === null ? undefined : gt(evidence.id, last),
      ),
    )
    .orderBy(asc(evidence.id))
    .limit(AT_ONCE);
  return found.map(({ id, personId, skillId, kind, at, pageKey }) => ({
    id,
    personId,
    skillId,
    kind,
    at: at.getTime(),
    ...(pageKey === null ? {} : { pageKey }),
  }));
}

/** What people answered and it helped, in the words of question and answer, where they let that count. */
async function answersOf(tx: Tx, orgId: string, now: Date): Promise<MatchAnswerText[]> {
  const answered = tx
    .selectDistinctOn([evidence.personId, evidence.askId], {
      personId: evidence.personId,
      askId: evidence.askId,
      at: evidence.at,
    })
    .from(evidence)
    .where(
      and(
        eq(evidence.orgId, orgId),
        eq(evidence.kind, "answered"),
        eq(evidence.disputed, false),
        isNotNull(evidence.askId),
        gt(evidence.at, after(now, -ANSWERS_WITHIN)),
      ),
    )
    .as("answered");
  const theirWords = sql<string>`coalesce((
    select string_agg(m.text, ' ' order by m.seq) from messages m
    where m.org_id = ${orgId} and m.ask_id = ${answered.askId} and m.author_id = ${answered.personId} and m.kind = 'text'
  ), '')`;
  const found = await tx
    .select({
      personId: answered.personId,
      at: answered.at,
      text: sql<string>`left(concat_ws(' ', ${asks.topic} ->> 'title', ${asks.goal}, ${theirWords}), ${LONGEST_ANSWER})`,
    })
    .from(answered)
    .innerJoin(asks, and(eq(asks.orgId, orgId), eq(asks.id, answered.askId)))
    .innerJoin(people, and(eq(people.orgId, orgId), eq(people.id, answered.personId)))
    .where(and(eq(people.foundByAnswers, true), isNull(people.leftAt)))
    .orderBy(desc(answered.at), asc(answered.personId))
    .limit(MOST_ANSWERS);
  return found.map((answer) => ({ ...answer, at: answer.at.getTime() }));
}

async function coursesOf(tx: Tx, orgId: string): Promise<MatchLesson[]> {
  const found = await tx
    .select()
    .from(courses)
    .where(eq(courses.orgId, orgId))
    .orderBy(desc(courses.updatedAt), asc(courses.id))
    .limit(MOST_COURSES);
  return found.map(({ title, description, modules, skillIds }) => ({
    topic: { title, description, headings: modules },
    skillIds,
    kind: "course",
  }));
}

/** Questions that were resolved: their learner left these skills in place, and an answer to them helped. */
async function questionsOf(tx: Tx, orgId: string): Promise<MatchLesson[]> {
  const found = await tx
    .select({ topic: asks.topic, skillIds: asks.skillIds })
    .from(asks)
    .where(and(eq(asks.orgId, orgId), eq(asks.status, "resolved"), sql`cardinality(${asks.skillIds}) > 0`))
    .orderBy(desc(asks.closedAt), asc(asks.id))
    .limit(MOST_QUESTIONS);
  return found.map(({ topic: { excerpt: _, ...topic }, skillIds }) => ({ topic, skillIds, kind: "confirmed" }));
}

async function topicWordsOf(tx: Tx, orgId: string): Promise<MatchTopicWord[]> {
  const said = (verdict: "right" | "wrong") =>
    sql<number>`(${count()} filter (where ${topicWords.verdict} = ${verdict}))::int`;
  return tx
    .select({
      pageKey: topicWords.pageKey,
      skillId: topicWords.skillId,
      right: said("right"),
      wrong: said("wrong"),
    })
    .from(topicWords)
    .where(eq(topicWords.orgId, orgId))
    .groupBy(topicWords.pageKey, topicWords.skillId)
    .orderBy(asc(topicWords.pageKey), asc(topicWords.skillId));
}
