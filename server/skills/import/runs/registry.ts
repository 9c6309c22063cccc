import { createPace, type Pace } from "./pace.ts";

/** How often a run writes down how far it is, and looks whether somebody cancelled it, in milliseconds. */
const BEAT_MS = 400;

/** Why a work ends early: somebody cancelled it; without this the service stops. */
export const CANCELLED = new Error("cancelled");

export type Phase = "reading" | "comparing" | "writing";

/** What a long work is given: room for others, and somebody to tell how far it is. */
export interface Job {
  readonly signal: AbortSignal;
  readonly pace: Pace;
  tell(phase: Phase, done: number, total: number | null): void;
}

export interface Progress {
  phase: Phase;
  done: number;
  total: number | null;
}

export interface Imports {
  /** Starts a work that goes on after the call; `beat` writes its progress down and answers whether to go on. */
  start(
    orgId: string,
    id: string,
    beat: (progress: Progress) => Promise<boolean>,
    work: (job: Job) => Promise<void>,
  ): void;
  /** Ends a work because somebody wants it so, if it is one of this node. */
  cancel(orgId: string, id: string): void;
  /** Ends all works, and waits for them. */
  stop(): Promise<void>;
}

/** The long imports that run on this node. None of them rejects: how it ended is the work's to write down. */
export function createImports(): Imports {
  const running = new Map<string, { controller: AbortController; ended: Promise<void> }>();

  const beating = (progress: Progress, beat: (progress: Progress) => Promise<boolean>, controller: AbortController) => {
    let under: Promise<void> | undefined;
    return setInterval(() => {
      // While PGlite is in the transaction that writes, a beat waits for its end: never two of them.
      under ??= beat({ ...progress })
        .then((goOn) => {
          if (!goOn) controller.abort(CANCELLED);
        })
        // The next one tries again.
        .catch(() => {})
        .finally(() => {
          under = undefined;
        });
    }, BEAT_MS);
  };

  return {
    start: (orgId, id, beat, work) => {
      const key = `${orgId}/${id}`;
      const controller = new AbortController();
      const progress: Progress = { phase: "reading", done: 0, total: null };
      const timer = beating(progress, beat, controller);
      timer.unref();
      const job: Job = {
        signal: controller.signal,
        pace: createPace(controller.signal),
        tell: (phase, done, total) => void Object.assign(progress, { phase, done, total }),
      };
      const ended = work(job)
        .catch(() => {})
        .finally(() => {
          clearInterval(timer);
          running.delete(key);
        });
      running.set(key, { controller, ended });
    },
    cancel: (orgId, id) => running.get(`${orgId}/${id}`)?.controller.abort(CANCELLED),
    stop: async () => {
      for (const { controller } of running.values()) controller.abort();
      await Promise.all([...running.values()].map(({ ended }) => ended));
    },
  };
}
