import type { Logger } from "pino";
import type { Clock } from "../clock.ts";
import type { Database } from "../db/transaction.ts";
import { building, type Engine } from "../matching/index.ts";
import { matchingVersion, readEngineInput } from "./engine-input.ts";

/** How long a matcher is used without asking whether something changed: the net under a lost hint. */
const LOOK_EVERY_MS = 1_000;
/** Up to so many pieces of evidence and lessons a matcher is built while somebody waits; more take seconds. */
const SMALL = 50_000;
/** A piece of work in the background leaves the rest to others after so long. */
const TURN_MS = 8;
/** How long somebody waits for a newer matcher of a small organisation before the one that is there answers. */
const PATIENCE_MS = 2_000;

export interface Engines {
  /**
   * The organisation's matcher. After a change it is rebuilt in the background. Who asks meanwhile waits for it in a
   * small organisation, and is answered by the one before in a large one, or where it takes long.
   */
  of(orgId: string): Promise<Engine>;
}

interface Kept {
  engine: Engine;
  version: number;
  /** Pieces of evidence and lessons that it was built from. */
  size: number;
  /** Reading of the process' own clock when its version was last compared. */
  lookedAt: number;
}

/** Keeps one matcher per organisation in memory; hints and the database's version number tell when it is old. */
export function createEngines(db: Database, clock: Clock, log: Pick<Logger, "warn">, patience = PATIENCE_MS): Engines {
  const kept = new Map<string, Kept>();
  const old = new Set<string>();
  const renewing = new Map<string, Promise<Engine>>();

  const renew = async (orgId: string): Promise<Engine> => {
    const before = kept.get(orgId);
    // What changes from here on makes it old again.
    old.delete(orgId);
    const version = await matchingVersion(db, orgId);
    const same = before?.version === version ? before : null;
    const next = same ?? { ...(await build(db, orgId, clock.now())), version };
    kept.set(orgId, { ...next, lookedAt: performance.now() });
    return next.engine;
  };
  const renewed = (orgId: string): Promise<Engine> => {
    const under = renewing.get(orgId) ?? renew(orgId).finally(() => renewing.delete(orgId));
    renewing.set(orgId, under);
    return under;
  };

  /** What was begun before the last change is followed by one more round. */
  const newest = async (orgId: string): Promise<Engine> => {
    const engine = await renewed(orgId);
    return old.has(orgId) ? renewed(orgId) : engine;
  };

  db.onHint(({ matching = [] }) => {
    for (const orgId of matching) {
      if (!kept.has(orgId)) continue;
      old.add(orgId);
      newest(orgId).catch((error: unknown) => log.warn({ err: error }, "a matcher could not be renewed"));
    }
  });

  return {
    of: async (orgId) => {
      const known = kept.get(orgId);
      if (known === undefined) return renewed(orgId);
      const isFresh = performance.now() - known.lookedAt < LOOK_EVERY_MS;
      if (isFresh && !old.has(orgId) && !renewing.has(orgId)) return known.engine;
      return within(known.size > SMALL ? 0 : patience, newest(orgId), known.engine);
    },
  };
}

async function build(db: Database, orgId: string, now: Date): Promise<Pick<Kept, "engine" | "size">> {
  const input = await readEngineInput(db, orgId, now);
  return { engine: await inSteps(building(input)), size: input.evidence.length + (input.lessons?.length ?? 0) };
}

/** Takes the steps of a piece of work, letting others have their turn in between. */
async function inSteps<T>(work: Generator<void, T>): Promise<T> {
  for (let turn = performance.now(); ;) {
    const step = work.next();
    if (step.done === true) return step.value;
    if (performance.now() - turn < TURN_MS) continue;
    await new Promise((resolve) => setImmediate(resolve));
    turn = performance.now();
  }
}

/** What `work` comes to, or `otherwise` when it takes longer than some milliseconds or fails. */
async function within<T>(milliseconds: number, work: Promise<T>, otherwise: T): Promise<T> {
  const { promise: late, resolve } = Promise.withResolvers<T>();
  const timer = setTimeout(() => resolve(otherwise), milliseconds);
  try {
    return await Promise.race([work, late]);
  } catch {
    return otherwise;
  } finally {
    clearTimeout(timer);
  }
}
