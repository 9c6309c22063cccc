import { and, eq } from "drizzle-orm";
import type { Actor } from "../auth/actor.ts";
import type { Person } from "../contract/person.ts";
import type { SkillName } from "../contract/values.ts";
import { evidence, people, skills } from "../db/schema/index.ts";
import type { Tx } from "../db/transaction.ts";
import { availabilityOf } from "../matching/index.ts";
import { WORTH } from "../matching/worth.ts";
import { whyTheyKnow } from "../matching/reasons.ts";
import { Refusal } from "../refusal.ts";
import type { Services } from "../services.ts";
import { answerMinutes } from "./answer-minutes.ts";
import type { PersonRow } from "./change-me.ts";

const MOST_SKILLS = 60;

type Known = { skill: SkillName; evidence: Map<string, KnownBy>; lastAt: number };
type KnownBy = { skillId: string; kind: (typeof evidence.$inferSelect)["kind"]; count: number; lastAt: number };

/**
 * A colleague, as they show themself: skills with reasons that were not disputed, and when they can be asked. Throws
 * `not_found` for somebody unknown, gone, or not confirmed yet; oneself is always there.
 */
export async function readPerson(services: Services, actor: Actor, id: string): Promise<Person> {
  const now = services.clock.now();
  const { skillName } = await services.engines.of(actor.orgId);
  return services.db.inOrg(actor.orgId, async (tx) => {
    const person = await personRow(tx, actor.orgId, id);
    const isMe = person?.id === actor.personId;
    if (person === undefined || person.leftAt !== null) throw new Refusal("not_found");
    if (person.confirmedAt === null && !isMe) throw new Refusal("not_found");
    const caller = isMe ? null : ((await personRow(tx, actor.orgId, actor.personId)) ?? null);
    const known = await knownBy(tx, actor.orgId, person.id);
    const load = { personId: person.id, acceptedThisWeek: 0, waitingOffers: 0, lastOfferedAt: null };
    const answers = await answerMinutes(tx, actor.orgId, person.id, now);
    return {
      id: person.id,
      name: person.name,
      department: person.department,
      languages: person.languages,
      skills: known.map(({ skill, evidence: reasons }) => ({
        ...skill,
        reasons: whyTheyKnow(
          { personId: person.id, strength: 0, evidence: strongestFirst([...reasons.values()]), here: [] },
          { now: now.getTime(), skillName, mainSkillId: null },
        ),
      })),
      availability: availabilityOf(person, caller, { ...load, answerMinutes: answers }, now.getTime()),
    };
  });
}

async function personRow(tx: Tx, orgId: string, id: string): Promise<PersonRow | undefined> {
  const [row] = await tx
    .select()
    .from(people)
    .where(and(eq(people.orgId, orgId), eq(people.id, id)));
  return row;
}

const strongestFirst = (reasons: KnownBy[]) => reasons.toSorted((a, b) => WORTH[b.kind].weight - WORTH[a.kind].weight);

/** Undisputed evidence counted by skill and kind, the skill with the newest evidence first. */
async function knownBy(tx: Tx, orgId: string, personId: string): Promise<Known[]> {
  const rows = await tx
    .select({ skill: { id: skills.id, name: skills.name }, kind: evidence.kind, at: evidence.at })
    .from(evidence)
    .innerJoin(skills, and(eq(skills.orgId, evidence.orgId), eq(skills.id, evidence.skillId)))
    .where(and(eq(evidence.orgId, orgId), eq(evidence.personId, personId), eq(evidence.disputed, false)));
  const bySkill = new Map<string, Known>();
  for (const { skill, kind, at } of rows) {
    const known = bySkill.get(skill.id) ?? { skill, evidence: new Map(), lastAt: 0 };
    const reason = known.evidence.get(kind) ?? { skillId: skill.id, kind, count: 0, lastAt: 0 };
    reason.count += 1;
    reason.lastAt = Math.max(reason.lastAt, at.getTime());
    known.lastAt = Math.max(known.lastAt, at.getTime());
    bySkill.set(skill.id, known);
    known.evidence.set(kind, reason);
  }
  return [...bySkill.values()]
    .toSorted((a, b) => b.lastAt - a.lastAt || a.skill.name.localeCompare(b.skill.name))
    .slice(0, MOST_SKILLS);
}
