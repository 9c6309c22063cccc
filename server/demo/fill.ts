import { eq } from "drizzle-orm";
import { orgs, service } from "../db/schema/index.ts";
import type { Database } from "../db/transaction.ts";
import { SettingsError } from "../env.ts";
import { loadDoorExamples, loadImportExamples } from "./example-doors.ts";
import { loadLtiExamples } from "./example-lti.ts";
import { loadExamples } from "./example-rows.ts";
import { loadOrganisation } from "./organisation/load.ts";
import { sampleOrganisation, secondOrganisation } from "./organisation/organisation.ts";

const MARK = "demo";
/** Whose eyes the documented examples are seen with. */
const FIRST = "Ida Lindqvist";

/**
 * Fills an empty database with the sample organisations; one that was filled before is left as it is, and one that
 * holds anything else is refused.
 */
export async function fillDemo(
  db: Database,
  now: Date,
  coursesBase: string,
  say: (line: string) => void,
): Promise<void> {
  const state = await db.crossing("demo", async (tx) => ({
    mark: (await tx.select({ value: service.value }).from(service).where(eq(service.key, MARK)))[0]?.value,
    org: (await tx.select({ id: orgs.orgId }).from(orgs).limit(1))[0],
  }));
  if (state.mark !== undefined) return;
  if (state.org !== undefined) {
    throw new SettingsError(
      "This database holds an organisation that is not the demo's, so the demo leaves it alone. Give it an empty one: another DATABASE_URL or DATA_DIR.",
    );
  }
  say("Loading the sample organisation …");
  const sample = sampleOrganisation(now, coursesBase);
  const second = secondOrganisation(now, coursesBase);
  const first = sample.people.find((person) => person.name === FIRST)?.id ?? sample.people[0]?.id ?? "";
  await db.crossing("demo", async (tx) => {
    await loadOrganisation(tx, sample, now);
    await loadOrganisation(tx, second, now);
    await loadExamples(tx, sample.org.id, first, now);
    await loadDoorExamples(tx, sample.org.id, first, now);
    await loadLtiExamples(tx, sample.org.id, now);
    await loadImportExamples(tx, sample.org.id, first, now);
    await tx.insert(service).values({ key: MARK, value: now.toISOString() });
  });
}
