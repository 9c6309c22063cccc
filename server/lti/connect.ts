import type { Actor } from "../auth/actor.ts";
import { openConnectCode } from "../auth/connect-code.ts";
import { Refusal } from "../refusal.ts";
import type { Services } from "../services.ts";
import { placeOfSession } from "./session-place.ts";

/** A code for the browser extension, for whom a launch brought here. Throws `not_found` for other sessions. */
export async function connectExtension({ db, clock }: Services, actor: Actor) {
  const place = await db.inOrg(actor.orgId, (tx) => placeOfSession(tx, actor));
  if (place === null) throw new Refusal("not_found");
  return openConnectCode(db, clock, actor);
}
