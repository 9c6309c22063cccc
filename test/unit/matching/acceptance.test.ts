import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { acceptanceOf, askedAtOnce, usualAcceptance } from "../../../server/matching/acceptance.ts";
import { load } from "./world.ts";

const usual = { minutes: 0, acceptance: 0.85 };

/** Numbers from 0 to 1, the same each time. */
function drawn(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

describe("the likelihood of an answer", () => {
  test("is what is usual without a history, and comes to one's own with it", () => {
    expect(acceptanceOf(null, usual)).toBeCloseTo(0.85);
    expect(acceptanceOf(load("a", { expiredOffers: 200 }), usual)).toBeLessThan(0.05);
    expect(acceptanceOf(load("a", { answeredOffers: 200 }), usual)).toBeGreaterThan(0.98);
  });

  test("rises with every answer and never leaves 0 to 1", () => {
    const counts = fc.double({ min: 0, max: 1_000, noNaN: true });
    fc.assert(
      fc.property(counts, counts, (answeredOffers, expiredOffers) => {
        const now = acceptanceOf(load("a", { answeredOffers, expiredOffers }), usual);
        const next = acceptanceOf(load("a", { answeredOffers: answeredOffers + 1, expiredOffers }), usual);
        expect(now).toBeGreaterThan(0);
        expect(next).toBeLessThanOrEqual(1);
        expect(next).toBeGreaterThanOrEqual(now);
      }),
    );
  });

  test("an organisation starts out cautious, and learns", () => {
    expect(usualAcceptance(0, 0)).toBeCloseTo(0.7);
    expect(usualAcceptance(900, 100)).toBeCloseTo(0.9, 1);
  });

  test("is calibrated: of those told so likely, about as many answer, over a history of 500 people", () => {
    const random = drawn(11);
    const fade = 0.5 ** (1 / 8);
    const people = Array.from({ length: 500 }, () => ({ answers: 0.2 + 0.8 * random(), yes: 0, no: 0 }));
    const bins = Array.from({ length: 10 }, () => ({ told: 0, seen: 0, count: 0 }));
    let [answered, expired] = [0, 0];
    for (let week = 0; week < 26; week++) {
      const usualNow = { minutes: 0, acceptance: usualAcceptance(answered, expired) };
      for (const one of people) {
        const told = acceptanceOf(load("a", { answeredOffers: one.yes, expiredOffers: one.no }), usualNow);
        const isAnswered = random() < one.answers;
        const bin = bins[Math.min(9, Math.floor(told * 10))]!;
        bin.told += told;
        bin.seen += Number(isAnswered);
        bin.count++;
        one.yes = one.yes * fade + Number(isAnswered);
        one.no = one.no * fade + Number(!isAnswered);
      }
      answered = people.reduce((sum, { yes }) => sum + yes, 0);
      expired = people.reduce((sum, { no }) => sum + no, 0);
    }
    const total = bins.reduce((sum, { count }) => sum + count, 0);
    const error = bins.reduce((sum, { told, seen }) => sum + Math.abs(told - seen), 0) / total;
    expect(error).toBeLessThanOrEqual(0.1);
    // It tells people apart: most of the bins are in use.
    expect(bins.filter(({ count }) => count > 100).length).toBeGreaterThanOrEqual(6);
  });
});

describe("how many are asked at once", () => {
  const ids = ["a", "b", "c", "d"];
  const loadsOf = (answeredOffers: number, expiredOffers: number) =>
    new Map(ids.map((id) => [id, load(id, { answeredOffers, expiredOffers })]));

  test("two who are likely to answer are enough; among those who seldom do it is as many as may", () => {
    expect(askedAtOnce(ids, loadsOf(10, 0), usual, 3)).toBe(2);
    expect(askedAtOnce(ids, loadsOf(2, 10), usual, 3)).toBe(3);
    expect(askedAtOnce(ids, new Map(), { ...usual, acceptance: usualAcceptance(0, 0) }, 3)).toBe(3);
  });

  test("never more than may, never fewer than two where two may", () => {
    const counts = fc.nat(50);
    fc.assert(
      fc.property(counts, counts, fc.constantFrom(1, 2, 3), (answered, expired, most) => {
        const many = askedAtOnce(ids, loadsOf(answered, expired), usual, most);
        expect(many).toBeLessThanOrEqual(most);
        expect(many).toBeGreaterThanOrEqual(Math.min(2, most));
      }),
    );
    expect(askedAtOnce([], new Map(), usual, 3)).toBe(3);
  });
});
