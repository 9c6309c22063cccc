import fc from "fast-check";
import { eq } from "drizzle-orm";
import { expect } from "vitest";
import type { Actor } from "../../../server/auth/actor.ts";
import { DAY } from "../../../server/clock.ts";
import { advanceUnit } from "../../../server/coaching/advance-unit.ts";
import { takeStep } from "../../../server/coaching/take-step.ts";
import { unitViews } from "../../../server/coaching/unit-view.ts";
import { openUnit } from "../../../server/coaching/open-unit.ts";
import type { Unit, UnitStep, UnitStepName } from "../../../server/contract/index.ts";
import { units, unitSeats } from "../../../server/db/schema/index.ts";
import { Refusal } from "../../../server/refusal.ts";
import { newOrg, newPerson, type TestService } from "../../factories/service.ts";
import { newId } from "./world.ts";

const PEOPLE = 5;
const STEPS: readonly (UnitStepName | "time")[] = [
  "join",
  "join",
  "join",
  "decline",
  "invite",
  "agree",
  "agree",
  "uninvite",
  "propose_norms",
  "accept_norms",
  "accept_norms",
  "answer",
  "record",
  "meet",
  "wish_end",
  "share",
  "share",
  "unshare",
  "leave",
  "time",
];

interface Move {
  who: number;
  other: number;
  step: (typeof STEPS)[number];
  flag: boolean;
  /** Anybody at all, instead of one who sits there. */
  stranger: boolean;
  days: number;
}

const move: fc.Arbitrary<Move> = fc.record({
  who: fc.nat(PEOPLE - 1),
  other: fc.nat(PEOPLE - 1),
  step: fc.constantFrom(...STEPS),
  flag: fc.boolean(),
  stranger: fc.constantFrom(false, false, false, true),
  days: fc.constantFrom(1, 1, 1, 2, 5, 15),
});

/** Who may read which marked words, as the promises say and not as the code computes it. */
class Secrets {
  private readonly readers = new Map<string, Set<string>>();
  /** Words of the whole unit: agreement and ledger, which a newcomer reads as well. */
  private readonly common = new Set<string>();
  private count = 0;

  mark(readers: Iterable<string>, isCommon = false): string {
    const word = `word${++this.count}.`;
    this.readers.set(word, new Set(readers));
    if (isCommon) this.common.add(word);
    return word;
  }
  welcome(id: string): void {
    for (const word of this.common) this.readers.get(word)?.add(id);
  }
  takeBack(word: string, author: string): void {
    this.readers.set(word, new Set([author]));
  }
  /** Marked words in what somebody sees that they may not read. */
  leaked(id: string, seen: string): string[] {
    return [...seen.matchAll(/word\d+\./g)].flatMap(([word]) => (this.readers.get(word)?.has(id) ? [] : [word]));
  }
}

interface Walk {
  service: TestService;
  orgId: string;
  ids: string[];
  unitId: string;
  secrets: Secrets;
  taken: number;
  /** What each of them showed of their hopes, and their lines. */
  hopes: Map<string, string>;
  lines: Map<string, { word: string; author: string }>;
}

/** Walks at random through units, about `steps` steps in all; gives how many of them were taken and not refused. */
export async function walkUnits(service: TestService, { steps }: { steps: number }): Promise<number> {
  const length = 50;
  let taken = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(move, { minLength: length, maxLength: length }), async (moves) => {
      const walk = await begin(service);
      for (const next of moves) {
        await go(walk, next);
        await check(walk);
      }
      taken += walk.taken;
    }),
    { numRuns: Math.ceil(steps / length), endOnFailure: true },
  );
  return taken;
}

async function begin(service: TestService): Promise<Walk> {
  const orgId = await newOrg(service);
  const people = await Promise.all(Array.from({ length: PEOPLE }, () => newPerson(service, orgId)));
  const ids = people.map(({ id }) => id);
  const walk: Walk = { service, orgId, ids, taken: 0, ...fresh(service) };
  await anew(walk, 0, 1);
  return walk;
}

const fresh = (service: TestService) => ({
  unitId: newId(service),
  secrets: new Secrets(),
  hopes: new Map<string, string>(),
  lines: new Map<string, { word: string; author: string }>(),
});

/** The next unit of the same people, once one is over. */
async function anew(walk: Walk, who: number, other: number): Promise<void> {
  const { service, orgId, ids } = walk;
  Object.assign(walk, fresh(service));
  const invited = ids[other === who ? (who + 1) % PEOPLE : other] ?? "";
  await openUnit(service.services, actorOf(orgId, ids[who] ?? ""), walk.unitId, { purpose: "p", invite: [invited] });
}

const actorOf = (orgId: string, personId: string): Actor => ({
  orgId,
  personId,
  role: "member",
  sessionId: "",
  by: "bearer",
});

/** Who acts, who sits there, and what the one who acts sees; or that the unit is over. */
const aroundOf = ({ service, orgId, unitId, ids }: Walk, { who, stranger }: Move) =>
  service.db.inOrg(orgId, async (tx) => {
    const seats = await tx.select().from(unitSeats).where(eq(unitSeats.unitId, unitId));
    const seated = seats.filter(({ seat }) => seat !== null).map(({ personId }) => personId);
    const [found] = await tx.select().from(units).where(eq(units.id, unitId));
    const me = (stranger ? ids[who] : seated[who % seated.length]) ?? "";
    return {
      me,
      isOver: found?.status === "ended",
      joined: seats.filter(({ standing }) => standing === "joined").map(({ personId }) => personId),
      unit: (await unitViews(tx, me, [unitId], service.clock.now())).get(unitId) ?? null,
    };
  });

