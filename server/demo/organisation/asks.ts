import { daysBefore, minutesAfter, nextAtWork, workingMoment } from "./moments.ts";
import { acceptedOffers, endedOffers, waitingOffers } from "./offers.ts";
import { personId } from "./people.ts";
import { between, namedId } from "./seed.ts";
import { entry, type Source, type Story } from "./source.ts";
import { topicOf } from "./topic.ts";
import type { SampleAsk, SampleMessage, SamplePerson } from "./types.ts";

interface Setting {
  readonly source: Source;
  /** By id. */
  readonly people: Readonly<Record<string, SamplePerson>>;
  readonly now: Date;
  /** Where the sample course pages live. */
  readonly coursesBase: string;
}

/** Every hand-written story as an ask, in the order of `history.json`. */
export function makeAsks(setting: Setting): SampleAsk[] {
  return setting.source.stories.map((story) => makeAsk(setting, story));
}

function makeAsk(setting: Setting, story: Story): SampleAsk {
  const { source, now } = setting;
  const id = namedId(source.slug, "ask", story.asker, story.goal);
  const askerId = personId(source, story.asker);
  const base = {
    id,
    askerId,
    topic: topicOf(source, story.page, setting.coursesBase),
    skillIds: story.skills,
    goal: story.goal,
    tried: story.tried,
    minutes: story.minutes,
    anonymous: story.anonymous ?? false,
  };
  const live = story.state === "waiting" || story.state === "open";
  const createdAt = live
    ? daysBefore(now, story.daysAgo)
    : workingMoment(now, story.daysAgo, entry(setting.people, askerId).timeZone, id);
  const routed = { source, story, askId: id, createdAt };
  if (story.state === "waiting") {
    return {
      ...base,
      coachId: null,
      status: "routing",
      createdAt,
      offers: waitingOffers(routed, setting.people),
      messages: [],
    };
  }
  if (story.coach !== undefined) return { ...base, ...answered(setting, story, id, createdAt, story.coach) };
  const status = story.state === "withdrawn" ? "withdrawn" : "unanswered";
  const open = status === "withdrawn" ? between(20, 200, "withdrawn", id) : 3 * 24 * 60;
  const closedAt = minutesAfter(createdAt, open);
  return {
    ...base,
    coachId: null,
    status,
    createdAt,
    closedAt,
    offers: endedOffers(routed, closedAt),
    messages: [],
  };
}

/** What follows once a coach has accepted. */
function answered({ source, people }: Setting, story: Story, id: string, createdAt: Date, coach: string) {
  const coachId = personId(source, coach);
  const noticed = minutesAfter(createdAt, between(4, story.state === "open" ? 35 : 110, "noticed", id));
  const acceptedAt = story.state === "open" ? noticed : nextAtWork(noticed, entry(people, coachId), id);
  const messages = makeMessages(story, id, { asker: personId(source, story.asker), coach: coachId }, acceptedAt);
  const offers = acceptedOffers({ source, story, askId: id, createdAt }, coach, acceptedAt);
  const accepted = { coachId, createdAt, acceptedAt, offers, messages };
  if (story.state === "open") return { ...accepted, status: "accepted" as const };
  const closedAt = minutesAfter(messages.at(-1)?.at ?? acceptedAt, between(6, 55, "closed", id));
  return { ...accepted, status: "resolved" as const, closedAt, ...ending(story, closedAt) };
}

function ending({ helped, feedback, learnt, published }: Story, closedAt: Date) {
  return {
    ...(helped === undefined || feedback === undefined ? {} : { feedback: { helped, text: feedback } }),
    ...(learnt === undefined ? {} : { learnt }),
    ...(learnt === undefined || !published ? {} : { takeaway: { text: learnt, publishedAt: closedAt } }),
  };
}

function makeMessages(
  { thread = [] }: Story,
  askId: string,
  members: Readonly<Record<"asker" | "coach", string>>,
  acceptedAt: Date,
): SampleMessage[] {
  let at = acceptedAt;
  return thread.map(([author, text], index) => {
    at = minutesAfter(at, between(1, 8, "gap", askId, String(index)));
    return { id: namedId(askId, "message", String(index)), authorId: members[author], text, at };
  });
}
