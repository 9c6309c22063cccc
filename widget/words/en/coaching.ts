import type { Unit, UnitNext } from "../../../server/contract/index.ts";
import { clock, day, when, minutes, type Moment } from "../dates.ts";
import { onDay } from "./coach-offer.ts";
import { firstName } from "./every-surface.ts";

export const coaching = "Coaching";
export const emptyTitle = "Two or three people who coach each other";
export const emptyWhy =
  "In a unit you take turns: one coaches, the other brings something real. It is yours alone; nobody else sees who is in it or what is said.";
export const emptyHow = "Begin with a colleague below, or press “Coach each other” in a conversation that went well.";
export const begin = "Begin with a colleague";
export const beginAnother = "Begin another unit";
export const whom = "Whom would you like to coach with?";
export const whomHint = "One colleague, or two. They may say yes, or let it pass without a word.";
export const nobodyFound = "Nobody by that name can be invited now.";
export const choose = (name: string) => `Choose ${name}`;
export const unchoose = (name: string) => `Leave ${name} out`;
export const purposeHint = "Who is invited reads it.";
export const purposeMissing = "Write what you hope for, in a few words.";
export const whomMissing = "Choose a colleague first.";
export const invite = "Invite";
export const myUnits = "My units";
export const over = "Over";
export const backToAll = "All units";
export const missing = "This unit is not here, or no longer yours to see.";

const list = (names: readonly string[]) => new Intl.ListFormat("en", { type: "conjunction" }).format(names);
/** Who is in a unit besides me. */
export const withWhom = (names: readonly string[]) => (names.length === 0 ? "You" : `You and ${list(names)}`);

export const nextTitle = "What to do now";
const steps: Record<UnitNext, string> = {
  answer_invitation: "You are invited. See who is in it and what for, then say yes, or let it pass.",
  wait_for_answer: "Your invitation is out. There is nothing to do until they answer.",
  agree_to_third: "A third person is suggested. They are asked only if you agree.",
  answer_ending: "There is a wish to end this well. Say whether you agree, or go on.",
  write_agreement: "Write down how you would like to work together. A few lines are enough to begin.",
  read_agreement: "Read what is proposed for working together. Accept it, or propose other words.",
  answer_questions: "Answer two questions for yourself. You decide what the others read.",
  wait_for_agreement: "You are through. The agreement waits for the others.",
  agree_date: "Agree on a date with the others, and put it down here.",
  coach_next: "It is your turn to coach. Listen first, say back what you understood, ask before you advise.",
  learn_next: "It is your turn to bring something. Think of one thing that is real and not solved yet.",
  record_session: "Did you meet? Write it down, so that the turns go on.",
  look_back: "This is over. What happened stays here for you to read.",
};
/** The one next step, in a sentence. */
export const next = (step: UnitNext) => steps[step];
export const nextAt = ({ step, at }: Unit["next"], now: Moment): string | null => {
  if (at === null) return null;
  if (step === "coach_next" || step === "learn_next") return `You meet ${when(at, now)}.`;
  if (step === "answer_invitation" || step === "wait_for_answer" || step === "agree_to_third")
    return `It ends by itself ${onDay(at, now)}.`;
  return `If nobody does anything, the unit ends by itself ${onDay(at, now)}.`;
};

export const letPassWhy = "No reason is needed, and nobody is told.";
export const standing = { suggested: "suggested", invited: "invited", joined: "" };
export const agreeThird = (name: string) => `Yes, invite ${firstName(name)}`;
export const refuseThird = "Rather not";
export const inviteThird = "Suggest a third person";
export const inviteThirdWhy = "They are asked once all of you agree. Three is the most a unit can be.";
export const takeBackInvitation = (name: string) => `Take back the invitation to ${name}`;
export const takeBack = "Take back";

