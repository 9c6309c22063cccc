import { and, eq, inArray, isNotNull, ne } from "drizzle-orm";
import { freshLabel } from "../asks/label.ts";
import { after, DAY, HOUR } from "../clock.ts";
import {
  asks,
  evidence,
  messages,
  offers,
  people,
  pictures,
  skillProposals,
  skillProposers,
  skills,
} from "../db/schema/index.ts";
import type { Tx } from "../db/transaction.ts";
import { appendFeed, type FeedChange } from "../feed/append.ts";
import { pageKey } from "../matching/index.ts";
import { examples } from "../routes/examples.ts";
import { loadExampleTakeaways } from "./example-takeaways.ts";
import { loadExamplePlatform } from "./example-platform.ts";
import { loadExampleUnits } from "./example-units.ts";
import { proposalKey } from "../skills/keep-proposals.ts";

/** The smallest PNG: one grey dot. */
const DOT = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==";

const QUESTIONS = [
  {
    end: "accept",
    title: "Window functions",
    skill: "window-functions",
    goal: "I want a running total that starts again with each month.",
  },
  { end: "decline", title: "Query plans", skill: "sql", goal: "I want to see from a plan why one filter is slow." },
  { end: "snooze", title: "Joins", skill: "sql", goal: "I want to know when a left join turns into an inner one." },
  {
    end: "pass",
    title: "Common table expressions",
    skill: "sql",
    goal: "I want to read a recursive query without getting lost.",
  },
  {
    end: "undo",
    title: "Ranking rows",
    skill: "window-functions",
    goal: "I want to pick the latest row of each customer.",
  },
] as const;

export interface Cast {
  orgId: string;
  ida: string;
  learner: string;
  coach: string;
  now: Date;
}

/** Puts the rows behind the documented examples into the demo, so that each of them succeeds as its first person. */
export async function loadExamples(tx: Tx, orgId: string, ida: string, now: Date): Promise<void> {
  const [learner, coach] = await tx
    .select({ id: people.id })
    .from(people)
    .where(and(eq(people.orgId, orgId), ne(people.id, ida), isNotNull(people.confirmedAt), eq(people.role, "member")))
    .orderBy(people.id)
    .limit(2);
  if (learner === undefined || coach === undefined) return;
  const cast: Cast = { orgId, ida, learner: learner.id, coach: coach.id, now };
  await tx
    .update(people)
    .set({ asksPerWeek: 12 })
    .where(and(eq(people.orgId, orgId), eq(people.id, ida)));
  await loadColleagues(tx, cast);
  const changes = [
    ...(await loadOffers(tx, cast)),
    ...(await loadThreads(tx, cast)),
    ...(await loadExampleTakeaways(tx, cast)),
    ...(await loadExampleUnits(tx, cast, ida)),
  ];
  await loadEvidence(tx, cast);
  await loadTaxonomy(tx, cast);
  await loadExamplePlatform(tx, cast);
  await appendFeed(tx, orgId, now, changes);
}

/** Two colleagues for examples that change somebody: nobody else in the demo depends on them. */
async function loadColleagues(tx: Tx, { orgId, now }: Cast): Promise<void> {
  const joinedAt = after(now, -300 * DAY);
  const base = {
    orgId,
    joinedAt,
    confirmedAt: joinedAt,
    timeZone: "Europe/Lisbon",
    languages: ["en", "pt"],
    department: "Customer Care",
  };
  const windows = [1, 2, 3, 4, 5].map((day) => ({ day, from: "09:00", to: "17:00" }));
  await tx.insert(people).values([
    { ...base, id: examples.colleague, name: "Rui Sequeira", email: "rui.sequeira@portolane.example", windows },
    { ...base, id: examples.leaver, name: "Anouk Visser", email: "anouk.visser@portolane.example", windows },
  ]);
}

type NewAsk = typeof asks.$inferInsert;

export const askRow = (
  { orgId, now }: Cast,
  given: Pick<NewAsk, "id" | "askerId" | "goal" | "status"> & { title: string; skill: string } & Partial<NewAsk>,
): NewAsk => {
  const { title, skill, ...rest } = given;
  const topic = { title, course: "Advanced SQL" };
  return {
    orgId,
    bodyHash: `example ${given.id}`,
    topic,
    pageKey: pageKey(topic),
    skillIds: [skill],
    tried: "The course page, twice.",
    minutes: 15,
    label: freshLabel(),
    nextStepAt: after(now, 2 * DAY),
    openedAt: after(now, -HOUR),
    ...rest,
  };
};

async function loadOffers(tx: Tx, cast: Cast): Promise<FeedChange[]> {
  const { orgId, ida, learner, now } = cast;
  const changes: FeedChange[] = [];
  for (const [place, { end, title, skill, goal }] of QUESTIONS.entries()) {
    const id = examples.offers[end];
    const askId = id.replace(/.{2}$/, `d${place + 1}`);
    const anonymous = place % 2 === 0;
    const openedAt = after(now, -(place + 1) * 12 * 60_000);
    await tx.insert(asks).values(
      askRow(cast, {
        id: askId,
        askerId: learner,
        goal,
        title,
        skill,
        anonymous,
        status: "routing",
        wave: 1,
        openedAt,
      }),
    );
    await tx.insert(offers).values({
      orgId,
      id,
      askId,
      coachId: ida,
      wave: 1,
      status: "waiting",
      why: [{ kind: "answered", about: "knows", text: "you answered questions on this before" }],
      deadline: after(now, 2 * DAY),
      openedAt,
      seenAt: now,
    });
    changes.push({ personId: ida, kind: "offer", ref: id }, { personId: learner, kind: "ask", ref: askId });
  }
  return changes;
}

