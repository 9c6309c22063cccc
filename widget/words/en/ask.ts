import type { Ask } from "../../../server/contract/index.ts";
import { clock, counted, date, inWords, minutes, when, type Moment } from "../dates.ts";
import { firstName } from "./every-surface.ts";

// What the page is about
export const pageIsAbout = "This page is about";
export const noSkills = "We do not know yet which skills this page is about. You can ask all the same.";
export const edit = "Edit";
export const dropSkill = (name: string) => `Leave out ${name}`;
export const droppedSkill = (name: string) => `${name} is left out`;
export const putBack = "Put back";
export const putBackNamed = (name: string) => `Put back ${name}`;
export const from = (path: string) => `from “${path}”`;
export const whatWillBeSent = "What will be sent";
export const findWho = "Find who knows this";
export const lookAtOnce = "From now on, look at once";
export const onlyThis = "Only this goes out. The text of the page stays here.";
export const leaveOut = "Leave out";
export const leaveOutNamed = (name: string) => `Leave out: ${name}`;
export const fields: Record<string, string> = {
  title: "Title",
  course: "Course",
  module: "Module",
  lesson: "Lesson",
  heading: "Heading",
  description: "Description",
  url: "Address",
  language: "Language",
  excerpt: "Passage",
};
export const changeTitle = "Title that is sent";
export const sendExcerpt = "Send the passage I had selected, with addresses, numbers and ids masked";

export const leftOut = (name: string) => `${name} is left out this time.`;
export const notThisPage = "It is not what this page is about";
export const saidWrong = (name: string) =>
  `Noted: this page is not about ${name}. Others will see it less once somebody agrees.`;
export const addSkill = "Add a skill";
export const addSkillLabel = "What else is this page about?";
export const addSkillNone = "No skill of that name here.";
export const addSkillNamed = (name: string) => `This page is about ${name}`;

// People
export const people = "People who know this";
export const askPerson = (name: string) => `Ask ${firstName(name)}`;
export const notRight = "not right";
export const notRightNamed = (reason: string) => `Not right: ${reason}`;
export const findSomeone = "Find someone for me";
export const nobody = "Nobody here has shown this yet";
export const nobodyNext =
  "Ask anyway: we look for someone, and your learning team sees that nobody here knows this yet, without your name.";
export const askAnyway = "Ask anyway";
export const looking = "Looking for people who know this …";

// Ask by typing
export const whatAbout = "What is it about?";
export const whatAboutHint = "The title of a page, a course, or what you are working on. You can paste an address.";
export const look = "Look";

// The page could not be read
export const pressToRead = "Press the button of Ask a peer on the page you are learning from.";
export const pressToReadWhy = "The page is read only when you press, and you see what will be sent.";
export const unreadable = {
  browser: "Pages of the browser itself cannot be read.",
  no_grant: "This page was not pressed on yet, so it was not read.",
  failed: "This page could not be read.",
};
export const unreadableNext = "Say in a few words what it is about, and go on from there.";
export const reading = "Reading the page …";

// The form
export const formTitle = (name: string | null) => (name ? `Ask ${firstName(name)}` : "Ask, and we find someone");
export const goal = "What do you want to be able to do?";
export const goalMissing = "Write in a few words what you want to be able to do.";
export const tried = "What did you try?";
export const howLong = "How long may it take?";
export const minutesLong = (count: number) => `${count} minutes`;
export const naming = "Your name";
export const withName = "Ask with my name";
export const withoutName = "Without my name until someone accepts";
export const whoSees = (anonymous: boolean, to: string | null) => {
  const who = to ? firstName(to) : "The people we ask";
  if (!anonymous) return `${who} and, if need be, those we ask next see your name with the question.`;
  return `${who} will see the question under a made-up name, such as “Quiet heron”. Whoever accepts sees your name, nobody else does.`;
};
export const sending = "Sending …";
export const notWith = "Rather not with";

// The state of an ask
export const keptHere = "Kept here. It goes out when you are back online.";
export const askedAt = (at: Moment, now: Moment) => `Asked ${atClock(at, now)}.`;
const atClock = (at: Moment, now: Moment) => (when(at, now) === clock(at) ? `at ${clock(at)}` : when(at, now));

const waiting = (ask: Ask, now: Moment) => {
  const until = ask.nextStepAt ? when(ask.nextStepAt, now) : null;
  if (ask.waitingFor) {
    const name = firstName(ask.waitingFor.name);
    return until ? `${name} has until ${until}; then we ask two more.` : `${name} has it now.`;
  }
  if (ask.heldBy === 0)
    return until ? `We are finding someone; the next step is at ${until}.` : "We are finding someone.";
  const who = ask.heldBy === 1 ? "One colleague has it" : `${capital(inWords(ask.heldBy))} colleagues have it`;
  return until ? `${who} until ${until}; then we ask others.` : `${who} now.`;
};

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

const closedWords: Record<string, string> = {
  left: "The colleague who had taken this is no longer here. You can ask again; your words are below.",
  quiet: "It was quiet for a long time, so this was closed. You can ask again.",
};

/** Where an ask of mine stands, in one or two sentences. */
export const stateOf = (ask: Ask, now: Moment): string => {
  const closed = ask.closedAt ? date(ask.closedAt, now) : "";
  if (ask.status === "routing") return `${askedAt(ask.openedAt, now)} ${waiting(ask, now)}`;
  if (ask.status === "accepted") {
    return ask.coach
      ? `${firstName(ask.coach.name)} took it ${atClock(ask.acceptedAt ?? ask.openedAt, now)}.`
      : "Someone took it.";
  }
  if (ask.status === "resolved")
    return ask.coach ? `Resolved with ${firstName(ask.coach.name)} on ${closed}.` : `Resolved on ${closed}.`;
  if (ask.status === "withdrawn") return closedWords[ask.closedBecause ?? ""] ?? `You took this back on ${closed}.`;
  return (
    closedWords[ask.closedBecause ?? ""] ??
    "Nobody yet. We asked everyone who could know this. Your learning team sees the gap, without your name."
  );
};

export const withdraw = "Withdraw";
export const withdrawSure = "Take this question back?";
export const withdrawYes = "Yes, take it back";
export const withdrawNo = "Keep it";
export const withdrawing = "Taken back here. The others learn of it when you are back online.";
export const askAgain = "Ask again";
export const openThread = "Open the thread";
export const myAsks = "My questions";
export const noAsks = "You have not asked anything yet.";
export const noAsksNext = "Ask whenever you are stuck; nobody counts how often.";
export const older = (count: number) => `${counted(count, "earlier question")}`;
export const about = (title: string, length: number) => `${title} · ${minutes(length)}`;
export const learntLabel = "What you learnt";
export const sentNow = (name: string | null) =>
  name ? `Your question is on its way to ${firstName(name)}.` : "Your question is on its way.";
export const begun = (goal: string) => `You began to write: “${goal.length > 80 ? `${goal.slice(0, 80)}…` : goal}”`;
export const goOn = "Go on";
