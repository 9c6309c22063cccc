import { and, asc, eq, sql } from "drizzle-orm";
import type { Actor } from "../../auth/actor.ts";
import type { ImportBody, ImportReport } from "../../contract/admin.ts";
import { readCsv } from "../../csv/read-csv.ts";
import { reportOf } from "../../csv/report.ts";
import { people, skills } from "../../db/schema/index.ts";
import { sqlState, type Tx } from "../../db/transaction.ts";
import { appendFeed } from "../../feed/append.ts";
import { Refusal } from "../../refusal.ts";
import type { Services } from "../../services.ts";
import { readRedirects, resolved } from "../../skills/import/taxonomy.ts";
import { keepFromFile } from "../../skills/keep-proposals.ts";
import { skillFinder } from "../../skills/skill-finder.ts";
import { lockAdmins } from "../lock-admins.ts";
import { touchMatching } from "../touch-matching.ts";
import { applyPeople } from "./apply-people.ts";
import { listedSkills } from "./listed-skills.ts";
import { lockImports } from "./lock-imports.ts";
import { PEOPLE_COLUMNS, readPersonRow } from "./person-row.ts";
import { type Known, planPeople } from "./plan-people.ts";

/**
 * Takes people from a file; without `apply` it only tells what it would do. Rows that cannot be taken are refused, the
 * others are written together or not at all. Throws `invalid` for a file that makes no sense as a whole.
 */
export async function importPeople(
  services: Services,
  actor: Actor,
  { csv, apply = false }: ImportBody,
): Promise<ImportReport> {
  const { rows, unknownColumns } = await readCsv(csv, { known: PEOPLE_COLUMNS, required: ["email"] });
  const drafts = rows.map((row) => readPersonRow(row).draft);
  const emails = drafts.flatMap(({ email, managerEmail }) => [email, managerEmail ?? ""]);
  const now = services.clock.now();
  const work = services.db.inOrg(actor.orgId, async (tx) => {
    if (apply) {
      await lockImports(tx, actor.orgId);
      await lockAdmins(tx, actor);
    }
    const unknown = new Set<string>();
    const known = await knownBefore(tx, actor.orgId, emails, apply, (label) => unknown.add(label));
    const planned = planPeople(rows, known, actor.personId, now);
    const report = reportOf(
      planned.map((person) => person.report),
      unknownColumns,
      apply,
    );
    if (!apply) return { report, told: [], sessionHashes: [] };
    await keepFromFile(tx, actor.orgId, unknown, now);
    if (report.counts.add + report.counts.change === 0) return { report, told: [], sessionHashes: [] };
    const { changedIds, sessionHashes } = await applyPeople(tx, actor, planned, now);
    await touchMatching(tx, actor.orgId);
    const told = await appendFeed(
      tx,
      actor.orgId,
      now,
      changedIds.map((id) => ({ personId: id, kind: "me", ref: id })),
    );
    return { report, told, sessionHashes };
  });
  const { report, told, sessionHashes } = await work.catch((error: unknown) => {
    // Somebody of the file signed in for the first time at this very moment.
    throw sqlState(error) === "23505" ? new Refusal("conflict") : error;
  });
  if (sessionHashes.length > 0) services.sessions.forget(sessionHashes);
  services.live.hint(actor.orgId, told);
  return report;
}

async function knownBefore(
  tx: Tx,
  orgId: string,
  emails: readonly string[],
  isLocked: boolean,
  onUnknown: (label: string) => void,
): Promise<Known> {
  const query = tx
    .select()
    .from(people)
    .where(
      and(eq(people.orgId, orgId), sql`${people.email} in (select unnest(${sql.param([...new Set(emails)])}::text[]))`),
    )
    .orderBy(asc(people.id));
  const known = isLocked ? await query.for("no key update") : await query;
  const taxonomy = await tx
    .select({ id: skills.id, name: skills.name, aliases: skills.aliases, names: skills.names })
    .from(skills)
    .where(eq(skills.orgId, orgId));
  const byLabel = skillFinder(taxonomy);
  const here = { skills: new Set(taxonomy.map(({ id }) => id)), redirects: await readRedirects(tx) };
  return {
    people: new Map(known.map((person) => [person.email, person])),
    listed: await listedSkills(
      tx,
      orgId,
      known.map(({ id }) => id),
    ),
    findSkill: (label) => {
      const id = byLabel(label) ?? resolved(label, here);
      if (id === undefined) onUnknown(label);
      return id;
    },
  };
}
