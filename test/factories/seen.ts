import type { Ask, AskTakeaway, MatchedPerson, MatchedTakeaway, Message, Offer } from "../../server/contract/index.ts";
import type { LocalAsk, LocalMessage, LocalOffer } from "../../widget/carrier.ts";

// Moments are written in the reader’s own time zone; the tests’ reader lives in UTC.
if (typeof process !== "undefined") process.env["TZ"] = "UTC";

/** Wednesday, 10:42 in UTC. */
export const NOW = Date.parse("2026-05-06T10:42:00Z");
export const clock = () => NOW;
export const at = (minutes: number) => new Date(NOW + minutes * 60_000).toISOString();
export const id = (number: number) => `00000000-0000-7000-8000-${String(number).padStart(12, "0")}`;

export const marta = { id: id(1), name: "Marta Alves" };
export const ida = { id: id(2), name: "Ida Brandt" };

/** An open ask of mine that Marta holds until 14:42. */
export const ask = (changes: Partial<Ask> = {}): Ask => ({
  id: id(100),
  status: "routing",
  role: "learner",
  topic: { title: "Window functions", course: "Advanced SQL" },
  skills: [{ id: "window-functions", name: "Window functions" }],
  goal: "I want to rank rows per customer without a self-join",
  tried: "GROUP BY, a subquery",
  minutes: 15,
  anonymous: false,
  asker: { label: "A colleague", person: ida },
  coach: null,
  waitingFor: marta,
  heldBy: 1,
  nextStepAt: at(240),
  openedAt: at(0),
  acceptedAt: null,
  closedAt: null,
  closedBecause: null,
  pictures: [],
  learnt: null,
  feedback: [],
  takeaway: null,
  messages: 0,
  unread: 0,
  lastMessageAt: null,
  ...changes,
});

export const localAsk = (changes: Partial<Ask> = {}, local: Partial<LocalAsk> = {}): LocalAsk => ({
  ask: ask(changes),
  delivery: { state: "sent" },
  pending: [],
  ...local,
});

/** An ask that Marta took ten minutes ago, seen by the learner. */
export const accepted = (changes: Partial<Ask> = {}) =>
  ask({
    status: "accepted",
    coach: marta,
    waitingFor: null,
    heldBy: 0,
    acceptedAt: at(-10),
    nextStepAt: null,
    ...changes,
  });

export const offer = (changes: Partial<Offer> = {}): Offer => ({
  id: id(200),
  askId: id(100),
  status: "waiting",
  topic: { title: "Window functions", course: "Advanced SQL", module: "Module 3" },
  skills: [{ id: "window-functions", name: "Window functions" }],
  goal: "I want to rank rows per customer without a self-join",
  tried: "GROUP BY, a subquery",
  minutes: 15,
  asker: { label: "A colleague", person: null },
  byName: false,
  why: [{ kind: "answered", about: "knows", text: "You answered 4 asks on window functions, the last in October" }],
  passedBy: null,
  canPass: true,
  deadline: at(240),
  snoozedUntil: null,
  undoUntil: null,
  openedAt: at(0),
  pictures: [],
  ...changes,
});

export const localOffer = (changes: Partial<Offer> = {}, answer: LocalOffer["answer"] = null): LocalOffer => ({
  offer: offer(changes),
  answer,
});

/** What Ida left for others. */
export const takeaway = (changes: Partial<MatchedTakeaway> = {}): MatchedTakeaway => ({
  id: id(400),
  what: "ROWS counts rows, RANGE counts values.",
  how: "",
  why: "",
  unknowns: "",
  page: "Window functions",
  skills: ["window-functions"],
  behind: ida,
  publishedAt: at(-60 * 24 * 2),
  reviewedAt: at(-60 * 24 * 2),
  checking: false,
  here: true,
  ...changes,
});

export const askTakeaway = (changes: Partial<AskTakeaway> = {}): AskTakeaway => ({
  what: "ROWS counts rows, RANGE counts values.",
  how: "Draw five rows with two equal dates.",
  why: "",
  unknowns: "Whether GROUPS is ever faster.",
  version: 1,
  status: "proposed",
  mine: true,
  mayPropose: true,
  named: { mine: true, theirs: false },
  behind: null,
  ...changes,
});

export const person = (changes: Partial<MatchedPerson> = {}): MatchedPerson => ({
  ...marta,
  reasons: [{ kind: "answered", about: "knows", text: "answered 4 asks on window functions, the last in October" }],
  availability: {
    timeZone: "Europe/Lisbon",
    openNow: true,
    until: "17:00",
    overlapMinutesToday: 240,
    usuallyAnswersMinutes: 110,
    text: "Lisbon, 4 h with you today. Usually answers within two hours.",
  },
  ...changes,
});

export const message = (
  changes: Partial<Message> = {},
  delivery: LocalMessage["delivery"] = { state: "sent" },
): LocalMessage => ({
  message: {
    id: id(300),
    askId: id(100),
    seq: 1,
    kind: "text",
    author: marta,
    mine: false,
    text: "Try ROW_NUMBER first",
    startsAt: null,
    pictures: [],
    at: at(-5),
    ...changes,
  },
  delivery,
});
