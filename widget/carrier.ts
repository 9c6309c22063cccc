import type {
  AgreeBody,
  Ask,
  AskBody,
  AvailabilityBody,
  Colleagues,
  ConfirmBody,
  DoubtBody,
  JournalBody,
  JournalLine,
  MatchAnswer,
  MatchBody,
  Me,
  Message,
  MessageBody,
  MySkill,
  Offer,
  OfferAnswer,
  PeopleList,
  Person,
  PictureBody,
  Problem,
  ProblemCode,
  ProfileBody,
  Proposal,
  ProposalAnswer,
  ProposeBody,
  ResolveBody,
  ReviewBody,
  SessionList,
  Skill,
  Takeaway,
  TakeawayDraft,
  TakeawayPreview,
  Topic,
  Unit,
  UnitBody,
  UnitStep,
} from "../server/contract/index.ts";

/** Ends what was started; may be called twice. */
export type Stop = () => void;

/**
 * What stands in the way: a code of the contract, or one of the device's own.
 * `offline`: no way to the service. `slow`: no answer in time. `unreadable`: an answer that is none of ours.
 * `no_server`: no service is known yet. `storage`: the device keeps nothing. `cancelled`: the person closed a window.
 */
export type TroubleCode = ProblemCode | "offline" | "slow" | "unreadable" | "no_server" | "storage" | "cancelled";

/** A reason why something did not happen, as data. `title` is the contract's sentence, or empty for the device's own codes. */
export interface Trouble {
  readonly code: TroubleCode;
  readonly title: string;
  readonly status: number | null;
  readonly fields: NonNullable<Problem["fields"]>;
  /** How long the service asks us to wait, in seconds. */
  readonly retryAfter: number | null;
}

/** Trouble of the device's own making. */
export const trouble = (code: TroubleCode): Trouble => ({
  code,
  title: "",
  status: null,
  fields: [],
  retryAfter: null,
});

/** Every verb ends in one of these; none of them rejects. */
export type Outcome<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly trouble: Trouble };

/** Where something that was written here is: with the service; kept here and on its way; or refused, with its words kept. */
export type Delivery =
  | { readonly state: "sent" }
  | { readonly state: "kept"; readonly since: string }
  | { readonly state: "refused"; readonly trouble: Trouble };

/** An ask as this device knows it; while it is only kept here, `ask` is made from what was written. */
export interface LocalAsk {
  readonly ask: Ask;
  readonly delivery: Delivery;
  /** What is still on its way for it: closing, handing back, withdrawing. */
  readonly pending: readonly PendingStep[];
}

export type AskStep = "withdraw" | "resolve" | "hand-back";
export interface PendingStep {
  readonly step: AskStep;
  readonly delivery: Delivery;
  /** Names the kept step for `act.again` and `act.forget`. */
  readonly outboxId: string;
}

/** A message as this device knows it; one that is not sent yet comes last and has `seq` 0. */
export interface LocalMessage {
  readonly message: Message;
  readonly delivery: Delivery;
}

export type OfferAct = "decline" | "snooze" | "pass";

/** An offer, with the answer given here laid over it before the service has it. */
export interface LocalOffer {
  readonly offer: Offer;
  /** The answer that can still be taken back, or that waits to be sent; null when there is none. */
  readonly answer: {
    readonly act: OfferAct;
    /** The moment, in the service's time, up to which it can be undone; null when it no longer can. */
    readonly undoUntil: string | null;
    readonly delivery: Delivery;
  } | null;
}

export interface LocalThread {
  readonly ask: LocalAsk;
  readonly messages: readonly LocalMessage[];
}

/** The state of everything between this device and the service. */
export interface Status {
  /** `online`: the service answered last time; `offline`: no network; `away`: network, but no answer from the service. */
  readonly network: "online" | "offline" | "away";
  /** `unknown` while it is being found out. */
  readonly session: "unknown" | "no_server" | "signed_out" | "signed_in";
  /** The service's address (origin), when one is known. */
  readonly server: string | null;
  /** What is kept here and on its way. */
  readonly queued: number;
  /** What the service refused; its words are kept and the person decides. */
  readonly refused: number;
  /** `memory`: this browser keeps nothing, so what is written lives until the window closes. */
  readonly storage: "disk" | "memory";
}

