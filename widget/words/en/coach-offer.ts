import { day, type Moment } from "../dates.ts";
import { firstName } from "./every-surface.ts";

// What a conversation says of coaching each other; apart, so that no panel carries the rest before it is opened.

export const join = "Yes, join";
export const letPass = "Let it pass";
export const purpose = "What for, in a sentence?";

/** `today`, `tomorrow`, `on Monday`, `on 3 May`. */
export const onDay = (at: Moment, now: Moment) => {
  const name = day(at, now);
  return name === "today" || name === "tomorrow" ? name : `on ${name}`;
};

export const coachEachOther = "Coach each other";
export const coachEachOtherWhy = (name: string) =>
  `You and ${firstName(name)} would take turns over some weeks. ${firstName(name)} may say yes, or let it pass; you are not told which.`;
export const coachOffer = "Offer it";
export const coachOffered = (name: string, until: Moment | null, now: Moment) =>
  `You offered ${firstName(name)} to coach each other.${until === null ? "" : ` The offer ends by itself ${onDay(until, now)}.`}`;
export const coachAsked = (name: string) => `${firstName(name)} would like that you coach each other.`;
export const coachRuns = "You coach each other.";
export const openUnit = "Open it";
