import type { Ask, Message, Offer, OfferStatus, PictureBody, PictureRef } from "../../server/contract/index.ts";
import type { AskStep, Delivery, LocalAsk, LocalMessage, LocalOffer, LocalThread, OfferAct } from "../carrier.ts";
import { isAnswer } from "./outbox.ts";
import type { MetaRows, OutboxRow } from "./rows.ts";

/** How long an answer to an offer can be taken back, in milliseconds. */
export const UNDO = 10_000;

type Myself = MetaRows["me"] | undefined;
const SENT: Delivery = { state: "sent" };

const deliveryOf = (row: OutboxRow): Delivery =>
  row.refused === null ? { state: "kept", since: row.at } : { state: "refused", trouble: row.refused };

const newestFirst = (a: { openedAt: string }, b: { openedAt: string }) =>
  Date.parse(b.openedAt) - Date.parse(a.openedAt);

/** Asks of the service and, before it has them, those in the outbox. */
export function viewAsks(asks: readonly Ask[], outbox: readonly OutboxRow[], me: Myself): LocalAsk[] {
  const known = new Set(asks.map((ask) => ask.id));
  const kept = outbox.flatMap((row) => {
    if (row.errand.kind !== "ask" || known.has(row.errand.askId)) return [];
    return [{ ask: askOf(row, me), delivery: deliveryOf(row), pending: [] }];
  });
  const sent = asks.map((ask) => layOver(ask, outbox));
  return [...kept, ...sent].toSorted((a, b) => newestFirst(a.ask, b.ask));
}

function layOver(ask: Ask, outbox: readonly OutboxRow[]): LocalAsk {
  const lane = outbox.filter((row) => row.lane === ask.id);
  const isRead = lane.some((row) => row.errand.kind === "read");
  const pending = lane.flatMap((row) =>
    isStep(row.errand.kind) ? [{ step: row.errand.kind, delivery: deliveryOf(row), outboxId: row.id }] : [],
  );
  return { ask: isRead ? { ...ask, unread: 0 } : ask, delivery: SENT, pending };
}

const isStep = (kind: string): kind is AskStep => kind === "withdraw" || kind === "resolve" || kind === "hand-back";

/** The ask as its learner would see it, made of the words in the outbox. */
function askOf(row: OutboxRow, me: Myself): Ask {
  if (row.errand.kind !== "ask") throw new TypeError("not an ask");
  const { askId, body } = row.errand;
  return {
    id: askId,
    status: "routing",
    role: "learner",
    topic: body.topic,
    skills: [],
    goal: body.goal,
    tried: body.tried ?? "",
    minutes: body.minutes,
    anonymous: body.anonymous ?? false,
    asker: { label: me?.name ?? "", person: me === undefined ? null : { id: me.id, name: me.name } },
    coach: null,
    waitingFor: null,
    heldBy: 0,
    nextStepAt: null,
    openedAt: row.at,
    acceptedAt: null,
    closedAt: null,
    closedBecause: null,
    pictures: (body.pictures ?? []).map(refOf),
    learnt: null,
    feedback: [],
    takeaway: null,
    messages: 0,
    unread: 0,
    lastMessageAt: null,
  };
}

const refOf = ({ id, mime, width, height }: PictureBody): PictureRef => ({ id, mime, width, height });

/** A thread's messages in order; those in the outbox come last. */
export function viewThread(
  ask: LocalAsk,
  messages: readonly Message[],
  outbox: readonly OutboxRow[],
  me: Myself,
): LocalThread {
  const known = new Set(messages.map((message) => message.id));
  const sent = messages.toSorted((a, b) => a.seq - b.seq).map((message): LocalMessage => ({ message, delivery: SENT }));
  const kept = outbox
    .toSorted((a, b) => a.order - b.order)
    .flatMap((row): LocalMessage[] => {
      if (row.errand.kind !== "message" || row.lane !== ask.ask.id || known.has(row.errand.body.id)) return [];
      return [{ message: messageOf(row, me), delivery: deliveryOf(row) }];
    });
  return { ask, messages: [...sent, ...kept] };
}

function messageOf(row: OutboxRow, me: Myself): Message {
  if (row.errand.kind !== "message") throw new TypeError("not a message");
  const { askId, body } = row.errand;
  return {
    id: body.id,
    askId,
    seq: 0,
    kind: body.kind ?? "text",
    author: { id: me?.id ?? askId, name: me?.name ?? "" },
    mine: true,
    text: body.text,
    startsAt: body.startsAt ?? null,
    pictures: (body.pictures ?? []).map(refOf),
    at: row.at,
  };
}

const STATUS_OF: Record<OfferAct, OfferStatus> = { decline: "declined", snooze: "snoozed", pass: "passed" };
const ACT_OF: Partial<Record<OfferStatus, OfferAct>> = { declined: "decline", snoozed: "snooze", passed: "pass" };

/** Offers with the answers of the outbox laid over them. */
export function viewOffers(offers: readonly Offer[], outbox: readonly OutboxRow[]): LocalOffer[] {
  return offers.map((offer) => viewOffer(offer, outbox)).toSorted((a, b) => newestFirst(a.offer, b.offer));
}

function viewOffer(offer: Offer, outbox: readonly OutboxRow[]): LocalOffer {
  const lane = outbox.filter(({ lane: id, errand }) => id === offer.id && (isAnswer(errand) || errand.kind === "undo"));
  const last = lane.toSorted((a, b) => b.order - a.order)[0];
  if (last === undefined) return { offer, answer: answeredBefore(offer) };
  const delivery = deliveryOf(last);
  const { errand } = last;
  if (errand.kind === "undo") {
    return delivery.state === "kept"
      ? { offer: { ...offer, status: "waiting", snoozedUntil: null, undoUntil: null }, answer: null }
      : { offer, answer: { act: ACT_OF[offer.status] ?? "decline", undoUntil: null, delivery } };
  }
  if (errand.kind !== "decline" && errand.kind !== "snooze" && errand.kind !== "pass") return { offer, answer: null };
  if (delivery.state === "refused") return { offer, answer: { act: errand.kind, undoUntil: null, delivery } };
  const undoUntil = new Date(Date.parse(last.at) + UNDO).toISOString();
  const snoozedUntil = errand.kind === "snooze" ? errand.body.until : null;
  return {
    offer: { ...offer, status: STATUS_OF[errand.kind], snoozedUntil, undoUntil },
    answer: { act: errand.kind, undoUntil, delivery },
  };
}

function answeredBefore(offer: Offer): LocalOffer["answer"] {
  const act = ACT_OF[offer.status];
  return act === undefined || offer.undoUntil === null ? null : { act, undoUntil: offer.undoUntil, delivery: SENT };
}
