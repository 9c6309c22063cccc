import fc from "fast-check";
import { expect, test } from "vitest";
import { mayStep, statusOf, steps } from "../../../../server/coaching/rules.ts";
import { turnOf } from "../../../../server/coaching/turn.ts";

const held = (coachId: string, day: number, tookPlace = true) => ({
  coachId,
  at: new Date(Date.UTC(2026, 10, day)).toISOString(),
  tookPlace,
});

test("nobody's turn while there are not two; the first seat begins", () => {
  expect(turnOf(["a"], [])).toBeNull();
  expect(turnOf(["a", "b"], [])).toBe("a");
});

test("whoever coached longest ago is next; what did not take place does not count", () => {
  expect(turnOf(["a", "b"], [held("a", 1)])).toBe("b");
  expect(turnOf(["a", "b"], [held("a", 1), held("b", 2, false)])).toBe("b");
  expect(turnOf(["a", "b", "c"], [held("c", 3), held("a", 1), held("b", 2)])).toBe("a");
});

test("by the end of each cycle everybody has coached as often as the others", () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 3 }), fc.integer({ min: 1, max: 8 }), (size, cycles) => {
      const members = ["a", "b", "c"].slice(0, size);
      const sessions: ReturnType<typeof held>[] = [];
      for (let day = 1; day <= size * cycles; day++) sessions.push(held(turnOf(members, sessions) ?? "", day));
      for (const member of members) expect(sessions.filter(({ coachId }) => coachId === member)).toHaveLength(cycles);
    }),
  );
});

test("a fourth step out of place is refused: nothing but taking back a line after the end", () => {
  const afterTheEnd = Object.keys(steps).filter((step) => mayStep(step as keyof typeof steps, "joined", "ended"));
  expect(afterTheEnd).toEqual(["seen", "unshare"]);
  expect(mayStep("share", "left", "active")).toBe(false);
});

test("what a unit is follows from who sits in it", () => {
  const seated = { status: "forming", joined: 2, waiting: 0, agreed: false } as const;
  expect(statusOf(seated)).toBe("forming");
  expect(statusOf({ ...seated, agreed: true })).toBe("active");
  expect(statusOf({ ...seated, joined: 1, waiting: 1 })).toBe("one_left");
  expect(statusOf({ ...seated, status: "proposed", joined: 1, waiting: 1 })).toBe("proposed");
  expect(statusOf({ ...seated, status: "proposed", joined: 1 })).toBe("passed");
});
