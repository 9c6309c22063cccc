import type { Reason } from "../../contract/values.ts";
import { buildEngine, pageKey } from "../../matching/index.ts";
import { readStarter } from "../../skills/starter/read-starter.ts";
import type { SampleAsk, SampleOrganisation } from "./types.ts";

/** Reasons about the asker's own hours would tell where they are. */
const TELLS_OF_THE_ASKER = new Set(["overlap", "free_soon"]);

/** For an ask and a coach: what speaks for them, in the words that routing would give. */
export function reasonsFor(sample: SampleOrganisation, now: Date): (ask: SampleAsk) => (coachId: string) => Reason[] {
  const engine = buildEngine({
    skills: readStarter(),
    people: sample.people.map(({ confirmedAt, joinedAt, leftAt, pausedUntil, ...person }) => ({
      ...person,
      confirmed: confirmedAt !== null,
      joinedAt: joinedAt.getTime(),
      leftAt: leftAt?.getTime() ?? null,
      pausedUntil: pausedUntil?.getTime() ?? null,
    })),
    evidence: sample.evidence.map(({ id, personId, skillId, kind, at, topic }) => ({
      id,
      personId,
      skillId,
      kind,
      at: at.getTime(),
      ...(topic === undefined ? {} : { pageKey: pageKey(topic) }),
    })),
  });
  return (ask) => {
    const wanted = ask.skillIds.map((skillId, place) => ({ skillId, weight: 1 / (1 + place) }));
    const context = {
      now: now.getTime(),
      learner: null,
      load: new Map(),
      pageKey: pageKey(ask.topic),
    };
    const found = ask.status === "routing" ? engine.people(wanted, context, sample.people.length) : [];
    return (coachId) =>
      (found.find((candidate) => candidate.personId === coachId)?.reasons ?? [])
        .filter((reason) => !TELLS_OF_THE_ASKER.has(reason.kind))
        .map((reason) => ({ ...reason }));
  };
}
