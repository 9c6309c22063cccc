import { expect, test } from "vitest";
import { initialsOf, tintOf } from "../../../../widget/ui/initials.tsx";
import { laterTimes } from "../../../../widget/ui/later-times.ts";
import { piecesOf } from "../../../../widget/ui/rich-text.tsx";
import { wrongIn } from "../../../../widget/ui/week-editor.tsx";
import { dates } from "../../../../widget/words/en.ts";
import { NOW } from "../../../factories/seen.ts";

test.each([
  ["Marta Alves", "MA"],
  ["Ida", "I"],
  ["  Anna  Maria van der Berg ", "AB"],
  ["👩‍💻 Dev", "👩‍💻D"],
  ["محمد علي", "مع"],
  ["", "?"],
])("the initials of %j are %s", (name, initials) => expect(initialsOf(name)).toBe(initials));

test("a person keeps their tint", () => {
  expect(tintOf("abc")).toBe(tintOf("abc"));
  expect(new Set(Array.from({ length: 60 }, (_, index) => tintOf(`person ${index}`))).size).toBe(6);
});

test("words and code are told apart, also when a fence is never closed", () => {
  expect(piecesOf("a\n```sql\nselect 1\n```\nb")).toEqual([
    { kind: "words", text: "a" },
    { kind: "code", text: "select 1" },
    { kind: "words", text: "b" },
  ]);
  expect(piecesOf("```\n  x")).toEqual([{ kind: "code", text: "  x" }]);
});

test("later is an hour, this afternoon, tomorrow morning, Monday", () => {
  expect(laterTimes(NOW).map(({ at }) => at)).toEqual([
    "2026-05-06T11:42:00.000Z",
    "2026-05-06T14:00:00.000Z",
    "2026-05-07T09:00:00.000Z",
    "2026-05-11T09:00:00.000Z",
  ]);
});

test("no time is offered that is past or offered already", () => {
  const sundayEvening = Date.parse("2026-05-10T20:00:00Z");
  expect(laterTimes(sundayEvening).map(({ id }) => id)).toEqual(["hour", "morning"]);
});

test("windows that end before they start, or overlap, are named", () => {
  const window = (from: string, to: string) => ({ day: 1, from, to });
  expect(wrongIn([window("09:00", "12:00"), window("12:00", "24:00")])).toBeNull();
  expect(wrongIn([window("12:00", "09:00")])).toContain("On Monday the end comes before the start");
  expect(wrongIn([window("13:00", "18:00"), window("09:00", "14:00")])).toContain("On Monday two windows overlap");
});

test("moments are named as people name them", () => {
  const at = (text: string) => dates.when(text, NOW);
  expect(at("2026-05-06T14:42:00Z")).toBe("14:42");
  expect(at("2026-05-07T09:00:00Z")).toBe("tomorrow 09:00");
  expect(at("2026-05-11T09:00:00Z")).toBe("Monday 09:00");
  expect(at("2026-05-20T09:00:00Z")).toBe("20 May, 09:00");
  expect(at("2025-05-20T09:00:00Z")).toBe("20 May 2025, 09:00");
  expect(dates.counted(1, "ask")).toBe("1 ask");
  expect(dates.counted(1200, "ask")).toBe("1,200 asks");
});
