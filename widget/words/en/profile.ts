import type { EvidenceKind, Window } from "../../../server/contract/index.ts";
import { counted, date, when, type Moment } from "../dates.ts";

export const profile = "Profile";
export const skills = "My skills";
export const skillsWhy = "What colleagues see when they look for someone, and why. All of it is yours to correct.";
export const noSkills = "No skills yet. Add what you would gladly be asked about.";
const kinds: Record<EvidenceKind, string> = {
  answered: "answered",
  taught_back: "taught it back",
  completed: "completed",
  endorsed: "endorsed",
  self: "you say so",
};
export const evidence = (kind: EvidenceKind, note: string, at: Moment, now: Moment) =>
  [note || kinds[kind], date(at, now)].join(", ");
export const evidenceCount = (count: number) => counted(count, "reason");
export const dispute = "Not right";
export const disputeNamed = (text: string) => `Not right: ${text}`;
export const disputed = "You said that this is not right; it does not count.";
export const undispute = "It is right";
export const deleteIt = "Delete";
export const deleteNamed = (text: string) => `Delete: ${text}`;
export const dropSkill = (name: string) => `Remove ${name} from my profile`;
export const dropSure = (name: string) => `Remove ${name} and its reasons from your profile?`;
export const dropYes = "Remove it";
export const keep = "Keep it";
export const addSkill = "Add a skill";
export const addSkillHint = "Type a few letters";
export const addSkillNone = "No skill of that name here.";
export const addNamed = (name: string) => `Add ${name}`;
export const propose = (text: string) => `Propose “${text}”`;
export const proposeWhat =
  "The people who look after the skills decide whether to add it. Once they do, it is yours, and you can be asked about it.";
export const proposals = "Skills you proposed";
export const proposalStates = {
  open: "waiting for a curator",
  dismissed: "not added; choose one that comes near",
};
export const withdraw = "Take back";
export const withdrawNamed = (text: string) => `Take back the proposal “${text}”`;
export const clear = "Clear";
export const clearNamed = (text: string) => `Clear the proposal “${text}”`;
export const isHereAlready = (name: string) => `That is “${name}” here. It is among your skills now.`;
export const wondered = "Colleagues wondered whether this still holds. It counts again once you say so.";
export const itHolds = "It holds";
export const itHoldsNamed = (skill: string) => `It holds: ${skill}`;
export const found = (count: number) => counted(count, "match", "matches");

export const hours = "Hours and how much";
export const hoursWhy =
  "Your time to answer runs in these hours alone, and you are never asked more often than you say.";
export const timeZone = "Time zone";
export const week = "When you can be asked";
export const fromTime = (day: string) => `${day}, from`;
export const toTime = (day: string) => `${day}, to`;
export const to = "to";
export const addWindow = (day: string) => `Add hours on ${day}`;
export const removeWindow = (window: Window, day: string) => `Remove ${day} ${window.from} to ${window.to}`;
export const notThatDay = "not asked";
export const wrongOrder = (day: string) => `On ${day} the end comes before the start. Nothing was saved.`;
export const overlap = (day: string) => `On ${day} two windows overlap. Nothing was saved.`;
export const capacity = "Questions a week, at most";
export const fewer = "One fewer";
export const more = "One more";
export const taken = (count: number) => `You took ${count} in the last seven days.`;
export const pauseTitle = "Pause";
export const pausedUntil = (at: Moment, now: Moment) => `You are not asked until ${when(at, now)}.`;
export const notPaused = "You can be asked in your hours.";
export const pauseEnd = "End the pause";
export const quietTitle = "Quiet hours";
export const quietWhy = "No mail and no notifications in these hours.";
export const quietOn = "Keep quiet hours";
export const quietFrom = "Quiet from";
export const quietTo = "Quiet to";

export const languages = "Languages I can help in";
export const addLanguage = "Add a language";
export const removeLanguage = (name: string) => `Remove ${name}`;
export const leaveOut = "Whom to leave out when I ask";
export const leaveOutWhy = "They are not proposed to you and not asked. They are not told.";
export const leaveOutChain = "My managers and those I manage, all the way up and down";
export const leaveOutClose = "My own team, and whom I talked with here in the last month";
export const foundByAnswers = "Past answers";
export const foundByAnswersTick = "Find me by what I have answered before";
export const foundByAnswersWhy =
  "The service compares new questions with answers of yours that helped. Nobody reads them, and no words of them are shown.";
export const notHere = "People I do not want to meet here";
export const notHereWhy = "You are not proposed to each other. They are not told.";
export const notHereNone = "Nobody.";
export const notHereAdd = "Find a person";
export const notHereAddNamed = (name: string) => `Do not meet ${name}`;
export const notHereRemove = (name: string) => `Meet ${name} again`;
export const nobodyFound = "Nobody of that name.";

export const settings = "Settings";
export const name = "Name";
export const mail = "Send me a mail when a question or an answer waits unseen for ten minutes";
export const sessions = "Where you are signed in";
export const thisOne = "this one";
export const lastSeen = (at: Moment, now: Moment) => `last used ${when(at, now)}`;
export const signedInAs = (person: string, org: string) => `Signed in as ${person}, ${org}.`;
export const signOut = "Sign out";
export const signOutEverywhere = "Sign out everywhere";
export const signOutWhy = (queued: number) =>
  queued > 0
    ? `${counted(queued, "thing")} you wrote ${queued === 1 ? "is" : "are"} not sent yet and would be lost.`
    : "This device forgets your words here; the service keeps them.";
export const signOutSure = "Sign out of this device?";
export const signOutEverywhereSure = "Sign out on all your devices?";

export const confirmTitle = "Before colleagues can find you";
export const confirmWhy =
  "Look over what you know, when you can be asked and how often. Once; you can change all of it later.";
export const confirmSkills = "Which of these would you gladly be asked about?";
export const confirmSkillsNone = "We know of no skills of yours yet. Add one or more, or none.";
export const confirmYes = "This is right";
export const confirmLater = "Later";
