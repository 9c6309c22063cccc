import type { Carrier } from "../../carrier.ts";
import type { Clock } from "../../ui/use-now.ts";
import type { Models } from "./models.ts";
import type { Router } from "./router.ts";

/** What every screen of the app is given. */
export interface PlaceProps {
  readonly carrier: Carrier;
  readonly models: Models;
  readonly router: Router;
  readonly clock: Clock;
}

/** The address of one unit. */
export const unitPath = (unitId: string) => `/coaching/${encodeURIComponent(unitId)}`;
/** The address of one conversation. */
export const threadPath = (askId: string) => `/threads/${encodeURIComponent(askId)}`;
