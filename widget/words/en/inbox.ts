import type { MyAvailability, Offer } from "../../../server/contract/index.ts";
import { clock, counted, day, when, type Moment } from "../dates.ts";
import { firstName } from "./every-surface.ts";

export const askAboutPage = "Ask about this page";
export const waiting = (count: number) => `${count} waiting`;
export const inbox = "Waiting for you";
export const offerLabel = (title: string, minutesWanted: number) => `${title}, ${minutesWanted} minutes`;
export const until = (at: Moment, now: Moment) => `until ${when(at, now)}`;
export const overdue = "moving on to others";
export const tried = "tried:";
export const whyYou = "why you?";
export const byName = "You were asked by name.";
export const passedBy = (name: string) => `${firstName(name)} passed this to you.`;
export const asks = (label: string) => `${label} asks`;

export const accept = "Accept";
export const accepting = "Accepting …";
export const notNow = "Not now";
export const pass = "Pass";
export const no = "No";
export const keysHint = "Keys: A accept, N not now, P pass, X no.";

export const snoozeTitle = "Show it again";
export const inAnHour = "In an hour";
export const thisAfternoon = "This afternoon";
export const tomorrowMorning = "Tomorrow morning";
export const onMonday = "Monday";
export const snoozeKeeps = (deadline: Moment, now: Moment) =>
  `It keeps its place and its deadline (${when(deadline, now)}).`;

export const passTitle = "Who could know this?";
export const passLooking = "Looking for colleagues …";
export const passNobody = "We know nobody else for this. “No” brings it to others by itself.";
export const passTo = (name: string) => `Pass to ${firstName(name)}`;
export const passEnded = "This was passed on three times, so it is not passed again.";

export const snoozedUntil = (at: Moment, now: Moment) =>
  `back ${day(at, now) === "today" ? `at ${clock(at)}` : when(at, now)}`;
export const snoozed = (count: number) => `${counted(count, "question")} for later`;
export const showNow = "Show now";

const answered: Record<string, string> = {
  decline: "You said no, and that is fine.",
  snooze: "Kept for later.",
  pass: "Passed on.",
};
export const answeredLine = (act: string) => answered[act] ?? "Done.";
export const answeredKept = "It goes out when you are back online.";
export const pauseUntilMonday = "Pause me until Monday?";
export const paused = (at: Moment, now: Moment) => `Paused until ${when(at, now)}.`;
export const endPause = "End the pause";

const gone: Partial<Record<Offer["status"], string>> = {
  taken: "Someone was faster, thank you.",
  withdrawn: "The question was taken back.",
  expired: "The time was over, so others were asked.",
};
export const goneLine = (status: Offer["status"]) => gone[status] ?? "";

export const nobodyWaits = "Nobody is waiting. Thank you for being here.";
export const lastHelp = (name: string, title: string) =>
  `${firstName(name)} got on with “${title}” after your last help:`;
export const accepted = "You have it. The thread is open.";

export const capacityLeft = (availability: MyAvailability) => {
  const left = availability.capacity.asksPerWeek - availability.takenThisWeek;
  return left > 0 ? `You can take ${left} more this week` : "You have taken all you wanted this week";
};
export const pause = "Pause";
export const pauseToday = "Until tomorrow";
export const pauseMonday = "Until Monday";
export const pauseWeeks = "For two weeks";
export const hours = "Hours";
export const offlineAccept = "Accepting needs a connection, as it opens the thread for both of you.";
export const confirmFirst = "Nobody can ask you yet. Look over your skills and hours once, and they can.";
export const confirmAction = "Look over";
