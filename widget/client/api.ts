import {
  Ask,
  Colleagues,
  FeedPage,
  JournalLine,
  LiveTicket,
  MatchAnswer,
  Me,
  Message,
  MySkills,
  OfferAnswer,
  PeopleList,
  Person,
  ProposalAnswer,
  ProposalList,
  SessionAnswer,
  SessionList,
  Shelf,
  SkillList,
  Unit,
  UnitAnswer,
  TakeawayPreview,
  type AgreeBody,
  type AskBody,
  type AvailabilityBody,
  type ConfirmBody,
  type ConnectBody,
  type DeclineBody,
  type DoubtBody,
  type JournalBody,
  type MatchBody,
  type MessageBody,
  type PassBody,
  type ProfileBody,
  type ProposeBody,
  type ResolveBody,
  type ReviewBody,
  type SessionBody,
  type SnoozeBody,
  type StandBody,
  type TakeawayDraft,
  type TopicWordBody,
  type UnitBody,
  type UnitStep,
} from "../../server/contract/index.ts";
import { path, type Http } from "./http.ts";

export type Api = ReturnType<typeof createApi>;

/** What a page is about and who knows it, and what the learner says of the answer. */
function matchApi(call: Http["call"]) {
  return {
    match: (body: MatchBody) => call({ method: "POST", path: "/api/topics/match", body, answer: MatchAnswer }),
    topicWord: (body: TopicWordBody) => call({ method: "PUT", path: "/api/topics/words", body, answer: null }),
    doubt: (id: string, body: DoubtBody) =>
      call({ method: "PUT", path: path`/api/people/${id}/doubts`, body, answer: null }),
  };
}

/** Colleagues and skills, and skills that are not there yet. */
function directoryApi(call: Http["call"]) {
  return {
    person: (id: string) => call({ method: "GET", path: path`/api/people/${id}`, answer: Person }),
    people: (words: string) => call({ method: "GET", path: path`/api/people?q=${words}`, answer: PeopleList }),
    skills: (words: string) => call({ method: "GET", path: path`/api/skills?q=${words}`, answer: SkillList }),
  };
}

/** Units and the journal. */
function coachingApi(call: Http["call"]) {
  return {
    openUnit: (id: string, body: UnitBody) => call({ method: "PUT", path: path`/api/units/${id}`, body, answer: Unit }),
    stepUnit: (id: string, body: UnitStep) =>
      call({ method: "POST", path: path`/api/units/${id}/steps`, body, answer: UnitAnswer }),
    keepLine: (id: string, body: JournalBody) =>
      call({ method: "PUT", path: path`/api/journal/${id}`, body, answer: JournalLine }),
    dropLine: (id: string) => call({ method: "DELETE", path: path`/api/journal/${id}`, answer: null }),
  };
}

/** What was learnt: between the two of an ask, and what is published. */
function takeawayApi(call: Http["call"]) {
  return {
    previewTakeaway: (id: string, body: TakeawayDraft) =>
      call({ method: "POST", path: path`/api/asks/${id}/takeaway/preview`, body, answer: TakeawayPreview }),
    proposeTakeaway: (id: string, body: ProposeBody) =>
      call({ method: "PUT", path: path`/api/asks/${id}/takeaway`, body, answer: Ask }),
    agreeToTakeaway: (id: string, body: AgreeBody) =>
      call({ method: "POST", path: path`/api/asks/${id}/takeaway/agree`, body, answer: Ask }),
    endTakeaway: (id: string) => call({ method: "DELETE", path: path`/api/asks/${id}/takeaway`, answer: Ask }),
    shelf: () => call({ method: "GET", path: "/api/takeaways", answer: Shelf }),
    reviewTakeaway: (id: string, body: ReviewBody) =>
      call({ method: "POST", path: path`/api/takeaways/${id}/review`, body, answer: null }),
    standBehind: (id: string, body: StandBody) =>
      call({ method: "POST", path: path`/api/takeaways/${id}/stand`, body, answer: null }),
  };
}

/** Where somebody is signed in. */
function sessionApi(call: Http["call"]) {
  return {
    openSession: (body: SessionBody) =>
      call({ method: "POST", path: "/api/session", body, answer: SessionAnswer, signedIn: false }),
    connectSession: (body: ConnectBody) =>
      call({ method: "POST", path: "/api/session/connect", body, answer: SessionAnswer, signedIn: false }),
    sessions: () => call({ method: "GET", path: "/api/sessions", answer: SessionList }),
    signOut: () => call({ method: "DELETE", path: "/api/session", answer: null }),
    signOutEverywhere: () => call({ method: "DELETE", path: "/api/sessions", answer: null }),
  };
}

