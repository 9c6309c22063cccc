import type { Unit, UnitNext } from "../contract/unit.ts";

type Seen = Omit<Unit, "next">;

/**
 * The one next step in a unit, seen from the caller, and when it is over by itself. A unit always has one: what others
 * wait for comes first, then the agreement, then the next session.
 */
export function nextStep(unit: Seen, me: string, now: Date): Unit["next"] {
  const own = unit.members.find(({ person }) => person.id === me);
  const others = unit.members.filter(({ person }) => person.id !== me);
  if (unit.role === "former" || unit.status === "ended" || own === undefined) return { step: "look_back", at: null };
  if (unit.role === "invited") return { step: "answer_invitation", at: own.until };
  const wish = others.find(({ wantsEnd }) => wantsEnd);
  if (wish !== undefined && !own.wantsEnd) return { step: "answer_ending", at: unit.quietAt };
  const third = others.find(
    ({ standing, agreedBy }) => standing === "suggested" && !agreedBy.some(({ id }) => id === me),
  );
  if (third !== undefined) return { step: "agree_to_third", at: third.until };
  if (unit.status === "proposed") {
    const untils = others.map(({ until }) => until).filter((until) => until !== null);
    return { step: "wait_for_answer", at: untils.toSorted().at(-1) ?? null };
  }
  return ofAgreement(unit, me, own.answered) ?? ofSession(unit, me, now);
}

/** The agreement first: read what the others propose, say your own, wait for theirs. */
function ofAgreement({ norms, status, quietAt }: Seen, me: string, answered: boolean): Unit["next"] | null {
  const newest = norms.at(-1);
  const step = (name: UnitNext) => ({ step: name, at: quietAt });
  if (newest === undefined) return step("write_agreement");
  if (!newest.acceptedBy.some(({ id }) => id === me)) return step("read_agreement");
  if (!answered) return step("answer_questions");
  return status === "forming" ? step("wait_for_agreement") : null;
}

function ofSession({ meetAt, quietAt, turn }: Seen, me: string, now: Date): Unit["next"] {
  if (meetAt === null) return { step: "agree_date", at: quietAt };
  if (Date.parse(meetAt) <= now.getTime()) return { step: "record_session", at: quietAt };
  return { step: turn?.id === me ? "coach_next" : "learn_next", at: meetAt };
}
