import * as z from "zod/mini";
import {
  AgreeBody,
  AskBody,
  AvailabilityBody,
  ConfirmBody,
  DoubtBody,
  Instant,
  JournalBody,
  MatchBody,
  MessageBody,
  ProfileBody,
  ProposeBody,
  ResolveBody,
  ReviewBody,
  SkillId,
  TakeawayDraft,
  text,
  Topic,
  UnitBody,
  UnitStep,
  Uuid,
} from "../../server/contract/index.ts";

const DraftKey = z.optional(text(100));
const Note = z.optional(text(300));
const WindowId = z.int();

/**
 * Everything a panel may ask of the background, with what each call takes, in order.
 * The background answers each with an `Outcome`.
 */
export const toBackground = {
  /** Keep this question and send it; empty its draft. */
  openAsk: z.tuple([Uuid, AskBody, DraftKey]),
  /** Take my question back. */
  withdrawAsk: z.tuple([Uuid, Note]),
  /** Close this question as learner, or add the coach's word. */
  resolveAsk: z.tuple([Uuid, ResolveBody, DraftKey]),
  /** Give the question I took back to be routed on. */
  handBack: z.tuple([Uuid, Note]),
  /** I have read this thread up to this message. */
  markRead: z.tuple([Uuid, z.int()]),
  /** Keep this message and send it, in its place. */
  sendMessage: z.tuple([Uuid, MessageBody, DraftKey]),
  /** Take this question on, now or not at all. */
  acceptOffer: z.tuple([Uuid]),
  /** No, and perhaps pause me until then. */
  declineOffer: z.tuple([Uuid, z.optional(Instant)]),
  /** Not now, ask me again then. */
  snoozeOffer: z.tuple([Uuid, Instant]),
  /** Someone else knows this better. */
  passOffer: z.tuple([Uuid, Uuid]),
  /** I did not mean that. */
  undoOffer: z.tuple([Uuid]),
  /** These requests were on my screen. */
  seenOffers: z.tuple([z.array(Uuid)]),
  /** Shall we coach each other? */
  openUnit: z.tuple([Uuid, UnitBody]),
  /** A step in one of my units. */
  stepUnit: z.tuple([Uuid, UnitStep]),
  /** Keep this line in my journal. */
  keepLine: z.tuple([Uuid, JournalBody]),
  /** Let go of this line of my journal. */
  dropLine: z.tuple([Uuid]),
  /** My hours, capacity, pause and quiet hours. */
  setAvailability: z.tuple([AvailabilityBody]),
  /** My name, languages and mail. */
  setProfile: z.tuple([ProfileBody]),
  /** These are my skills, hours and capacity. */
  confirm: z.tuple([ConfirmBody]),
  /** I know this. */
  addSkill: z.tuple([SkillId, Note]),
  /** I would rather not be asked about this. */
  dropSkill: z.tuple([SkillId]),
  /** I know something that has no name here yet. */
  proposeSkill: z.tuple([text(100)]),
  /** I take my proposal back. */
  withdrawProposal: z.tuple([Uuid]),
  /** Take this reason away. */
  deleteEvidence: z.tuple([Uuid]),
  /** This reason is not right, or is after all. */
  disputeEvidence: z.tuple([Uuid, z.boolean()]),
  /** This page is, or is not, about this skill. */
  sayTopicWord: z.tuple([Topic, SkillId, z.nullable(z.enum(["right", "wrong"]))]),
  /** This reason for a colleague is not right, or is after all. */
  doubtReason: z.tuple([Uuid, DoubtBody]),
  /** I do not want to meet this person here, or would again. */
  setNotHere: z.tuple([Uuid, z.boolean()]),
  /** These words, for the other to agree to. */
  proposeTakeaway: z.tuple([Uuid, ProposeBody]),
  /** Yes to the other's words. */
  agreeToTakeaway: z.tuple([Uuid, AgreeBody]),
  /** No to them, or my yes back. */
  endTakeaway: z.tuple([Uuid]),
  /** This takeaway is still true, or out of date. */
  reviewTakeaway: z.tuple([Uuid, ReviewBody.shape.verdict]),
  /** I stand behind this takeaway, or no longer. */
  standBehind: z.tuple([Uuid, z.boolean()]),
  /** Try once more what was refused. */
  again: z.tuple([text(200)]),
  /** Let go of what was refused. */
  forget: z.tuple([text(200)]),
  /** Open the sign-in page and wait for it. */
  signIn: z.tuple([]),
  /** Sign in by the code that a course's page showed. */
  useCode: z.tuple([text(20)]),
  /** Sign out here and clear this device. */
  signOut: z.tuple([]),
  /** Sign out on all devices. */
  signOutEverywhere: z.tuple([]),

  /** Who knows this topic? */
  match: z.tuple([MatchBody]),
  /** Whom could this request be passed to? */
  colleagues: z.tuple([Uuid]),
  /** What does this colleague show of themselves? */
  person: z.tuple([Uuid]),
  /** Which colleagues have a name like this? */
  people: z.tuple([text(200)]),
  /** Which skills have a name like this? */
  skills: z.tuple([text(200)]),
  /** My skills and the evidence for each. */
  mySkills: z.tuple([]),
  /** The skills that I proposed. */
  proposals: z.tuple([]),
  /** Where am I signed in? */
  sessions: z.tuple([]),
  /** What would my words look like once they are shown? */
  previewTakeaway: z.tuple([Uuid, TakeawayDraft]),
  /** Bring this picture to the device; the panel reads it there. */
  fetchPicture: z.tuple([Uuid, Uuid]),

  /** Read the page in front of this window. */
  readPage: z.tuple([WindowId]),
  /** Belong to this service from now on: the address an invitation's page named. */
  connect: z.tuple([z.url()]),
  /** A panel opened: look for news now. */
  refresh: z.tuple([]),
} as const;

export type CallName = keyof typeof toBackground;
export type CallArguments<Name extends CallName> = z.infer<(typeof toBackground)[Name]>;