async function go(walk: Walk, next: Move): Promise<void> {
  const { service, orgId } = walk;
  const { step } = next;
  if (step === "time") {
    service.clock.advance(next.days * DAY);
    return advanceUnit(service.services, orgId, walk.unitId);
  }
  let around = await aroundOf(walk, next);
  if (around.isOver) {
    await anew(walk, next.who, next.other);
    around = await aroundOf(walk, next);
  }
  const { me } = around;
  const planned = plan(walk, step, me, { ...around, other: next.other, flag: next.flag });
  try {
    await takeStep(service.services, actorOf(orgId, me), walk.unitId, planned.body);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return;
  }
  walk.taken++;
  planned.follow();
}

interface Around extends Pick<Move, "other" | "flag"> {
  joined: readonly string[];
  unit: Unit | null;
}

interface Planned {
  body: UnitStep;
  /** What follows from it, as the promises say. */
  follow: () => void;
}

const nothing = () => {};

/** The step as somebody would take it, with words that are marked. */
function plan(walk: Walk, step: UnitStepName, me: string, around: Around): Planned {
  const { ids, secrets, service } = walk;
  const { other, flag, joined, unit } = around;
  const newest = unit?.norms.at(-1)?.version ?? 0;
  switch (step) {
    case "join":
      return { body: { step }, follow: () => (joined.includes(me) ? undefined : secrets.welcome(me)) };
    case "invite":
    case "agree":
    case "uninvite":
      return { body: { step, person: ids[other] ?? "" }, follow: nothing };
    case "propose_norms":
      return { body: { step, version: newest + 1, how: secrets.mark(joined, true), meet: "m" }, follow: nothing };
    case "accept_norms":
      return { body: { step, version: Math.max(newest, 1) }, follow: nothing };
    case "meet":
      return { body: { step, at: new Date(service.clock.now().getTime() + DAY).toISOString() }, follow: nothing };
    case "wish_end":
      return { body: { step, wish: flag }, follow: nothing };
    case "record": {
      const coached = joined.filter((id) => id !== me).slice(0, 1);
      const at = service.clock.now().toISOString();
      const body = { step, id: newId(service), at, minutes: 30, coach: me, coached, tookPlace: true };
      return { body, follow: nothing };
    }
    case "answer":
      return planAnswer(walk, me, around);
    case "share":
    case "unshare":
      return planLine(walk, step, me, around);
    case "decline":
    case "seen":
    case "leave":
      return { body: { step }, follow: nothing };
  }
}

function planAnswer({ secrets, hopes }: Walk, me: string, { flag, joined }: Around): Planned {
  const word = secrets.mark(flag ? joined : [me]);
  const discomfort = flag ? secrets.mark([me]) : "";
  const follow = () => {
    const before = hopes.get(me);
    if (before !== undefined) secrets.takeBack(before, me);
    hopes.set(me, word);
  };
  return { body: { step: "answer", hopes: word, show: flag, discomfort }, follow };
}

function planLine(
  { secrets, lines, service }: Walk,
  step: "share" | "unshare",
  me: string,
  { joined, flag }: Around,
): Planned {
  if (step === "share") {
    const id = newId(service);
    const word = secrets.mark(joined);
    return { body: { step, id, text: word }, follow: () => void lines.set(id, { word, author: me }) };
  }
  const own = [...lines].filter(([, { author }]) => author === me);
  const found = flag ? own[0] : own.at(-1);
  const follow = () => (found === undefined ? undefined : secrets.takeBack(found[1].word, me));
  return { body: { step, id: found?.[0] ?? newId(service) }, follow };
}

/** What must hold after every step, whoever took it. */
async function check(walk: Walk): Promise<void> {
  const { service, orgId, ids, unitId, secrets } = walk;
  const { seats, unit, views } = await service.db.inOrg(orgId, async (tx) => {
    const found = new Map<string, Unit | null>();
    for (const id of ids) found.set(id, (await unitViews(tx, id, [unitId], service.clock.now())).get(unitId) ?? null);
    return {
      seats: await tx.select().from(unitSeats).where(eq(unitSeats.unitId, unitId)),
      unit: (await tx.select().from(units).where(eq(units.id, unitId)))[0],
      views: found,
    };
  });
  const held = seats.flatMap(({ seat }) => (seat === null ? [] : [seat]));
  expect(held.length).toBeLessThanOrEqual(3);
  expect(new Set(held).size).toBe(held.length);
  const isOver = unit?.status === "ended";
  // Nobody in limbo: what runs has a next moment ahead, what is over waits for nobody.
  expect(unit?.nextStepAt === null).toBe(isOver);
  if (isOver) expect(seats.filter(({ standing }) => standing === "invited" || standing === "suggested")).toEqual([]);
  else expect(seats.some(({ standing }) => standing === "joined")).toBe(true);
  for (const [id, view] of views) {
    if (view === null) expect(seats.find(({ personId }) => personId === id)?.standing).not.toBe("joined");
    else checkView(view, secrets.leaked(id, JSON.stringify(view)));
  }
}

/** What anybody who sees the unit must see: nothing early, nothing of later, and always a next step with its time. */
function checkView(view: Unit, leaked: readonly string[]): void {
  expect(leaked).toEqual([]);
  if (view.role === "invited") expect([...view.norms, ...view.lines, ...view.sessions, ...view.hopes]).toEqual([]);
  const isDone = view.role === "former" || view.status === "ended";
  expect(view.next.step === "look_back").toBe(isDone);
  if (!isDone) expect(view.next.at).not.toBeNull();
}
