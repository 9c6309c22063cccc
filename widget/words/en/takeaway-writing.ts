import { firstName } from "./every-surface.ts";

// Writing it
export const writeTitle = "Leave it for the next learner";
export const writeWhy = (other: string) =>
  `They read it beside this page, once you and ${firstName(other)} both agree. Names of colleagues and addresses are masked.`;
export const begin = "Write it";
export const fields = {
  what: "What you learnt",
  how: "How to do it",
  why: "Why it works",
  unknowns: "What you still don’t know",
};
export const whatMissing = "Write in a line or two what you learnt.";
export const named = "Show my first name with it";
export const namedWhy =
  "Whoever reads it sees that you stand behind it, and you are asked twice a year whether it still holds.";
export const unnamedWhy = "You asked without your name. It stays out, also of the words, unless you tick this.";
export const look = "Look at it";

// Looking at it
export const previewTitle = "This is what will be shown";
export const maskedTitle = "Masked";
export const isWord = (word: string) => `“${word}” is an ordinary word`;
export const isName = (word: string) => `“${word}” is a name after all`;
export const always = (text: string) => `“${text}” stays masked`;
export const propose = (other: string) => `Propose it to ${firstName(other)}`;
export const change = "Change the words";

// Between the two
export const waits = (other: string) => `${firstName(other)} has it. It is shown once they agree.`;
export const asksYou = (other: string) => `${firstName(other)} would show this to the next learner on this page`;
export const agree = "Agree";
export const another = "Another wording";
export const no = "No";
export const noWhy = "No reason is needed. It stays between the two of you.";
export const takeBack = "Take it back";
export const published = "Shown to the next learner on this page.";
export const publishedBy = (behind: string | null) =>
  behind === null ? "We are looking for somebody who stands behind it." : `${firstName(behind)} stands behind it.`;
export const closed = "This stays between the two of you.";
export const reopen = "Write it after all";

// In the inbox
export const questions = "About what you left for others";
export const askReview = (page: string) => `Does this still hold? From “${page}”:`;
export const askStand = (page: string) => `Would you stand behind this, with your first name? From “${page}”:`;
export const letGo = "I no longer stand behind it";
export const stand = "I stand behind it";
export const standNo = "Rather not";
export const stillTrue = "Still true";