export const agreement = "Working agreement";
export const q1 = "How will we work together?";
export const q1Hint = "Questions before advice? What stays between us? What do we do when it gets hard?";
export const q2 = "When and how will we meet?";
export const q2Hint = "How often, how long, in a room or by video, and what if one cannot come?";
export const q3 = "What are your expectations, interests, fears and hopes?";
export const q3Hint = "For yourself first. The others read it only if you say so.";
export const q3Show = "Show this to the others in the unit";
export const q4 = "What are you uncomfortable with disclosing?";
export const q4Hint = "For your eyes alone. Leave it empty to skip it: nobody can tell.";
export const answerMissing = "A few words are enough.";
export const proposeNorms = "Propose this";
export const proposeOther = "Propose other words";
export const acceptNorms = "Accept";
export const keepAnswers = "Done";
export const myAnswers = "My answers";
export const myAnswersWhy =
  "You alone read these. A line leaves them only when you share it, and you can take it back.";
export const shareThisLine = "Share this line with my unit";
export const changeAnswers = "Change my answers";
export const version = (number: number) => `Version ${number}`;
export const versionHolds = "holds";
export const versionWaits = (names: readonly string[]) => `waits for ${list(names.map(firstName))}`;
export const versionWas = "was before";
export const earlier = "Earlier versions";
export const noneYet = "Nothing is written down yet.";
export const hopesOf = (name: string) => `${firstName(name)} hopes`;
export const kept = "What you typed is kept on this device.";

export const sessions = "Sessions";
export const noSessions = "None yet. The first one is written down here when it took place.";
export const turn = (name: string, mine: boolean) =>
  mine ? "It is your turn to coach next." : `${firstName(name)} coaches next.`;
export const nextDate = "Next date";
export const nextDateIs = (at: Moment, now: Moment, by: string) => `${when(at, now)}, put down by ${firstName(by)}`;
export const putDown = "Put it down";
export const changeDate = "Change the date";
export const record = "Write it down";
export const recordTitle = "A session took place";
export const recordWhen = "When?";
export const recordMinutes = "How many minutes?";
export const recordCoach = "Who coached?";
export const recordCoached = "Who was coached?";
export const dateMissing = "Choose a day and a time.";
export const dateAhead = "Choose a time that is still to come.";
export const dateBehind = "Choose a time that has been.";
export const minutesWrong = "Between 5 minutes and 8 hours.";
export const columns = { date: "Date", coach: "Coach", minutes: "Length" };
export const correct = "Correct";
export const correctNamed = (at: Moment, now: Moment) => `Correct the session of ${day(at, now)}`;
export const notHeld = "It did not take place after all";
export const notHeldShort = "did not take place";
export const length = (count: number) => minutes(count);
export const sessionDay = (at: Moment, now: Moment) => `${day(at, now)}, ${clock(at)}`;
export const corrected = (by: string, was: string) => `${firstName(by)} corrected this; before: ${was}`;

export const lines = "Shared with each other";
export const noLines = "Nothing yet. A line of your journal gets here by your own hand alone.";
export const takeBackLine = "Take back";

export const journal = "My journal";
export const journalWhy =
  "You alone read this. A line leaves it only when you share it by hand, and you can take it back.";
export const journalKind = { journal: "A note", aspiration: "An aspiration" };
export const journalKindLabel = "What kind of line?";
export const journalLine = "A line";
export const journalKeep = "Keep it";
export const shareLine = (names: readonly string[]) => `Share with ${list(names.map(firstName))}`;
export const sharedAlready = "Shared";
export const dropLine = "Delete";
export const dropLineHint = "Shared copies go with it.";

export const people = "Who is in it";
export const ending = "Ending well";
export const endWhy = "A unit ends when all of you agree. What happened stays readable to you.";
export const wishEnd = "I would like to end it well";
export const wishEndSaid = "You would like to end it. It ends once the others agree.";
export const goOn = "Rather go on";
export const agreeEnd = "Yes, let us end it";
export const leave = "Leave this unit";
export const leaveTitle = "Leave this unit?";
export const leaveWhy =
  "No reason is needed. The others read that you left, nothing more. What happened so far stays yours to read; what comes later is theirs.";
export const leaveYes = "Leave";
export const leaveNo = "Stay";
export const endedBecause: Record<NonNullable<Unit["endedBecause"]>, string> = {
  agreed: "You ended this together. Thank you for the time you gave each other.",
  one_left: "It ended because one person remained. Thank you for the time you gave each other.",
  passed: "It did not come about this time. You can begin with someone else whenever you like.",
  quiet: "It had been quiet for a while, so it came to its end. You can begin anew whenever you like.",
};
export const youLeft = "You left this unit. You read what was there until then.";
