import { useEffect, useState } from "preact/hooks";

/** Milliseconds since 1970 by the service's clock. */
export type Clock = () => number;

/** The time as a part of the picture: read again every `every` milliseconds while the part is there. */
export function useNow(clock: Clock, every: number): number {
  const [now, setNow] = useState(clock);
  useEffect(() => {
    setNow(clock());
    const timer = setInterval(() => setNow(clock()), every);
    return () => clearInterval(timer);
  }, [clock, every]);
  return now;
}
