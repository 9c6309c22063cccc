import type { KeyObject } from "node:crypto";
import { MINUTE } from "../clock.ts";
import type { Services } from "../services.ts";
import { keepHealth } from "./admin/keep-health.ts";
import { FetchRefused, fetchSafely } from "./fetch-safely.ts";
import { KeySetBroken, readKeySet } from "./key-set.ts";
import type { Platform } from "./platforms.ts";
import { LaunchRefused } from "./refusals.ts";

type KeyServices = Pick<Services, "settings" | "clock" | "log" | "db">;
type KeyPlatform = Pick<Platform, "orgId" | "id" | "keysUrl" | "keysFailedSince">;

/** How long a platform's keys are believed. */
const FRESH = 10 * MINUTE;
/** How often a minute an unknown kid, or a failure, may lead to the platform again. */
const FORCED_A_MINUTE = 5;
const MAX_PLATFORMS = 10_000;

/** What is known of one platform's keys; `keys` is the last good set, whatever happened since. */
interface Known {
  keysUrl: string;
  keys: Map<string, KeyObject> | null;
  /** When they were last fetched, in good order. */
  at: number;
  /** When the platform was asked beyond what their age calls for. */
  forced: number[];
  failing: boolean;
  /** Whether the platform's row says that they cannot be fetched. */
  toldFailing: boolean;
  fetching: Promise<void> | undefined;
}

const knownByDatabase = new WeakMap<object, Map<string, Known>>();

/**
 * The key by which a platform signs under this kid. Keys are fetched once in ten minutes, and for an unknown kid at
 * most five times a minute; where a fetch fails, the last good ones stay, and the platform's row says since when.
 * Throws `key_unknown` or `keys_unreachable`.
 */
export async function platformKey(services: KeyServices, platform: KeyPlatform, kid: string): Promise<KeyObject> {
  const known = knownOf(services, platform);
  const now = services.clock.now().getTime();
  const stale = isStale(known, now);
  if (stale || known.keys?.has(kid) !== true) {
    // Old keys that still serve are renewed at leisure where the platform fails: nobody waits for it each time.
    const isRegular = stale && !known.failing;
    if (isRegular || mayForce(known, now)) await renewed(services, platform, known);
  }
  if (known.keys === null) throw new LaunchRefused("keys_unreachable");
  const key = known.keys.get(kid);
  if (key === undefined) throw new LaunchRefused(known.failing ? "keys_unreachable" : "key_unknown");
  return key;
}

/** The same key where it is at hand and fresh: nothing is fetched for it. */
export function heldKey({ db, clock }: KeyServices, platform: KeyPlatform, kid: string): KeyObject | undefined {
  const known = knownByDatabase.get(db)?.get(`${platform.orgId}/${platform.id}`);
  const isFresh = known?.keysUrl === platform.keysUrl && !isStale(known, clock.now().getTime());
  return isFresh ? known.keys?.get(kid) : undefined;
}

const isStale = ({ keys, at }: Known, now: number) => keys === null || now - at >= FRESH || now < at;

/** Forgets what is known of a platform's keys, as after a change of their address. */
export function forgetKeys({ db }: Pick<Services, "db">, { orgId, id }: Pick<Platform, "orgId" | "id">): void {
  knownByDatabase.get(db)?.delete(`${orgId}/${id}`);
}

function knownOf(services: KeyServices, { orgId, id, keysUrl, keysFailedSince }: KeyPlatform): Known {
  const all = knownByDatabase.get(services.db) ?? new Map<string, Known>();
  knownByDatabase.set(services.db, all);
  const name = `${orgId}/${id}`;
  const known = all.get(name);
  if (known?.keysUrl === keysUrl) return known;
  const fresh: Known = {
    keysUrl,
    keys: null,
    at: 0,
    forced: [],
    failing: false,
    // Another node, or this one before its restart, may have left word that they cannot be fetched.
    toldFailing: keysFailedSince !== null,
    fetching: undefined,
  };
  if (all.size >= MAX_PLATFORMS) all.delete(all.keys().next().value ?? "");
  all.set(name, fresh);
  return fresh;
}

function mayForce(known: Known, now: number): boolean {
  known.forced = known.forced.filter((at) => now - at < MINUTE && at <= now);
  if (known.forced.length >= FORCED_A_MINUTE) return known.fetching !== undefined;
  if (known.fetching === undefined) known.forced.push(now);
  return true;
}

/** All who wait for a platform's keys wait for one fetch. */
function renewed(services: KeyServices, platform: KeyPlatform, known: Known): Promise<void> {
  known.fetching ??= renew(services, platform, known).finally(() => {
    known.fetching = undefined;
  });
  return known.fetching;
}

async function renew(services: KeyServices, platform: KeyPlatform, known: Known): Promise<void> {
  const { settings, clock, log } = services;
  let problem: string | null = null;
  try {
    const { status, text } = await fetchSafely(settings, platform.keysUrl, { accept: "application/json" });
    if (status !== 200) throw new KeySetBroken(`status_${status}`);
    known.keys = readKeySet(text);
  } catch (error) {
    if (error instanceof FetchRefused) problem = error.reason;
    else if (error instanceof KeySetBroken) problem = error.message;
    else throw error;
    log.warn({ platformId: platform.id, reason: problem }, "a platform's keys could not be fetched");
  }
  known.at = problem === null ? clock.now().getTime() : known.at;
  known.failing = problem !== null;
  if (problem === null && !known.toldFailing) return;
  known.toldFailing = problem !== null;
  await tellHealth(services, platform, problem);
}

async function tellHealth({ db, clock, log }: KeyServices, platform: KeyPlatform, problem: string | null) {
  try {
    await db.inOrg(platform.orgId, (tx) => keepHealth(tx, platform, { count: 0, problem }, clock.now()));
  } catch (error) {
    // A word for the admin page: a launch does not fail for it.
    log.warn({ err: error }, "a platform's health could not be kept");
  }
}
