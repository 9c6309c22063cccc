import { when, day, clock, minutes, type Moment } from "../dates.ts";
import { firstName } from "./every-surface.ts";

export const threads = "Threads";
export const noThreads = "No threads yet. One opens when a question is accepted.";
export const said = (author: string, text: string) => `${firstName(author)}: “${text}”`;
export const you = "You";
export const nothingSaid = "Nothing said yet";
export const with_ = (name: string) => `with ${firstName(name)}`;
export const pinned = (title: string, length: number) => `${title} · ${minutes(length)}`;
export const wantYou = "You want to be able to";
export const wantsNamed = (name: string) => `${firstName(name)} wants to be able to`;
export const triedYou = "You tried";
export const triedNamed = (name: string) => `${firstName(name)} tried`;
export const messagesLabel = "Messages";
export const at = (moment: Moment, now: Moment) => when(moment, now);
export const sayBackKind = "said back what they understood";
export const sayBackKindMine = "you said back what you understood";
export const timeKind = (moment: Moment, now: Moment) => `A time: ${day(moment, now)}, ${clock(moment)}`;
export const timeWorks = "That time works for me.";
export const timeWorksNot = "That time does not work for me.";
export const kept = "kept here, goes out when you are back online";

export const compose = "Write";
export const send = "Send";
export const sendHint = "Ctrl + Enter sends.";
export const sayBack = "“Let me say back what I understood …”";
export const sayBackTitle = "Start by saying back what you understood";
export const sayBackWhy = (name: string) =>
  `${firstName(name)} then knows that you are on the same page, and can put it right.`;
export const sayBackStart = "Let me say back what I understood: you want to be able to ";
export const sayBackSend = "Say it back";
export const skip = "Skip";

export const findTime = "Find a time";
export const timeField = "When?";
export const timeNote = "A word with it";
export const timeDefault = (length: number) => `Shall we talk for ${minutes(length)}?`;
export const timePropose = "Propose this time";
export const timePast = "Choose a time that is still to come.";
export const timeMissing = "Choose a day and a time.";

export const minutesOver = (length: number) => `${length} minutes are over.`;
export const minutesOverNext = "Wrap up, add 15, or find another time.";
export const wrapUp = "Wrap up";
export const addFifteen = "Add 15";
export const anotherTime = "Find another time";

export const handBack = "Hand it back";
export const handBackTitle = "Hand this question back?";
export const handBackWhy = (name: string) =>
  `It goes to someone else who knows this. ${firstName(name)} reads that you could not go on, nothing more.`;
export const handBackYes = "Hand it back";
export const handBackNo = "Go on with it";
export const handBackNote = "A word for the next one";

export const resolve = "Wrap up";
export const resolveTitle = "Teach it back in three lines";
export const resolveWhy = "In your own words, as you would tell a colleague. It is what stays.";
export const resolveWhat = "What you can do now";
export const resolveMissing = "Write a line or two, in your own words.";
export const courseIsTold = "Your course is told that you taught this back.";
export const helpedTitle = (name: string) => `What helped, ${firstName(name)} would like to know`;
export const helpedChoices = [
  "An example of your own",
  "A question back",
  "Step by step",
  "Patience",
  "Where to look it up",
] as const;
export const helpedWord = "A word of thanks";
export const finish = "Done, thank you";
export const notHelped = "It did not help";
export const notHelpedTitle = "Close it as it is?";
export const notHelpedWhy = "Nothing is written about anyone. You can ask someone else right away.";
export const notHelpedYes = "Close it";

export const resolvedCoachTitle = (name: string) => `${firstName(name)} closed this`;
export const resolvedCoach = "A word back, if you like";
export const coachHelpedTitle = (name: string) => `What ${firstName(name)} did well`;
export const coachChoices = [
  "Said clearly what was missing",
  "Tried things first",
  "Asked back",
  "Kept at it",
  "Showed the code",
] as const;
export const coachSend = "Send";
export const coachSent = "Sent. Thank you.";
export const learnt = (name: string) => `${firstName(name)} learnt`;
export const learntYou = "You learnt";
export const feedbackFrom = (from: string) => `From ${firstName(from)}`;
export const closed = "This thread is closed.";
export const steps = {
  resolve: "Closed here. It goes out when you are back online.",
  withdraw: "Taken back here. It goes out when you are back online.",
  "hand-back": "Handed back here. It goes out when you are back online.",
};
export const learner = "the learner";
export const missing = "This thread is not here, or no longer yours to see.";