async function loadThreads(tx: Tx, cast: Cast): Promise<FeedChange[]> {
  const { orgId, ida, learner, coach, now } = cast;
  const topic = { title: "Frames: ROWS and RANGE", skill: "window-functions" };
  const accepted = {
    status: "accepted",
    acceptedAt: after(now, -HOUR),
    nextStepAt: after(now, 7 * DAY),
    messageCount: 1,
    lastMessageAt: after(now, -HOUR / 2),
  } as const;
  await tx.insert(asks).values([
    askRow(cast, {
      ...topic,
      id: examples.openAskId,
      askerId: ida,
      goal: "I want to see the frame of each row.",
      status: "routing",
      wave: 1,
    }),
    askRow(cast, {
      ...topic,
      ...accepted,
      id: examples.threadId,
      askerId: ida,
      coachId: coach,
      goal: "I want to know when ROWS and RANGE differ.",
    }),
    askRow(cast, {
      ...topic,
      ...accepted,
      id: examples.takenAskId,
      askerId: learner,
      coachId: ida,
      goal: "I want to number rows without gaps.",
    }),
  ]);
  const offer = { orgId, wave: 1, why: [], deadline: after(now, 2 * DAY), openedAt: after(now, -HOUR), seenAt: now };
  const ids = ["f6", "f7", "f8"].map((end) => examples.offers.accept.replace(/.{2}$/, end));
  await tx.insert(offers).values([
    { ...offer, id: ids[0] ?? "", askId: examples.openAskId, coachId: coach, status: "waiting" },
    { ...offer, id: ids[1] ?? "", askId: examples.threadId, coachId: coach, status: "accepted" },
    { ...offer, id: ids[2] ?? "", askId: examples.takenAskId, coachId: ida, status: "accepted" },
  ]);
  const { first, second } = await loadMessages(tx, cast);
  return [
    { personId: ida, kind: "ask", ref: examples.openAskId },
    ...[ida, coach].flatMap((personId): FeedChange[] => [
      { personId, kind: "ask", ref: examples.threadId },
      { personId, kind: "message", ref: first },
    ]),
    ...[ida, learner].flatMap((personId): FeedChange[] => [
      { personId, kind: "ask", ref: examples.takenAskId },
      { personId, kind: "message", ref: second },
    ]),
  ];
}

/** One message in each thread, the first with a picture. Gives their ids. */
async function loadMessages(
  tx: Tx,
  { orgId, ida, learner, coach, now }: Cast,
): Promise<{ first: string; second: string }> {
  const said = { orgId, kind: "text", seq: 1, at: after(now, -HOUR / 2), bodyHash: "example" } as const;
  const first = examples.message.id.replace(/.{2}$/, "c1");
  const second = examples.message.id.replace(/.{2}$/, "c2");
  await tx.insert(messages).values([
    {
      ...said,
      id: first,
      askId: examples.threadId,
      coachId: coach,
      authorId: coach,
      text: "Let me say back what I understood: the totals differ on days with two orders?",
    },
    {
      ...said,
      id: second,
      askId: examples.takenAskId,
      coachId: ida,
      authorId: learner,
      text: "Thank you for taking this. I tried row_number, and it counts across months.",
    },
  ]);
  await tx.insert(pictures).values({
    orgId,
    id: examples.pictureId,
    askId: examples.threadId,
    messageId: first,
    mime: "image/png",
    width: 1,
    height: 1,
    data: Buffer.from(DOT, "base64"),
  });
  return { first, second };
}

async function loadEvidence(tx: Tx, { orgId, ida, now }: Cast): Promise<void> {
  await tx.delete(evidence).where(inArray(evidence.id, [examples.evidence, examples.spareEvidence]));
  const own = { orgId, personId: ida, at: after(now, -40 * DAY) };
  await tx.insert(evidence).values([
    { ...own, id: examples.evidence, skillId: "sql", kind: "completed", note: "Completed “SQL basics”" },
    {
      ...own,
      id: examples.spareEvidence,
      skillId: "sql-joins",
      kind: "endorsed",
      note: "From your organisation’s list",
    },
  ]);
}

/** A skill that is another one by another name, and two that were typed and wait for a curator. */
async function loadTaxonomy(tx: Tx, { orgId, ida, learner, now }: Cast): Promise<void> {
  await tx
    .insert(skills)
    .values({ orgId, id: examples.twinSkill, name: "Sheet pivoting", kind: "hard", createdAt: now })
    .onConflictDoNothing();
  const typed = { orgId, at: after(now, -3 * DAY) };
  await tx.insert(skillProposals).values([
    { ...typed, id: examples.myProposal, text: "Letterpress printing", key: proposalKey("Letterpress printing") },
    { ...typed, id: examples.proposal, text: "Carnet paperwork", key: proposalKey("Carnet paperwork") },
  ]);
  await tx.insert(skillProposers).values([
    { ...typed, proposalId: examples.myProposal, personId: ida },
    { ...typed, proposalId: examples.proposal, personId: learner },
  ]);
}
