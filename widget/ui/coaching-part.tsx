import { useEffect, useMemo } from "preact/hooks";
import type { Carrier } from "../carrier.ts";
import { createCoaching } from "../model/index.ts";
import { CoachingScreen } from "./coaching-screen.tsx";
import { UnitScreen } from "./unit-screen.tsx";
import type { Clock } from "./use-now.ts";

export interface CoachingPartProps {
  readonly carrier: Carrier;
  readonly clock: Clock;
  /** The unit that is shown; null shows all of them. */
  readonly unitId: string | null;
  readonly onOpen: (unitId: string) => void;
}

/** Coaching in a host without addresses: all of my units, or one of them. */
export function CoachingPart({ carrier, clock, unitId, onOpen }: CoachingPartProps) {
  const coaching = useMemo(() => createCoaching(carrier), [carrier]);
  useEffect(() => coaching.stop, [coaching]);
  return unitId === null ? (
    <CoachingScreen coaching={coaching} clock={clock} hrefOf={(id) => `#${id}`} onOpen={onOpen} />
  ) : (
    <UnitScreen key={unitId} coaching={coaching} clock={clock} unitId={unitId} />
  );
}
