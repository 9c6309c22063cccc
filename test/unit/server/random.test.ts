import { expect, test } from "vitest";
import { randomly } from "../../../server/random.ts";

test("gives as many bytes as were asked for, and none of them twice", () => {
  const given = Array.from({ length: 2000 }, () => randomly(32).toString("hex"));
  expect(given.every((bytes) => bytes.length === 64)).toBe(true);
  expect(new Set(given).size).toBe(given.length);
  const halves = new Set(given.flatMap((bytes) => [bytes.slice(0, 32), bytes.slice(32)]));
  expect(halves.size).toBe(2 * given.length);
});

test("gives more than it keeps, and none at all", () => {
  const many = randomly(10_000);
  expect(many.length).toBe(10_000);
  expect(new Set(many).size).toBe(256);
  expect(randomly(0).length).toBe(0);
});

test("keeps what it gave apart from what it gives next", () => {
  const first = randomly(16);
  const copy = Buffer.from(first);
  for (let times = 0; times < 1000; times++) randomly(16).fill(0);
  expect(first.equals(copy)).toBe(true);
});
