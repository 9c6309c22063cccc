import { and, eq } from "drizzle-orm";
import { DateTime } from "luxon";
import { isPlaceholder } from "../auth/email.ts";
import { unsubscribeToken } from "../auth/unsubscribe.ts";
import { after, type Clock, MINUTE } from "../clock.ts";
import { asks, mails, offers, people, unitSeats } from "../db/schema/index.ts";
import type { Tx } from "../db/transaction.ts";
import type { Services } from "../services.ts";
import { mailWords } from "./mail-words.ts";
import type { Mail } from "./mailer.ts";

type Person = typeof people.$inferSelect;
type Queued = typeof mails.$inferSelect;

/**
 * Sends one queued mail: claimed first, so that two nodes do not both send it, and given back when it could not be
 * handed over. A mail within quiet hours waits for their end; what no longer matters is dropped.
 */
export async function sendDueMail(services: Services, orgId: string, id: string): Promise<void> {
  const mail = await services.db.inOrg(orgId, (tx) => claim(tx, services, orgId, id));
  if (mail === null) return;
  try {
    await services.mailer.send(mail);
  } catch (error) {
    const now = services.clock.now();
    await services.db.inOrg(orgId, async (tx) => {
      const [queued] = await tx.select().from(mails).where(eq(mails.id, id));
      if (queued === undefined) return;
      const wait = 2 ** queued.tries * MINUTE;
      await tx
        .update(mails)
        .set({ sentAt: null, dueAt: after(now, wait) })
        .where(eq(mails.id, id));
    });
    throw error;
  }
}

/** Marks a mail as sent and composes it; null when it must wait or needs not go out. */
async function claim(tx: Tx, { settings, clock }: Services, orgId: string, id: string): Promise<Mail | null> {
  const now = clock.now();
  const [queued] = await tx.select().from(mails).where(eq(mails.id, id)).for("update", { skipLocked: true });
  if (queued === undefined || queued.sentAt !== null || queued.dueAt > now) return null;
  const [person] = await tx.select().from(people).where(eq(people.id, queued.personId));
  const about = await subjectOf(tx, queued);
  if (person === undefined || person.leftAt !== null || !person.mail || isPlaceholder(person.email) || about === null) {
    await tx.delete(mails).where(eq(mails.id, id));
    return null;
  }
  const quietUntil = endOfQuietHours(person, clock);
  if (quietUntil !== null) {
    await tx.update(mails).set({ dueAt: quietUntil }).where(eq(mails.id, id));
    return null;
  }
  await tx
    .update(mails)
    .set({ sentAt: now, tries: queued.tries + 1 })
    .where(eq(mails.id, id));
  const words = mailWords[queued.kind](about);
  const stop = `${settings.publicUrl}/unsubscribe/${unsubscribeToken(settings.secret, orgId, person.id)}`;
  return {
    to: person.email,
    subject: words.subject,
    text: `${words.line}\n\n${settings.publicUrl}${words.path(queued.ref)}\n`,
    headers: { "List-Unsubscribe": `<${stop}>`, "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" },
  };
}

/** What the mail is about, or null when that no longer waits for anybody. */
async function subjectOf(tx: Tx, queued: Queued) {
  const facts = { topic: asks.topic, minutes: asks.minutes, status: asks.status };
  if (queued.kind === "offer") {
    const [found] = await tx
      .select({ ...facts, offer: offers.status, seenAt: offers.seenAt })
      .from(offers)
      .innerJoin(asks, and(eq(asks.orgId, offers.orgId), eq(asks.id, offers.askId)))
      .where(eq(offers.id, queued.ref));
    if (found === undefined || found.offer !== "waiting" || found.seenAt !== null) return null;
    return { topic: found.topic.title, minutes: found.minutes };
  }
  if (queued.kind === "unit") return (await isUnseen(tx, queued)) ? { topic: "", minutes: 0 } : null;
  const [found] = await tx.select(facts).from(asks).where(eq(asks.id, queued.ref));
  return found === undefined ? null : { topic: found.topic.title, minutes: found.minutes };
}

/** Whether an invitation to a unit still waits for somebody who has not looked. */
async function isUnseen(tx: Tx, { ref, personId }: Queued): Promise<boolean> {
  const [seat] = await tx
    .select()
    .from(unitSeats)
    .where(and(eq(unitSeats.unitId, ref), eq(unitSeats.personId, personId)));
  return seat?.standing === "invited" && seat.declinedAt === null && seat.seenAt === null;
}

/** When the person's quiet hours end, in case they are quiet now. */
export function endOfQuietHours(
  { quietHours, timeZone }: Pick<Person, "quietHours" | "timeZone">,
  clock: Clock,
): Date | null {
  if (quietHours === null || quietHours.from === quietHours.to) return null;
  const local = DateTime.fromJSDate(clock.now(), { zone: timeZone });
  const time = local.toFormat("HH:mm");
  const { from, to } = quietHours;
  const overnight = from > to;
  const isQuiet = overnight ? time >= from || time < to : time >= from && time < to;
  if (!isQuiet) return null;
  const [hour = 0, minute = 0] = to.split(":").map(Number);
  const end = local
    .startOf("day")
    .plus({ days: overnight && time >= from ? 1 : 0 })
    .set({ hour, minute });
  // Where the clocks are put back that time comes twice: the one ahead is meant.
  return (end.getPossibleOffsets().find((time) => time > local) ?? end).toJSDate();
}
