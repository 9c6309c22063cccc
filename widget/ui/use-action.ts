import { useState } from "preact/hooks";
import type { Outcome, Trouble } from "../carrier.ts";

export interface Action {
  readonly busy: boolean;
  readonly trouble: Trouble | null;
  /** Runs a verb; what stands in its way ends up in `trouble`. Answers whether it went well. */
  run(verb: () => Promise<Outcome<unknown>>): Promise<boolean>;
  clear(): void;
}

/** The state of one thing that was pressed: under way, or what stands in its way. */
export function useAction(): Action {
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  return {
    busy,
    trouble,
    async run(verb) {
      setBusy(true);
      setTrouble(null);
      const outcome = await verb();
      setBusy(false);
      if (!outcome.ok) setTrouble(outcome.trouble);
      return outcome.ok;
    },
    clear: () => setTrouble(null),
  };
}
