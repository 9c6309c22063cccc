import type { BetterAuthOptions } from "better-auth";
import { drizzleAdapter } from "better-auth/adapters/drizzle";
import type { DBAdapter } from "better-auth/types";
import { identityAccounts, identitySessions, identityUsers, identityVerifications } from "../db/schema/identity.ts";
import type { Database } from "../db/transaction.ts";

const tables = {
  user: identityUsers,
  session: identitySessions,
  account: identityAccounts,
  verification: identityVerifications,
};

/**
 * better-auth's storage on our database. Each call is one transaction in role `crossing`, so that connections go on
 * resting in role `app`; a sequence of calls is not atomic, which the short lives of its rows allow.
 */
export const identityDatabase =
  (db: Database) =>
  (options: BetterAuthOptions): DBAdapter => {
    const within = <T>(work: (adapter: DBAdapter) => Promise<T>) =>
      db.crossing("identity", (tx) => work(drizzleAdapter(tx, { provider: "pg", schema: tables })(options)));
    const { options: described, id } = drizzleAdapter({}, { provider: "pg", schema: tables })(options);
    const adapter: DBAdapter = {
      id,
      ...(described === undefined ? {} : { options: described }),
      create: (data) => within((inner) => inner.create(data)),
      findOne: (data) => within((inner) => inner.findOne(data)),
      findMany: (data) => within((inner) => inner.findMany(data)),
      count: (data) => within((inner) => inner.count(data)),
      update: (data) => within((inner) => inner.update(data)),
      updateMany: (data) => within((inner) => inner.updateMany(data)),
      delete: (data) => within((inner) => inner.delete(data)),
      deleteMany: (data) => within((inner) => inner.deleteMany(data)),
      consumeOne: (data) => within((inner) => inner.consumeOne(data)),
      incrementOne: (data) => within((inner) => inner.incrementOne(data)),
      transaction: (work) => work(adapter),
    };
    return adapter;
  };
