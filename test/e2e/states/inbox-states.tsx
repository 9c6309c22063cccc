import type { ComponentChildren } from "preact";
import type { Me } from "../../../server/contract/index.ts";
import type { Find, LocalOffer } from "../../../widget/carrier.ts";
import { createAsks, createMe, createOffers } from "../../../widget/model/index.ts";
import { InboxScreen } from "../../../widget/ui/inbox-screen.tsx";
import { ThreadList } from "../../../widget/ui/thread-list.tsx";
import { accepted, at, clock, id, ida, localAsk, localOffer, marta, NOW } from "../../factories/seen.ts";
import { stillCarrier, type World } from "../../fakes/still-carrier.ts";
import { ARABIC, CODE, LONG, NAMES } from "./many.ts";
import { Pressing } from "./pressing.tsx";

/** A member who takes three questions a week. */
export const me = (changes: Partial<Me> = {}): Me => ({
  ...marta,
  email: "marta.alves@example.org",
  role: "member",
  org: { id: id(900), name: "Lumen Works" },
  languages: ["en", "pt-PT"],
  department: "Data",
  confirmed: true,
  availability: {
    timeZone: "Europe/Lisbon",
    windows: [1, 2, 3, 4, 5].map((day) => ({ day, from: "09:00", to: "17:00" })),
    capacity: { asksPerWeek: 3 },
    takenThisWeek: 1,
    pausedUntil: null,
    quietHours: { from: "19:00", to: "08:00" },
  },
  mail: true,
  leaveOut: { chain: false, close: false },
  foundByAnswers: true,
  notHere: [],
  now: at(0),
  ...changes,
});

const inbox = (world: World) => {
  const { carrier } = stillCarrier({ me: me(), ...world });
  return (
    <InboxScreen
      offers={createOffers(carrier, () => () => {})}
      me={createMe(carrier)}
      asks={createAsks(carrier)}
      clock={clock}
      picture={carrier.find.picture}
      takeFocus
      onAccepted={() => {}}
      onHours={() => {}}
      onConfirm={() => {}}
    />
  );
};
const answered = (act: "decline" | "snooze" | "pass", offerId: string): LocalOffer => ({
  ...localOffer({
    id: offerId,
    status: act === "decline" ? "declined" : act === "pass" ? "passed" : "snoozed",
    snoozedUntil: at(180),
  }),
  answer: { act, undoUntil: at(0.15), delivery: { state: "kept", since: at(0) } },
});
const colleagues: Find["colleagues"] = () =>
  Promise.resolve({
    ok: true,
    value: NAMES.slice(0, 4).map((name, index) => ({
      id: id(30 + index),
      name,
      reasons: [{ kind: "completed", about: "knows" as const, text: "completed Advanced SQL" }],
    })),
  });
const threads = [
  {
    ...localAsk(),
    ask: accepted({ unread: 2, goal: "so the frame moves with the row?", asker: { label: "Ida", person: ida } }),
  },
  {
    ...localAsk(),
    ask: accepted({ id: id(110), coach: { id: id(4), name: NAMES[2] }, goal: LONG, lastMessageAt: at(-3000) }),
  },
  {
    ...localAsk(),
    ask: accepted({
      id: id(111),
      coach: { id: id(5), name: NAMES[3] },
      goal: ARABIC,
      unread: 12,
      lastMessageAt: at(-30_000),
    }),
  },
];

/** The coach's surface. */
export const inboxStates: Record<string, () => ComponentChildren> = {
  "inbox-empty": () =>
    inbox({
      asks: [
        localAsk({
          role: "coach",
          status: "resolved",
          coach: marta,
          learnt: "ROWS counts rows, RANGE counts values.",
          closedAt: at(-60),
        }),
      ],
    }),
  "inbox-one": () => inbox({ offers: [localOffer()] }),
  "inbox-many": () =>
    inbox({
      offers: [
        localOffer({ byName: true, asker: { label: "Ida Brandt", person: ida }, goal: CODE }),
        localOffer({
          id: id(201),
          topic: { title: LONG },
          goal: LONG,
          tried: LONG,
          canPass: false,
          passedBy: { id: id(7), name: NAMES[2] },
        }),
        localOffer({
          id: id(202),
          topic: { title: ARABIC },
          goal: ARABIC,
          deadline: new Date(NOW - 1000).toISOString(),
        }),
        localOffer({ id: id(203), status: "snoozed", snoozedUntil: at(180) }),
      ],
    }),
  "inbox-answered": () =>
    inbox({
      offers: [answered("decline", id(210)), answered("snooze", id(211)), answered("pass", id(212)), localOffer()],
    }),
  "inbox-not-now": () => (
    <>
      {inbox({ offers: [localOffer()] })}
      <Pressing names={["Not now"]} />
    </>
  ),
  "inbox-pass": () => (
    <>
      {inbox({ offers: [localOffer()], find: { colleagues } })}
      <Pressing names={["Pass", "summary"]} />
    </>
  ),
  "inbox-paused": () => inbox({ me: me({ availability: { ...me().availability, pausedUntil: at(7000) } }) }),
  "inbox-takeaways": () =>
    inbox({
      me: me({
        takeaways: [
          { id: id(71), kind: "review", what: "ROWS counts rows, RANGE counts values.", page: "Window functions" },
          { id: id(72), kind: "stand", what: LONG, page: LONG },
        ],
      }),
    }),
  "inbox-unconfirmed": () => inbox({ me: me({ confirmed: false }) }),
  "inbox-right-to-left": () => inbox({ offers: [localOffer({ topic: { title: ARABIC }, goal: ARABIC, tried: "" })] }),
  "thread-list": () => <ThreadList threads={threads} now={NOW} hrefOf={(askId) => `#${askId}`} />,
  "thread-list-empty": () => <ThreadList threads={[]} now={NOW} hrefOf={(askId) => `#${askId}`} sayEmpty />,
};
