import { useEffect, useMemo } from "preact/hooks";
import { createCoaching } from "../../model/index.ts";
import { CoachingScreen } from "../../ui/coaching-screen.tsx";
import { unitPath, type PlaceProps } from "./place-props.ts";

/** My units and my journal; their model lives as long as they are shown. */
export function CoachingPlace({ carrier, router, clock }: PlaceProps) {
  const coaching = useMemo(() => createCoaching(carrier), [carrier]);
  useEffect(() => coaching.stop, [coaching]);
  return (
    <CoachingScreen coaching={coaching} clock={clock} hrefOf={unitPath} onOpen={(id) => router.go(unitPath(id))} />
  );
}
