import { useEffect, useMemo } from "preact/hooks";
import { createCoaching } from "../../model/index.ts";
import { UnitScreen } from "../../ui/unit-screen.tsx";
import * as appWords from "../../words/en/app.ts";
import type { PlaceProps } from "./place-props.ts";

/** One unit. */
export function UnitPlace({ carrier, clock, unitId }: PlaceProps & { readonly unitId: string }) {
  const coaching = useMemo(() => createCoaching(carrier), [carrier]);
  useEffect(() => coaching.stop, [coaching]);
  return (
    <>
      <a href="/coaching">← {appWords.backToCoaching}</a>
      <UnitScreen coaching={coaching} clock={clock} unitId={unitId} />
    </>
  );
}
