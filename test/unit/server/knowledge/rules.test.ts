import fc from "fast-check";
import { expect, test } from "vitest";
import { mayStep, type Side, type Standing, type Step, steps } from "../../../../server/knowledge/rules.ts";

interface Real {
  standing: Standing;
  /** The version, and which sides have said yes to exactly that one. */
  version: number;
  yes: Set<Side>;
}

const other = (side: Side): Side => (side === "learner" ? "coach" : "learner");

function take(real: Real, step: Step, side: Side): boolean {
  if (!mayStep(real.standing, step, side)) return false;
  const status = steps[step].to;
  if (step === "propose") {
    real.version += 1;
    real.yes = new Set([side]);
    real.standing = { status, writer: side, endedBy: null };
  } else if (step === "agree") {
    real.yes.add(side);
    real.standing = { ...real.standing, status };
  } else {
    real.yes.delete(side);
    real.standing = { ...real.standing, status, endedBy: side };
  }
  return true;
}

const sides = fc.constantFrom<Side>("learner", "coach");
const moves = fc.array(fc.tuple(fc.constantFrom<Step>("propose", "agree", "end"), sides), {
  minLength: 20,
  maxLength: 60,
  size: "max",
});

test("over any run of steps: shown only while both said yes to these very words, and never without a way on", () => {
  let taken = 0;
  fc.assert(
    fc.property(moves, (run) => {
      const real: Real = { standing: { status: "none", writer: null, endedBy: null }, version: 0, yes: new Set() };
      for (const [step, side] of run) {
        taken += Number(take(real, step, side));
        const { status, writer, endedBy } = real.standing;
        expect(status === "published").toBe(status !== "closed" && real.yes.size === 2);
        if (status === "published") expect(real.yes.has(other(writer ?? side))).toBe(true);
        if (endedBy !== null) expect(real.yes.has(endedBy)).toBe(false);
        const ways = (["learner", "coach"] as const).flatMap((who) =>
          (["propose", "agree", "end"] as const).filter((next) => mayStep(real.standing, next, who)),
        );
        expect(ways.length).toBeGreaterThan(0);
      }
    }),
    { numRuns: 2000 },
  );
  expect(taken).toBeGreaterThan(10_000);
});

test("a no is final for the other: only who said it may open it again", () => {
  const closed: Standing = { status: "closed", writer: "learner", endedBy: "coach" };
  expect(mayStep(closed, "propose", "learner")).toBe(false);
  expect(mayStep(closed, "propose", "coach")).toBe(true);
  expect(mayStep(closed, "agree", "coach")).toBe(false);
});

test("nobody agrees to their own words, and only the learner begins", () => {
  const proposed: Standing = { status: "proposed", writer: "coach", endedBy: null };
  expect(mayStep(proposed, "agree", "coach")).toBe(false);
  expect(mayStep(proposed, "agree", "learner")).toBe(true);
  expect(mayStep({ status: "none", writer: null, endedBy: null }, "propose", "coach")).toBe(false);
});