/** One function for each thing the service does, by the wire contract. */
export function createApi({ call, bytes }: Http) {
  return {
    ...matchApi(call),

    openAsk: (id: string, body: AskBody) => call({ method: "PUT", path: path`/api/asks/${id}`, body, answer: Ask }),
    ask: (id: string) => call({ method: "GET", path: path`/api/asks/${id}`, answer: Ask }),
    withdraw: (id: string, body: { reason?: string }) =>
      call({ method: "POST", path: path`/api/asks/${id}/withdraw`, body, answer: null }),
    resolve: (id: string, body: ResolveBody) =>
      call({ method: "POST", path: path`/api/asks/${id}/resolve`, body, answer: null }),
    handBack: (id: string, body: { note?: string }) =>
      call({ method: "POST", path: path`/api/asks/${id}/hand-back`, body, answer: null }),
    read: (id: string, body: { seq: number }) =>
      call({ method: "POST", path: path`/api/asks/${id}/read`, body, answer: null }),
    send: (id: string, body: MessageBody) =>
      call({ method: "POST", path: path`/api/asks/${id}/messages`, body, answer: Message }),
    picture: (askId: string, id: string) => bytes(path`/api/asks/${askId}/pictures/${id}`),

    accept: (id: string) =>
      call({ method: "POST", path: path`/api/offers/${id}/accept`, body: {}, answer: OfferAnswer }),
    decline: (id: string, body: DeclineBody) =>
      call({ method: "POST", path: path`/api/offers/${id}/decline`, body, answer: OfferAnswer }),
    snooze: (id: string, body: SnoozeBody) =>
      call({ method: "POST", path: path`/api/offers/${id}/snooze`, body, answer: OfferAnswer }),
    pass: (id: string, body: PassBody) =>
      call({ method: "POST", path: path`/api/offers/${id}/pass`, body, answer: OfferAnswer }),
    undo: (id: string) => call({ method: "POST", path: path`/api/offers/${id}/undo`, body: {}, answer: OfferAnswer }),
    seen: (id: string) => call({ method: "POST", path: path`/api/offers/${id}/seen`, body: {}, answer: null }),
    colleagues: (id: string) => call({ method: "GET", path: path`/api/offers/${id}/colleagues`, answer: Colleagues }),

    feed: (after: number) => call({ method: "GET", path: path`/api/feed?after=${String(after)}`, answer: FeedPage }),
    ticket: () => call({ method: "POST", path: "/api/live/ticket", body: {}, answer: LiveTicket }),

    me: () => call({ method: "GET", path: "/api/me", answer: Me }),
    setAvailability: (body: AvailabilityBody) =>
      call({ method: "PUT", path: "/api/me/availability", body, answer: null }),
    setProfile: (body: ProfileBody) => call({ method: "PUT", path: "/api/me/profile", body, answer: null }),
    confirm: (body: ConfirmBody) => call({ method: "POST", path: "/api/me/confirm", body, answer: null }),
    mySkills: () => call({ method: "GET", path: "/api/me/skills", answer: MySkills }),
    addSkill: (id: string, body: { note?: string }) =>
      call({ method: "PUT", path: path`/api/me/skills/${id}`, body, answer: null }),
    dropSkill: (id: string) => call({ method: "DELETE", path: path`/api/me/skills/${id}`, answer: null }),
    proposals: () => call({ method: "GET", path: "/api/skills/proposals", answer: ProposalList }),
    proposeSkill: (text: string) =>
      call({ method: "POST", path: "/api/skills/proposals", body: { text }, answer: ProposalAnswer }),
    withdrawProposal: (id: string) => call({ method: "DELETE", path: path`/api/skills/proposals/${id}`, answer: null }),
    deleteEvidence: (id: string) => call({ method: "DELETE", path: path`/api/me/evidence/${id}`, answer: null }),
    dispute: (id: string, disputed: boolean) =>
      call({ method: "POST", path: path`/api/me/evidence/${id}/dispute`, body: { disputed }, answer: null }),
    setNotHere: (id: string, notHere: boolean) =>
      call({
        method: notHere ? "PUT" : "DELETE",
        path: path`/api/me/not-here/${id}`,
        ...(notHere && { body: {} }),
        answer: null,
      }),

    ...coachingApi(call),

    ...directoryApi(call),

    ...takeawayApi(call),

    ...sessionApi(call),
  };
}
