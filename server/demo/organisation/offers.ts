import { OFFER_MINUTES } from "../../asks/rules.ts";
import { addWorkingMinutes } from "../../matching/index.ts";
import { minutesAfter } from "./moments.ts";
import { personId } from "./people.ts";
import { between, namedId, some } from "./seed.ts";
import { entry, type Source, type Story } from "./source.ts";
import type { SampleOffer, SamplePerson } from "./types.ts";

interface Routed {
  readonly source: Source;
  readonly story: Story;
  readonly askId: string;
  readonly createdAt: Date;
}

/** The offers of an ask that somebody accepted: theirs, and up to two that others held meanwhile. */
export function acceptedOffers(routed: Routed, coach: string, acceptedAt: Date): SampleOffer[] {
  const { story, createdAt, askId } = routed;
  const late = minutesAfter(createdAt, OFFER_MINUTES);
  const deadline = acceptedAt < late ? late : minutesAfter(acceptedAt, 60);
  const others = story.byName ? [] : possible(routed, [coach], between(0, 2, "others", askId));
  return [
    { ...open(routed, coach), status: "accepted", deadline, answeredAt: acceptedAt },
    ...others.map((key): SampleOffer => {
      const declined = between(1, 3, "declined", askId, key) === 1;
      const offer = { ...open(routed, key), deadline };
      return { ...offer, status: declined ? "declined" : "taken", answeredAt: acceptedAt };
    }),
  ];
}

/** The offers of an ask that ended without a coach. */
export function endedOffers(routed: Routed, closedAt: Date): SampleOffer[] {
  const withdrawn = routed.story.state === "withdrawn";
  return possible(routed, [], withdrawn ? 2 : 3).map((key): SampleOffer => {
    const offer = { ...open(routed, key), deadline: minutesAfter(routed.createdAt, OFFER_MINUTES) };
    if (withdrawn) return { ...offer, status: "withdrawn", answeredAt: closedAt };
    return { ...offer, status: "expired", answeredAt: offer.deadline };
  });
}

/** Offers that wait for an answer now, with the deadlines that routing would give. */
export function waitingOffers(routed: Routed, people: Readonly<Record<string, SamplePerson>>): SampleOffer[] {
  return (routed.story.offeredTo ?? []).map((key) => {
    const coach = entry(people, personId(routed.source, key));
    const deadline = new Date(addWorkingMinutes(coach, routed.createdAt.getTime(), OFFER_MINUTES));
    return { ...open(routed, key), status: "waiting", deadline };
  });
}

function open({ source, story, askId, createdAt }: Routed, key: string) {
  return {
    id: namedId(askId, "offer", key),
    coachId: personId(source, key),
    byName: story.byName ?? false,
    wave: 1,
    openedAt: createdAt,
  };
}

/** Keys of colleagues who know one of the story's skills and have long been here. */
function possible({ source, story, askId }: Routed, except: readonly string[], count: number): string[] {
  const keys = source.rows
    .filter((row) => row.skills.some((skill) => story.skills.includes(skill)))
    .filter((row) => !row.flags.some((flag) => ["new", "left", "paused", "recent", "expert"].includes(flag)))
    .map((row) => row.key)
    .filter((key) => key !== story.asker && !except.includes(key));
  return some(keys, count, "possible", askId);
}
