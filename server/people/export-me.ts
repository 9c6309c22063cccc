import { and, asc, eq, inArray, isNull, or } from "drizzle-orm";
import type { Actor } from "../auth/actor.ts";
import { shownEmail } from "../auth/email.ts";
import { coachingRecords } from "../coaching/export-coaching.ts";
import type { MyExport } from "../contract/export.ts";
import type { PersonName } from "../contract/values.ts";
import { asks, evidence, invitations, offers, orgs, people, skills } from "../db/schema/index.ts";
import type { Tx } from "../db/transaction.ts";
import { Refusal } from "../refusal.ts";
import type { Services } from "../services.ts";
import { proposalRecords } from "../skills/my-proposals.ts";
import type { PersonRow } from "./change-me.ts";
import { deviceRecords } from "./export-devices.ts";
import { platformRecords } from "./export-platforms.ts";
import { threadRecords } from "./export-threads.ts";
import { wordRecords } from "./export-words.ts";
import { notHereOf } from "./me.ts";

/** Names by id, of everybody whom the person may know by name. */
type NameOf = (id: string | null) => PersonName | null;

const iso = (at: Date | null) => at?.toISOString() ?? null;

/** All that is kept about the caller. Of others it holds names alone, and of who asked them nothing at all. */
export function exportMe(services: Services, { orgId, personId }: Actor): Promise<MyExport> {
  const now = services.clock.now();
  return services.db.inOrg(orgId, async (tx) => {
    const [row] = await tx
      .select({ me: people, org: { id: orgs.orgId, name: orgs.name } })
      .from(people)
      .innerJoin(orgs, eq(orgs.orgId, people.orgId))
      .where(and(eq(people.orgId, orgId), eq(people.id, personId), isNull(people.leftAt)));
    if (row === undefined) throw new Refusal("not_signed_in");
    const mine = await askRows(tx, row.me);
    const nameOf = await namesOf(tx, orgId, row.me, mine);
    return {
      madeAt: now.toISOString(),
      org: row.org,
      person: personRecord(row.me, nameOf),
      evidence: await evidenceRecords(tx, row.me),
      proposals: await proposalRecords(tx, orgId, personId),
      said: await wordRecords(tx, orgId, personId),
      notHere: await notHereOf(tx, orgId, personId),
      asks: await askRecords(tx, mine.asks, nameOf),
      offers: mine.offers.map((offer) => offerRecord(offer, nameOf)),
      ...(await threadRecords(tx, row.me, nameOf)),
      coaching: await coachingRecords(tx, personId),
      invitations: await invitationRecords(tx, row.me),
      learningPlatforms: await platformRecords(tx, row.me),
      ...(await deviceRecords(tx, row.me)),
    };
  });
}

async function askRows(tx: Tx, me: PersonRow) {
  return {
    asks: await tx
      .select()
      .from(asks)
      .where(and(eq(asks.orgId, me.orgId), eq(asks.askerId, me.id)))
      .orderBy(asc(asks.openedAt), asc(asks.id)),
    offers: await tx
      .select()
      .from(offers)
      .where(and(eq(offers.orgId, me.orgId), eq(offers.coachId, me.id)))
      .orderBy(asc(offers.openedAt), asc(offers.id)),
  };
}
type Mine = Awaited<ReturnType<typeof askRows>>;

async function namesOf(tx: Tx, orgId: string, me: PersonRow, { asks: own, offers: held }: Mine): Promise<NameOf> {
  const ids = [
    me.managerId,
    ...own.flatMap((ask) => [ask.wantedId, ask.coachId, ...ask.notTo]),
    ...held.map((offer) => offer.passedTo),
  ];
  const known = [...new Set(ids.filter((id) => id !== null))];
  const coached = tx
    .select({ id: asks.askerId })
    .from(asks)
    .where(and(eq(asks.orgId, orgId), eq(asks.coachId, me.id)));
  const rows = await tx
    .select({ id: people.id, name: people.name })
    .from(people)
    .where(and(eq(people.orgId, orgId), or(inArray(people.id, known), inArray(people.id, coached))));
  const names = new Map(rows.map((row) => [row.id, row]));
  return (id) => (id === null ? null : (names.get(id) ?? null));
}

