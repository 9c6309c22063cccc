import type { ComponentChildren } from "preact";
import type { JournalLine, Unit } from "../../../server/contract/index.ts";
import { createCoaching, createThread } from "../../../widget/model/index.ts";
import { CoachingScreen } from "../../../widget/ui/coaching-screen.tsx";
import { ThreadScreen } from "../../../widget/ui/thread-screen.tsx";
import { UnitScreen } from "../../../widget/ui/unit-screen.tsx";
import { accepted, at, clock, id, ida, localAsk, marta } from "../../factories/seen.ts";
import { unit } from "../../factories/unit.ts";
import { me } from "../../fakes/fake-service.ts";
import { stillCarrier } from "../../fakes/still-carrier.ts";
import { ARABIC, LONG, NAMES } from "./many.ts";
import { Pressing } from "./pressing.tsx";

const DAY = 24 * 60;
const mine = me({ id: ida.id, name: ida.name });
const journal: JournalLine[] = [
  { id: id(501), kind: "journal", text: "I ask too fast. Count to five first.", at: at(-60) },
  { id: id(502), kind: "aspiration", text: "Teach the query course myself, once.", at: at(-DAY) },
];

function coaching(units: readonly Unit[], lines: readonly JournalLine[] = []) {
  return createCoaching(stillCarrier({ units, journal: lines, me: mine }).carrier);
}
const list = (units: readonly Unit[], lines?: readonly JournalLine[]) => (
  <CoachingScreen coaching={coaching(units, lines)} clock={clock} hrefOf={(one) => `#${one}`} onOpen={() => {}} />
);
const screen = (changes: Partial<Unit> = {}) => {
  const shown = unit(changes);
  return <UnitScreen coaching={coaching([shown])} clock={clock} unitId={shown.id} />;
};
const pressed = (part: ComponentChildren, ...names: string[]) => (
  <>
    {part}
    <Pressing names={names} />
  </>
);

function threadWith(units: readonly Unit[]) {
  const ask = accepted();
  const { carrier } = stillCarrier({ asks: [{ ...localAsk(), ask }], units, me: mine });
  return <ThreadScreen thread={createThread(carrier, ask.id, () => () => {})} clock={clock} onOpenUnit={() => {}} />;
}

const norms = unit().norms;
const [version] = norms;
const other = { ...unit().members[1]!, person: marta };
const proposed: Partial<Unit> = {
  status: "proposed",
  norms: [],
  sessions: [],
  lines: [],
  hopes: [],
  mine: null,
  turn: null,
  meetAt: null,
};
const long = { id: id(3), name: NAMES[2] };
const rtl = { id: id(4), name: NAMES[3] };

/** Coaching, from the first sight of it to its end. */
export const coachingStates: Record<string, () => ComponentChildren> = {
  "coaching-empty": () => list([]),
  "coaching-many": () =>
    list(
      [
        unit({ next: { step: "coach_next", at: at(2 * DAY) } }),
        unit({ id: id(401), ...proposed, role: "invited", next: { step: "answer_invitation", at: at(9 * DAY) } }),
        unit({ id: id(402), status: "ended", endedBecause: "agreed", next: { step: "look_back", at: null } }),
      ],
      journal,
    ),
  "coaching-begin": () => pressed(list([]), "Begin with a colleague"),
  "coaching-invited": () =>
    screen({ ...proposed, role: "invited", next: { step: "answer_invitation", at: at(9 * DAY) } }),
  "coaching-waiting": () => screen({ ...proposed, next: { step: "wait_for_answer", at: at(9 * DAY) } }),
  "coaching-write-agreement": () =>
    screen({ ...proposed, status: "forming", next: { step: "write_agreement", at: at(20 * DAY) } }),
  "coaching-read-agreement": () =>
    screen({
      status: "forming",
      norms: [{ ...version!, by: marta, acceptedBy: [marta], heldAt: null }],
      next: { step: "read_agreement", at: at(20 * DAY) },
    }),
  "coaching-questions": () => screen({ mine: null, next: { step: "answer_questions", at: at(20 * DAY) } }),
  "coaching-active": () => screen(),
  "coaching-correct": () => pressed(screen(), "Correct the session"),
  "coaching-third": () =>
    screen({
      members: [
        ...unit().members,
        {
          ...other,
          person: { id: id(5), name: NAMES[1] },
          standing: "suggested",
          agreedBy: [marta],
          until: at(9 * DAY),
        },
      ],
      next: { step: "agree_to_third", at: at(9 * DAY) },
    }),
  "coaching-leaving": () => pressed(screen(), "Leave this unit"),
  "coaching-ended": () =>
    screen({ status: "ended", endedBecause: "agreed", endedAt: at(-DAY), next: { step: "look_back", at: null } }),
  "coaching-long-names": () =>
    screen({
      purpose: LONG,
      members: [unit().members[0]!, { ...other, person: long }],
      turn: long,
      norms: [{ ...version!, how: LONG, meet: LONG, by: long }],
      hopes: [{ person: long, text: LONG }],
      sessions: unit().sessions.map((session) => ({ ...session, coach: long })),
      lines: unit().lines.map((line) => ({ ...line, person: long, text: LONG })),
    }),
  "coaching-right-to-left": () =>
    screen({
      purpose: ARABIC,
      members: [unit().members[0]!, { ...other, person: rtl }],
      turn: rtl,
      norms: [{ ...version!, how: ARABIC, meet: ARABIC, by: rtl }],
      hopes: [{ person: rtl, text: ARABIC }],
    }),
  "coaching-gone": () => <UnitScreen coaching={coaching([])} clock={clock} unitId={id(1)} />,
  "coaching-offer": () => pressed(threadWith([]), "Coach each other"),
  "coaching-offered": () =>
    threadWith([unit({ ...proposed, askId: id(100), next: { step: "wait_for_answer", at: at(9 * DAY) } })]),
  "coaching-asked": () => threadWith([unit({ ...proposed, askId: id(100), role: "invited" })]),
};
