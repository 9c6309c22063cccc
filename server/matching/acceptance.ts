import type { MatchLoad, MatchUsual } from "./types.ts";

// How likely an offer is answered before its deadline, whatever the answer: a no, a "not now" and a pass are answers
// too, so that they cost nothing. For the route alone; it never leaves the server.

/** What an organisation without any offers is taken for, and how many offers of its own weigh as much. */
const AT_FIRST = 0.7;
const AT_FIRST_WEIGHT = 20;
/** How many offers of one's own weigh as much as the organisation's mean. */
const USUAL_WEIGHT = 4;
/** The risk that is taken that nobody answers. */
const RISK = 0.05;

/** The share of an organisation's offers that are answered in time, from their faded counts. */
export function usualAcceptance(answered: number, expired: number): number {
  return (answered + AT_FIRST * AT_FIRST_WEIGHT) / (answered + expired + AT_FIRST_WEIGHT);
}

/** The likelihood that somebody answers an offer in time: their own share, drawn towards what is usual. */
export function acceptanceOf(load: MatchLoad | null, usual: MatchUsual): number {
  const answered = load?.answeredOffers ?? 0;
  const expired = load?.expiredOffers ?? 0;
  return (answered + usual.acceptance * USUAL_WEIGHT) / (answered + expired + USUAL_WEIGHT);
}

/**
 * How many of those who come first are asked at once: the fewest, two at least, of whom somebody is likely to answer
 * in time, and never more than `most`.
 */
export function askedAtOnce(
  personIds: readonly string[],
  load: ReadonlyMap<string, MatchLoad>,
  usual: MatchUsual,
  most: number,
): number {
  let nobody = 1;
  for (const [place, personId] of personIds.slice(0, most).entries()) {
    nobody *= 1 - acceptanceOf(load.get(personId) ?? null, usual);
    if (place >= 1 && nobody <= RISK) return place + 1;
  }
  return most;
}