function personRecord(me: PersonRow, nameOf: NameOf): MyExport["person"] {
  const {
    id,
    name,
    email,
    role,
    department,
    title,
    timeZone,
    languages,
    windows,
    asksPerWeek,
    quietHours,
    mail,
    skipChain,
    skipClose,
    foundByAnswers,
    expert,
  } = me;
  return {
    id,
    name,
    email: shownEmail(email),
    role,
    department,
    title,
    timeZone,
    languages,
    windows,
    asksPerWeek,
    quietHours,
    mail,
    leaveOut: { chain: skipChain, close: skipClose },
    foundByAnswers,
    expert,
    manager: nameOf(me.managerId),
    pausedUntil: iso(me.pausedUntil),
    joinedAt: me.joinedAt.toISOString(),
    confirmedAt: iso(me.confirmedAt),
  };
}

async function evidenceRecords(tx: Tx, me: PersonRow): Promise<MyExport["evidence"]> {
  const rows = await tx
    .select({ evidence, skill: skills.name })
    .from(evidence)
    .innerJoin(skills, and(eq(skills.orgId, evidence.orgId), eq(skills.id, evidence.skillId)))
    .where(and(eq(evidence.orgId, me.orgId), eq(evidence.personId, me.id)))
    .orderBy(asc(evidence.at), asc(evidence.id));
  return rows.map(({ skill, evidence: { id, kind, at, note, disputed, askId, pageKey } }) => ({
    id,
    skill,
    kind,
    at: at.toISOString(),
    note,
    disputed,
    askId,
    page: pageKey,
  }));
}

async function askRecords(tx: Tx, rows: Mine["asks"], nameOf: NameOf): Promise<MyExport["asks"]> {
  const ids = [...new Set(rows.flatMap((ask) => ask.skillIds))];
  const found = await tx.select({ id: skills.id, name: skills.name }).from(skills).where(inArray(skills.id, ids));
  const skillName = new Map(found.map((skill) => [skill.id, skill.name]));
  return rows.map((ask) => {
    const { id, status, topic, goal, tried, minutes, anonymous, label, closedBecause, learnt } = ask;
    return {
      id,
      status,
      topic,
      goal,
      tried,
      minutes,
      anonymous,
      label,
      closedBecause,
      learnt,
      skills: ask.skillIds.map((skillId) => skillName.get(skillId) ?? skillId),
      to: nameOf(ask.wantedId),
      notTo: ask.notTo.flatMap((other) => nameOf(other) ?? []),
      coach: nameOf(ask.coachId),
      openedAt: ask.openedAt.toISOString(),
      acceptedAt: iso(ask.acceptedAt),
      closedAt: iso(ask.closedAt),
    };
  });
}

function offerRecord(offer: Mine["offers"][number], nameOf: NameOf): MyExport["offers"][number] {
  return {
    id: offer.id,
    askId: offer.askId,
    status: offer.status,
    why: offer.why.map((reason) => reason.text),
    passedTo: nameOf(offer.passedTo),
    openedAt: offer.openedAt.toISOString(),
    deadline: offer.deadline.toISOString(),
    seenAt: iso(offer.seenAt),
    answeredAt: iso(offer.answeredAt),
    snoozedUntil: iso(offer.snoozedUntil),
  };
}

async function invitationRecords(tx: Tx, me: PersonRow): Promise<MyExport["invitations"]> {
  const rows = await tx
    .select({ id: invitations.id, email: invitations.email, expiresAt: invitations.expiresAt, used: invitations.used })
    .from(invitations)
    .where(and(eq(invitations.orgId, me.orgId), eq(invitations.createdBy, me.id)))
    .orderBy(asc(invitations.id));
  return rows.map((row) => ({ ...row, expiresAt: row.expiresAt.toISOString() }));
}
