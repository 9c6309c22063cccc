import type { ExtractTablesWithRelations, SQL } from "drizzle-orm";
import type { PgQueryResultHKT, PgTransaction } from "drizzle-orm/pg-core";
import type * as schema from "./schema/index.ts";

export type Schema = typeof schema;

/** A transaction, on PGlite or PostgreSQL alike. */
export type Tx = PgTransaction<PgQueryResultHKT, Schema, ExtractTablesWithRelations<Schema>>;

/** The verbs that may look across organisations, each by its name. */
export type CrossingVerb =
  | "sign-in"
  | "find-session"
  | "find-ticket"
  | "first-run"
  | "invitation"
  | "sweep"
  | "starter"
  | "heads"
  | "matching-versions"
  | "unsubscribe"
  | "identity"
  | "demo"
  | "lti-login"
  | "lti-launch"
  | "lti-keys"
  | "lti-registration"
  | "ready";

/** What a `notify` carries between the nodes of one service. */
export interface Hint {
  /** People whose feed has grown, as `orgId/personId`. */
  heads?: string[];
  /** Sessions that ended and must be forgotten at once, by their hash. */
  ended?: string[];
  /** Organisations in which something that matching reads has changed. */
  matching?: string[];
}

/** One statement of fixed text, which the database may keep prepared. Each of its columns is text; `$1` … are its values. */
export interface Statement {
  /** Tells it from all others. */
  name: string;
  text: string;
}
export type Value = string | null;
/** The columns of a row, in order, each as text. */
export type TextRow = (string | null)[];

export interface Database {
  readonly kind: "pglite" | "postgres";
  /** Runs `work` in one transaction that sees `orgId` alone; a deadlock is retried. */
  inOrg<T>(orgId: string, work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Runs `work` in one transaction that sees every organisation. For the verbs named in {@link CrossingVerb}. */
  crossing<T>(verb: CrossingVerb, work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Runs one statement as `inOrg` would, in a transaction of its own and, where the database is elsewhere, one journey. */
  single(orgId: string, statement: Statement, values: readonly Value[]): Promise<TextRow[]>;
  /** Tells the other nodes; lost hints are made up for by their sweeps. Never throws. */
  hint(hint: Hint): void;
  onHint(listener: (hint: Hint) => void): void;
  close(): Promise<void>;
}

/** Rows of a raw statement; PGlite and pg both answer `{rows}`. */
export async function rows<T>(tx: Tx, statement: SQL): Promise<T[]> {
  const result = (await tx.execute(statement)) as { rows: T[] };
  return result.rows;
}

const RETRIED = new Set(["40P01", "40001"]);
const MAX_TRIES = 5;

/** The SQLSTATE of a database error, also where drizzle wrapped it. */
export function sqlState(error: unknown): string | undefined {
  for (let cause = error, depth = 0; cause instanceof Error && depth < 5; cause = cause.cause, depth++) {
    if ("code" in cause && typeof cause.code === "string") return cause.code;
  }
  return undefined;
}

/** Runs a transaction again when the database chose it as a deadlock's victim. */
export async function retried<T>(run: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await run();
    } catch (error) {
      if (tries >= MAX_TRIES || !RETRIED.has(sqlState(error) ?? "")) throw error;
    }
  }
}

const afterCommit = new WeakMap<Tx, Hint[]>();

/** Leaves a hint with a transaction; it goes out once that is committed, and never when it is not. */
export function hintAfter(tx: Tx, hint: Hint): void {
  const left = afterCommit.get(tx);
  if (left === undefined) afterCommit.set(tx, [hint]);
  else left.push(hint);
}

/** Runs `work` in a transaction that `begin` makes, again where it deadlocks, and gives `hint` what was left with it. */
export async function committed<T>(
  begin: (work: (tx: Tx) => Promise<T>) => Promise<T>,
  work: (tx: Tx) => Promise<T>,
  hint: (hint: Hint) => void,
): Promise<T> {
  let last: Tx | undefined;
  const value = await retried(() =>
    begin((tx) => {
      last = tx;
      return work(tx);
    }),
  );
  for (const left of (last && afterCommit.get(last)) ?? []) hint(left);
  return value;
}
