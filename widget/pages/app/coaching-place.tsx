import { CoachingScreen } from "../../ui/coaching-screen.tsx";
import { unitPath, type PlaceProps } from "./place-props.ts";

/** My units and my journal. */
export function CoachingPlace({ models, router, clock }: PlaceProps) {
  return (
    <CoachingScreen
      coaching={models.coaching}
      clock={clock}
      hrefOf={unitPath}
      onOpen={(id) => router.go(unitPath(id))}
    />
  );
}