/** The page that the learner pressed on, as far as it could be read. */
export type PageState =
  | { readonly state: "none" }
  | { readonly state: "reading" }
  | {
      readonly state: "read";
      /** Different for each press. */
      readonly key: string;
      readonly topic: Topic;
      /** How it was read: the name of a player or LMS, or of a kind of markup. */
      readonly source: string;
      /** What was selected, unmasked; it goes nowhere unless ticked. */
      readonly selection: string | null;
      /** An invitation's page names its service. */
      readonly connect: string | null;
      /** The tab that was read and a digest of what it showed then; null where the browser does not tell. */
      readonly tab?: { readonly id: number; readonly place: string | null };
      /** The widget of the same service stands in this page: it is left to it. */
      readonly widget?: boolean;
    }
  | {
      readonly state: "unreadable";
      /** `browser`: a page of the browser or its store; `no_grant`: not pressed on this page; `failed`: anything else. */
      readonly why: "browser" | "no_grant" | "failed";
    };

/**
 * What the device holds, as it changes. Each calls back at once with what is there, then after every change,
 * and returns what ends it.
 */
export interface Watch {
  status(tell: (status: Status) => void): Stop;
  /** Null while signed out or not loaded yet. */
  me(tell: (me: Me | null) => void): Stop;
  /** All of my asks, as learner and as coach, newest first. */
  asks(tell: (asks: readonly LocalAsk[]) => void): Stop;
  /** Null when there is no such ask, or it is no longer mine to see. */
  thread(askId: string, tell: (thread: LocalThread | null) => void): Stop;
  /** All offers this device knows, newest first. */
  offers(tell: (offers: readonly LocalOffer[]) => void): Stop;
  /** My units, in no order. */
  units(tell: (units: readonly Unit[]) => void): Stop;
  /** The lines of my journal, in no order. */
  journal(tell: (lines: readonly JournalLine[]) => void): Stop;
  page(tell: (page: PageState) => void): Stop;
  /** What colleagues learnt and published, as this device keeps it. */
  takeaways(tell: (takeaways: readonly Takeaway[]) => void): Stop;
}

/**
 * Changes. Those marked *kept* answer as soon as they are safe on the device: they go out in order, once,
 * when the service can be reached. The others speak with the service at once or fail.
 */
export interface Act {
  /** Kept. `draft`: the draft that this empties in the same step. The same id twice is one ask. */
  openAsk(id: string, body: AskBody, draft?: string): Promise<Outcome<null>>;
  /** Kept; an ask that never left the device is simply gone. */
  withdrawAsk(id: string, reason?: string): Promise<Outcome<null>>;
  /** Kept. Closes as learner, or adds the coach's word. `draft` as above. */
  resolveAsk(id: string, body: ResolveBody, draft?: string): Promise<Outcome<null>>;
  /** Kept. */
  handBack(id: string, note?: string): Promise<Outcome<null>>;
  /** Kept. Everything up to message `seq` has been read. */
  markRead(askId: string, seq: number): Promise<Outcome<null>>;
  /** Kept, in order within its thread. */
  sendMessage(askId: string, body: MessageBody, draft?: string): Promise<Outcome<null>>;

  /** At once, never kept: accepting reveals who asks. */
  acceptOffer(id: string): Promise<Outcome<OfferAnswer>>;
  /** Kept, and can be undone for ten seconds, like the next two. */
  declineOffer(id: string, pauseUntil?: string): Promise<Outcome<null>>;
  snoozeOffer(id: string, until: string): Promise<Outcome<null>>;
  passOffer(id: string, to: string): Promise<Outcome<null>>;
  /** Takes back the last decline, snooze or pass: here when it never left, else with the service. */
  undoOffer(id: string): Promise<Outcome<null>>;
  /** Kept. These were on screen, so no mail needs to go out. */
  seenOffers(ids: readonly string[]): Promise<Outcome<null>>;

  /** At once, like the next three. The same id twice is one unit; where one grows out of that ask already, it is that one. */
  openUnit(id: string, body: UnitBody): Promise<Outcome<Unit>>;
  /** Null when the unit is no longer mine to see. */
  stepUnit(id: string, step: UnitStep): Promise<Outcome<Unit | null>>;
  keepLine(id: string, body: JournalBody): Promise<Outcome<null>>;
  dropLine(id: string): Promise<Outcome<null>>;

