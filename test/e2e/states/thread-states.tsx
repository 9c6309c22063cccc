import type { ComponentChildren } from "preact";
import type { Ask } from "../../../server/contract/index.ts";
import type { LocalMessage } from "../../../widget/carrier.ts";
import { createThread } from "../../../widget/model/index.ts";
import { ThreadScreen } from "../../../widget/ui/thread-screen.tsx";
import { Resolve } from "../../../widget/ui/resolve.tsx";
import { accepted, askTakeaway, at, clock, id, ida, localAsk, marta, message } from "../../factories/seen.ts";
import { stillCarrier, type World } from "../../fakes/still-carrier.ts";
import { ARABIC, CODE, LONG, NAMES } from "./many.ts";
import { Pressing } from "./pressing.tsx";

function thread(ask: Ask, messages: LocalMessage[] = [], pending: "resolve" | null = null, masks: World["masks"] = []) {
  const local = { ...localAsk(), ask };
  const { carrier } = stillCarrier({
    asks: [
      pending
        ? { ...local, pending: [{ step: pending, delivery: { state: "kept", since: at(0) }, outboxId: "r" }] }
        : local,
    ],
    messages,
    masks,
  });
  return createThread(carrier, ask.id, () => () => {});
}
const screen = (...what: Parameters<typeof thread>) => <ThreadScreen thread={thread(...what)} clock={clock} />;
const talk: LocalMessage[] = [
  message({
    kind: "say_back",
    text: "Let me say back what I understood: you want to be able to rank rows per customer.",
    at: at(-60 * 26),
  }),
  message({ id: id(301), seq: 2, mine: true, author: ida, text: CODE, at: at(-30) }),
  message({ id: id(302), seq: 3, text: LONG, at: at(-20) }),
  message({ id: id(303), seq: 4, text: ARABIC, at: at(-10) }),
  message({ id: id(304), seq: 5, kind: "time", text: "Shall we talk for 15 min?", startsAt: at(180), at: at(-5) }),
  message({ id: id(305), seq: 0, mine: true, author: ida, text: "Yes.", at: at(-1) }, { state: "kept", since: at(-1) }),
  message(
    { id: id(306), seq: 0, mine: true, author: ida, text: "And tomorrow?", at: at(0) },
    {
      state: "refused",
      trouble: { code: "ask_closed", title: "This question is closed.", status: 409, fields: [], retryAfter: null },
    },
  ),
];
const feedback = [{ from: marta.name, helped: "Asked back", text: "It was a pleasure." }];
const resolved = (changes: Partial<Ask> = {}) =>
  accepted({
    status: "resolved",
    closedAt: at(-60),
    closedBecause: "resolved",
    learnt: "ROWS counts rows,\nRANGE counts values,\nand ties are the trap.",
    ...changes,
  });

const masks = [
  { text: "Mark", mayKeep: true, kept: false },
  { text: "mark@example.org", mayKeep: false, kept: false },
];
const left = (takeaway: Ask["takeaway"], changes: Partial<Ask> = {}) => screen(resolved({ takeaway, ...changes }));

/** What was learnt, for the next learner: from writing it to taking it back. */
const takeawayStates: Record<string, () => ComponentChildren> = {
  "thread-takeaway-begin": () => left(null),
  "thread-takeaway-write": () => (
    <>
      {left(null, { anonymous: true })}
      <Pressing names={["Write it"]} />
    </>
  ),
  "thread-takeaway-look": () => (
    <>
      <ThreadScreen thread={thread(resolved(), [], null, masks)} clock={clock} />
      <Pressing names={["Write it", "Look at it"]} />
    </>
  ),
  "thread-takeaway-asked": () => left(askTakeaway({ mine: false }), { role: "coach" }),
  "thread-takeaway-published": () => left(askTakeaway({ status: "published", behind: ida })),
  "thread-takeaway-closed": () => left(askTakeaway({ status: "closed", mayPropose: false })),
  "thread-takeaway-reopen": () => left(askTakeaway({ status: "closed" }), { role: "coach" }),
  "thread-takeaway-right-to-left": () => left(askTakeaway({ what: ARABIC, how: LONG, mine: false }), { role: "coach" }),
};

/** A conversation, from both sides, and its end. */
export const threadStates: Record<string, () => ComponentChildren> = {
  "thread-new-coach": () => screen(accepted({ role: "coach" })),
  "thread-new-learner": () => screen(accepted()),
  "thread-many": () => screen(accepted({ messages: 7 }), talk),
  "thread-minutes-over": () => screen(accepted({ messages: 1, acceptedAt: at(-16) }), talk.slice(0, 1)),
  "thread-long-names": () =>
    screen(accepted({ coach: { id: id(3), name: NAMES[2] }, goal: LONG, topic: { title: LONG } }), [
      message({ author: { id: id(3), name: NAMES[2] } }),
    ]),
  "thread-right-to-left": () =>
    screen(accepted({ coach: { id: id(3), name: NAMES[3] }, goal: ARABIC, topic: { title: ARABIC }, messages: 1 }), [
      message({ text: ARABIC, author: { id: id(3), name: NAMES[3] } }),
    ]),
  "thread-find-time": () => (
    <>
      {screen(accepted())}
      <Pressing names={["Find a time"]} />
    </>
  ),
  "thread-hand-back": () => (
    <>
      {screen(accepted({ role: "coach" }))}
      <Pressing names={["Hand it back"]} />
    </>
  ),
  "thread-not-helped": () => (
    <>
      {screen(accepted())}
      <Pressing names={["Wrap up", "It did not help"]} />
    </>
  ),
  "thread-resolve": () => (
    <Resolve thread={thread(accepted())} coach={marta.name} onDone={() => {}} onCancel={() => {}} />
  ),
  "thread-resolve-course-told": () => (
    <>
      {screen(accepted({ courseIsTold: true }))}
      <Pressing names={["Wrap up"]} />
    </>
  ),
  "thread-resolved-learner": () => screen(resolved({ feedback, takeaway: askTakeaway() }), talk.slice(0, 2)),
  "thread-resolved-coach": () => screen(resolved({ role: "coach" }), talk.slice(0, 2)),
  ...takeawayStates,
  "thread-resolving-offline": () => screen(accepted(), talk.slice(0, 2), "resolve"),
  "thread-missing": () => {
    const { carrier } = stillCarrier();
    return <ThreadScreen thread={createThread(carrier, id(1), () => () => {})} clock={clock} />;
  },
};
