import type { Services } from "../services.ts";
import type { VersionedPlatform } from "./platforms.ts";

const MAX_PLATFORMS = 10_000;

const knownByDatabase = new WeakMap<object, Map<string, VersionedPlatform>>();
const nameOf = (issuer: string, clientId: string) => JSON.stringify([issuer, clientId]);

/**
 * The platform as this process last read it, perhaps outdated: only for a statement that asks the database for this very
 * version of the row, and does nothing where that is gone.
 */
export const knownPlatform = (
  { db }: Pick<Services, "db">,
  issuer: string,
  clientId: string,
): VersionedPlatform | undefined => knownByDatabase.get(db)?.get(nameOf(issuer, clientId));

/** Keeps a platform in mind as the database has just told it. */
export function rememberPlatform({ db }: Pick<Services, "db">, known: VersionedPlatform): void {
  const all = knownByDatabase.get(db) ?? new Map<string, VersionedPlatform>();
  knownByDatabase.set(db, all);
  if (all.size >= MAX_PLATFORMS) all.delete(all.keys().next().value ?? "");
  all.set(nameOf(known.platform.issuer, known.platform.clientId), known);
}
