import type { asks } from "../db/schema/index.ts";
import { evidence } from "../db/schema/index.ts";
import { touchMatching } from "../people/touch-matching.ts";
import { uuidv7 } from "../uuid.ts";
import type { Change } from "./change.ts";

/** Skills behind the first two were by the way: an answer is no evidence for them. */
const SKILLS_THAT_COUNT = 2;

/** An answer that helped is evidence for the coach; teaching it back is evidence for the learner. Once for each ask. */
export async function writeEvidence(
  { tx, now, tell }: Change,
  ask: typeof asks.$inferSelect,
  taughtBack: boolean,
): Promise<void> {
  const { orgId, id: askId, pageKey, coachId, askerId } = ask;
  const about = ask.skillIds.slice(0, SKILLS_THAT_COUNT);
  const title = ask.topic.title;
  const entries = about.flatMap((skillId) => [
    ...(coachId === null
      ? []
      : [{ personId: coachId, skillId, kind: "answered" as const, note: `Answered a question from “${title}”` }]),
    ...(taughtBack
      ? [{ personId: askerId, skillId, kind: "taught_back" as const, note: `Taught back after “${title}”` }]
      : []),
  ]);
  if (entries.length === 0) return;
  await tx
    .insert(evidence)
    .values(entries.map((entry) => ({ ...entry, orgId, id: uuidv7(now), at: now, askId, pageKey })))
    .onConflictDoNothing();
  await touchMatching(tx, orgId);
  for (const personId of new Set(entries.map((entry) => entry.personId))) tell({ personId, kind: "me", ref: personId });
}
