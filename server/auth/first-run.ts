import { randomInt } from "node:crypto";
import { and, eq } from "drizzle-orm";
import type { Clock } from "../clock.ts";
import { orgs, people, service } from "../db/schema/index.ts";
import type { Database, Tx } from "../db/transaction.ts";
import { Refusal } from "../refusal.ts";
import { seedStarter } from "../skills/seed-starter.ts";
import { uuidv7 } from "../uuid.ts";
import { hashOf } from "./secrets.ts";

const CODE_KEY = "first_run_code";
/** Without letters and digits that look alike. */
const ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
const GROUPS = 4;
const GROUP_LENGTH = 4;

const newCode = () =>
  Array.from({ length: GROUPS }, () =>
    Array.from({ length: GROUP_LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join(""),
  ).join("-");

const tidyCode = (typed: string) => typed.toUpperCase().replace(/[^A-Z0-9]/g, "");

/** Whether an organisation exists. */
export function isSetUp(db: Database): Promise<boolean> {
  return db.crossing("first-run", async (tx) => (await anyOrg(tx)) !== undefined);
}

const anyOrg = async (tx: Tx) => (await tx.select({ id: orgs.orgId }).from(orgs).limit(1))[0];

/**
 * Makes the code that sets up an empty database, to be shown on the console; an earlier one ends. Null when there is
 * an organisation already.
 */
export function newFirstRunCode(db: Database): Promise<string | null> {
  return db.crossing("first-run", async (tx) => {
    if ((await anyOrg(tx)) !== undefined) return null;
    const code = newCode();
    const value = hashOf(tidyCode(code));
    await tx
      .insert(service)
      .values({ key: CODE_KEY, value })
      .onConflictDoUpdate({ target: service.key, set: { value } });
    return code;
  });
}

export interface FirstRun {
  code: string;
  orgName: string;
  name: string;
  email: string;
  timeZone: string;
}

/**
 * Makes the organisation with its first skills and its first admin. Throws `already_set_up`, or `code_refused`; of
 * two at once the code lets one through.
 */
export function setUp(db: Database, clock: Clock, { code, orgName, name, email, timeZone }: FirstRun) {
  const now = clock.now();
  return db.crossing("first-run", async (tx) => {
    const used = await tx
      .delete(service)
      .where(and(eq(service.key, CODE_KEY), eq(service.value, hashOf(tidyCode(code)))))
      .returning({ key: service.key });
    if ((await anyOrg(tx)) !== undefined) throw new Refusal("already_set_up");
    if (used.length === 0) throw new Refusal("code_refused");
    const [orgId, personId] = [uuidv7(now), uuidv7(now)];
    await tx.insert(orgs).values({ orgId, name: orgName, slug: slugOf(orgName), createdAt: now });
    await tx.insert(people).values({ orgId, id: personId, email, name, role: "admin", timeZone, joinedAt: now });
    await seedStarter(tx, orgId, now);
    return { orgId, personId };
  });
}

const slugOf = (name: string) =>
  name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-|-$/g, "") || "organisation";
