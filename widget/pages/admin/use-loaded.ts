import { useEffect, useState } from "preact/hooks";
import type { Outcome, Trouble } from "../../carrier.ts";

export interface Loaded<T> {
  /** Null until it came. */
  readonly value: T | null;
  readonly trouble: Trouble | null;
  again(): void;
}

/** What the service answers to a question, asked anew when `key` changes; a late answer to an earlier one is ignored. */
export function useLoaded<T>(key: string, load: () => Promise<Outcome<T>>): Loaded<T> {
  const [value, setValue] = useState<T | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [round, setRound] = useState(0);
  useEffect(() => {
    let late = false;
    void load().then((outcome) => {
      if (late) return;
      if (outcome.ok) setValue(outcome.value);
      setTrouble(outcome.ok ? null : outcome.trouble);
    });
    return () => {
      late = true;
    };
  }, [key, round]);
  return { value, trouble, again: () => setRound(round + 1) };
}
