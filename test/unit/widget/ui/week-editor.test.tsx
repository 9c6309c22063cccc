// @vitest-environment happy-dom
import { useState } from "preact/hooks";
import { expect, test } from "vitest";
import { WeekEditor } from "../../../../widget/ui/week-editor.tsx";
import { button, press, show } from "./dom.ts";

function Week() {
  const [windows, setWindows] = useState([{ day: 1, from: "09:00", to: "12:00" }]);
  return <WeekEditor windows={windows} onChange={setWindows} />;
}

const times = (root: ParentNode, day: string) =>
  [...root.querySelectorAll<HTMLInputElement>(`input[aria-label*="${day}"]`)].map(({ value }) => value);

test("hours are added beside those that are there; the focus stays for the next", async () => {
  const root = await show(<Week />);
  const add = button(root, "Add hours on Monday");
  expect(add.parentElement?.querySelectorAll("input")).toHaveLength(2);
  add.focus();
  await press(root, "Add hours on Monday");
  expect(times(root, "Monday")).toEqual(["09:00", "12:00", "12:00", "18:00"]);
  expect(document.activeElement).toBe(add);
});

test("a day without hours gets the first, and loses them again", async () => {
  const root = await show(<Week />);
  await press(root, "Add hours on Saturday");
  expect(times(root, "Saturday")).toEqual(["09:00", "17:00"]);
  await press(root, "Remove Saturday");
  expect(times(root, "Saturday")).toEqual([]);
});
