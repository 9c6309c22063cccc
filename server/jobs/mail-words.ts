import type { mails } from "../db/schema/index.ts";

type Kind = (typeof mails.$inferSelect)["kind"];

interface Facts {
  /** The page's title. */
  topic: string;
  minutes: number;
}

interface Words {
  subject: string;
  line: string;
  /** Where the one link leads, below the service's address. */
  path: (ref: string) => string;
}

/** What each mail says. Never who asks: a mail may be read by others, and an unnamed asker stays unnamed. */
export const mailWords: Record<Kind, (facts: Facts) => Words> = {
  offer: ({ topic, minutes }) => ({
    subject: `A colleague is stuck on “${topic}”`,
    line: `A colleague hopes for ${minutes} minutes of your help with “${topic}”. Take it, pass it on, or say no: all are fine.`,
    path: () => "/inbox",
  }),
  message: ({ topic }) => ({
    subject: `There is an answer in “${topic}”`,
    line: `Somebody wrote in your conversation about “${topic}”.`,
    path: (ref) => `/threads/${ref}`,
  }),
  nobody_yet: ({ topic }) => ({
    subject: `Nobody yet for “${topic}”`,
    line: `We asked everybody here who knows “${topic}”, and nobody could take it now. You can ask again, or in other words; your learning team sees that this is missing, without your name.`,
    path: (ref) => `/threads/${ref}`,
  }),
  left: ({ topic }) => ({
    subject: `“${topic}” is closed`,
    line: `Your conversation about “${topic}” is closed, because the person who asked is no longer here. Thank you for helping.`,
    path: (ref) => `/threads/${ref}`,
  }),
  reminder: ({ topic }) => ({
    subject: `Someone waits for a word about “${topic}”`,
    line: `You took a question about “${topic}”. A first line is enough; if it does not fit any more, hand it back and we find someone else.`,
    path: (ref) => `/threads/${ref}`,
  }),
  unit: () => ({
    subject: "A colleague would like to coach with you",
    line: "A colleague invites you to coach each other for a while. See who and what for, then say yes, or let it pass: nobody is told.",
    path: (ref) => `/coaching/${ref}`,
  }),
  quiet: ({ topic }) => ({
    subject: `Did it help with “${topic}”?`,
    line: `It has been quiet in your conversation about “${topic}”. Close it with a word about what you learnt, or go on writing.`,
    path: (ref) => `/threads/${ref}`,
  }),
};
