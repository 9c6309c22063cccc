import type { KnownBy, Knower } from "./knows.ts";
import type { Reason } from "./types.ts";

export { whyNow } from "./reasons-now.ts";

const MONTHS = "January February March April May June July August September October November December".split(" ");
/** More than this nobody reads beside a name. */
const MOST_EVIDENCE = 3;

export interface ReasonContext {
  /** Epoch milliseconds. */
  readonly now: number;
  /** A skill's name as it stands within a sentence. */
  readonly skillName: (skillId: string) => string;
  /** The skill that the page is about before all others; reasons say "it" for it. */
  readonly mainSkillId: string | null;
}

/** "October", or "October 2024" when the year is another one (UTC). */
export function monthOf(at: number, now: number): string {
  const date = new Date(at);
  const month = MONTHS[date.getUTCMonth()] ?? "";
  return date.getUTCFullYear() === new Date(now).getUTCFullYear() ? month : `${month} ${date.getUTCFullYear()}`;
}

function isoDate(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

function wordsFor({ skillId, kind, count, lastAt }: KnownBy, knower: Knower, context: ReasonContext): string {
  const skill = context.skillName(skillId);
  const it = skillId === context.mainSkillId ? "it" : skill;
  const month = monthOf(lastAt, context.now);
  switch (kind) {
    case "answered":
      return count === 1
        ? `answered an ask on ${skill} in ${month}`
        : `answered ${count} asks on ${skill}, the last in ${month}`;
    case "taught_back":
      return count === 1 ? `taught ${it} back in ${month}` : `taught ${it} back ${count} times, the last in ${month}`;
    case "completed":
      return knower.here.some((here) => here.kind === "completed")
        ? `completed this course in ${month}`
        : `completed a course on ${skill} in ${month}`;
    case "endorsed":
      return count === 1
        ? `listed by your organisation for ${skill} since ${month}`
        : `listed by your organisation for ${skill}, last in ${month}`;
    case "self":
      return `says they know ${it}`;
  }
}

function samePage(knower: Knower, now: number): Reason | null {
  const here = knower.here.find(({ kind }) => kind === "taught_back");
  if (here === undefined) return null;
  return {
    kind: "same_page",
    about: "knows",
    text: `was stuck on this page in ${monthOf(here.lastAt, now)}, and got through`,
    at: isoDate(here.lastAt),
  };
}

/** Says that they answered something alike, and never what was said there or who asked it. */
function similar({ similarAt }: Knower, now: number): Reason[] {
  if (similarAt === undefined) return [];
  const text = `answered a question like this one in ${monthOf(similarAt, now)}`;
  return [{ kind: "similar", about: "knows", text, at: isoDate(similarAt) }];
}

/** What speaks for a person's knowledge, in words with dates, what weighs most first. */
export function whyTheyKnow(knower: Knower, context: ReasonContext): Reason[] {
  const reasons: Reason[] = [];
  const stuck = samePage(knower, context.now);
  const shown = new Set<string>();
  for (const known of knower.evidence) {
    if (reasons.length === MOST_EVIDENCE) break;
    const text = wordsFor(known, knower, context);
    // Being stuck here and teaching it back is one event; it is told once.
    if (shown.has(text) || (stuck !== null && known.kind === "taught_back" && known.count === 1)) continue;
    shown.add(text);
    reasons.push({ kind: known.kind, about: "knows", text, at: isoDate(known.lastAt), skillId: known.skillId });
  }
  if (stuck !== null) reasons.splice(1, 0, stuck);
  const alike = similar(knower, context.now);
  return alike.length === 0 ? reasons : [...reasons.slice(0, 1), ...alike, ...reasons.slice(1)];
}
