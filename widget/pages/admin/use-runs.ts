import { useEffect, useState } from "preact/hooks";
import type { ImportRun } from "../../../server/contract/index.ts";
import type { Trouble } from "../../carrier.ts";
import type { AdminApi } from "./admin-api.ts";

/** How often a running import is looked after, in milliseconds. */
const LOOK_MS = 700;

export interface Runs {
  /** Newest first; null until they came. */
  readonly all: readonly ImportRun[] | null;
  readonly trouble: Trouble | null;
  /** Takes a run that has just begun, or has changed. */
  put(run: ImportRun): void;
  again(): void;
}

/** The last imports; one that runs is followed to its end, also after the page was opened anew. */
export function useRuns(api: AdminApi): Runs {
  const [all, setAll] = useState<readonly ImportRun[] | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [round, setRound] = useState(0);
  const running = all?.find(({ status }) => status === "running") ?? null;

  const put = (run: ImportRun) =>
    setAll((runs) => {
      const known = runs ?? [];
      return known.some(({ id }) => id === run.id)
        ? known.map((each) => (each.id === run.id ? run : each))
        : [run, ...known];
    });

  useEffect(() => {
    let late = false;
    void api.importRuns().then((outcome) => {
      if (late) return;
      if (outcome.ok) setAll(outcome.value.runs);
      setTrouble(outcome.ok ? null : outcome.trouble);
    });
    return () => {
      late = true;
    };
  }, [round]);

  useEffect(() => {
    if (!running) return undefined;
    let late = false;
    const timer = setTimeout(() => {
      void api.importRun(running.id).then((outcome) => {
        if (late) return;
        // A look that failed is made up for by the next one.
        put(outcome.ok ? outcome.value : { ...running });
        setTrouble(outcome.ok ? null : outcome.trouble);
      });
    }, LOOK_MS);
    return () => {
      late = true;
      clearTimeout(timer);
    };
  }, [running]);

  return { all, trouble, put, again: () => setRound(round + 1) };
}