  setAvailability(body: AvailabilityBody): Promise<Outcome<Me>>;
  setProfile(body: ProfileBody): Promise<Outcome<Me>>;
  confirm(body: ConfirmBody): Promise<Outcome<Me>>;
  addSkill(skillId: string, note?: string): Promise<Outcome<null>>;
  dropSkill(skillId: string): Promise<Outcome<null>>;
  /** A skill that is not there, for the curator; or the skill that has these words for a name already. */
  proposeSkill(text: string): Promise<Outcome<ProposalAnswer>>;
  withdrawProposal(proposalId: string): Promise<Outcome<null>>;
  deleteEvidence(evidenceId: string): Promise<Outcome<null>>;
  disputeEvidence(evidenceId: string, disputed: boolean): Promise<Outcome<null>>;
  /** What I say of a skill on this page; null takes it back. It holds for me at once. */
  sayTopicWord(topic: Topic, skillId: string, verdict: "right" | "wrong" | null): Promise<Outcome<null>>;
  /** A reason shown for a colleague is not right, or is after all. They do not learn who says so. */
  doubtReason(personId: string, body: DoubtBody): Promise<Outcome<null>>;
  /** A wording of what was learnt, for the other to agree to; the other must see it, so it is never kept. */
  proposeTakeaway(askId: string, body: ProposeBody): Promise<Outcome<null>>;
  agreeToTakeaway(askId: string, body: AgreeBody): Promise<Outcome<null>>;
  /** No to a wording, or a yes taken back. */
  endTakeaway(askId: string): Promise<Outcome<null>>;
  /** A takeaway is still true, or out of date. */
  reviewTakeaway(id: string, verdict: ReviewBody["verdict"]): Promise<Outcome<null>>;
  /** Whether I stand behind a takeaway. */
  standBehind(id: string, willing: boolean): Promise<Outcome<null>>;
  /** A person I do not want to meet here, or would meet again. */
  setNotHere(personId: string, notHere: boolean): Promise<Outcome<Me>>;

  /** Sends something refused once more. `outboxId` is the message's, the ask's or the step's id. */
  again(outboxId: string): Promise<Outcome<null>>;
  /** Lets go of something refused. */
  forget(outboxId: string): Promise<Outcome<null>>;

  signIn(): Promise<Outcome<null>>;
  /** Ends this session and clears the device of this person's words, also of those on their way. */
  signOut(): Promise<Outcome<null>>;
  /** As above, on all devices. */
  signOutEverywhere(): Promise<Outcome<null>>;
}

/** Asks the service something now; nothing is kept. */
export interface Find {
  match(body: MatchBody): Promise<Outcome<MatchAnswer>>;
  colleagues(offerId: string): Promise<Outcome<Colleagues["people"]>>;
  person(id: string): Promise<Outcome<Person>>;
  people(words: string): Promise<Outcome<PeopleList["people"]>>;
  skills(words: string): Promise<Outcome<Skill[]>>;
  mySkills(): Promise<Outcome<MySkill[]>>;
  /** Skills that I proposed: those that wait, and those not taken up of late. */
  proposals(): Promise<Outcome<Proposal[]>>;
  sessions(): Promise<Outcome<SessionList["sessions"]>>;
  /** What my words would look like once they are shown. */
  previewTakeaway(askId: string, draft: TakeawayDraft): Promise<Outcome<TakeawayPreview>>;
  /** The picture's bytes; kept on the device after the first time. */
  picture(askId: string, pictureId: string): Promise<Outcome<Blob>>;
}

/** What the device itself does; nothing here reaches the service. */
export interface Device {
  /** What was typed under this key, or null. */
  draft(key: string): Promise<string | null>;
  /** Keeps what was typed; null lets go of it. */
  keepDraft(key: string, value: string | null): Promise<void>;
  /** Shrinks a pasted picture and strips its metadata; `too_large` when it cannot be made small enough. */
  shrink(picture: Blob): Promise<Outcome<PictureBody>>;
  /** Milliseconds since 1970 by the service's clock: what deadlines are counted down with. */
  now(): number;
}

/** How models reach the world. Every host hands them one; tests hand them a fake. */
export interface Carrier {
  readonly watch: Watch;
  readonly act: Act;
  readonly find: Find;
  readonly device: Device;
}
