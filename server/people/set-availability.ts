import { and, eq } from "drizzle-orm";
import type { Actor } from "../auth/actor.ts";
import type { AvailabilityBody, MyAvailability } from "../contract/person.ts";
import { people } from "../db/schema/index.ts";
import type { Services } from "../services.ts";
import { changeMe } from "./change-me.ts";
import { myAvailability } from "./my-availability.ts";

/** Changes the caller's hours, capacity, pause or quiet hours; what is left out stays. */
export function setAvailability(services: Services, actor: Actor, body: AvailabilityBody): Promise<MyAvailability> {
  const { timeZone, windows, capacity, pausedUntil, quietHours } = body;
  return changeMe(services, actor, { matching: true }, async ({ tx, me, now }) => {
    const changed = {
      ...(timeZone === undefined ? {} : { timeZone }),
      ...(windows === undefined ? {} : { windows }),
      ...(capacity === undefined ? {} : { asksPerWeek: capacity.asksPerWeek }),
      ...(pausedUntil === undefined ? {} : { pausedUntil: pausedUntil === null ? null : new Date(pausedUntil) }),
      ...(quietHours === undefined ? {} : { quietHours }),
    };
    if (Object.keys(changed).length > 0) {
      await tx
        .update(people)
        .set(changed)
        .where(and(eq(people.orgId, me.orgId), eq(people.id, me.id)));
    }
    return myAvailability(tx, { ...me, ...changed }, now);
  });
}
