import { UnitScreen } from "../../ui/unit-screen.tsx";
import * as appWords from "../../words/en/app.ts";
import type { PlaceProps } from "./place-props.ts";

/** One unit. */
export function UnitPlace({ models, clock, unitId }: PlaceProps & { readonly unitId: string }) {
  return (
    <>
      <a href="/coaching">← {appWords.backToCoaching}</a>
      <UnitScreen coaching={models.coaching} clock={clock} unitId={unitId} />
    </>
  );
}
