import { month, type Moment } from "../dates.ts";
import { firstName } from "./every-surface.ts";

export const askedBefore = "Someone asked this before";
export const sameSkill = "About the same skill";
export const more = (count: number) => `${count} more`;
export const how = "How";
export const why = "Why";
export const unknowns = "Still open";
export const lookingForSomebody = "looking for somebody who stands behind this";
export const by = (behind: string | null, at: Moment, now: Moment) =>
  `${behind === null ? lookingForSomebody : firstName(behind)}, ${month(at, now)}`;
export const checking = "Somebody is asked whether it still holds.";
export const stillTrue = "Still true";
export const outOfDate = "Out of date";
export const saidTrue = "Thank you. It carries today’s date now.";
export const saidOld = "Thank you. Whoever stands behind it is asked.";
