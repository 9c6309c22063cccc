import { customType, timestamp, uuid } from "drizzle-orm/pg-core";

/** Leads the primary key of every table that holds an organisation's data; row-level security goes by it. */
export const orgId = () => uuid("org_id").notNull();

/** An instant with zone, to the microsecond; a JavaScript `Date` in the code. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });

/** Raw bytes. */
export const bytes = customType<{ data: Uint8Array; driverData: Uint8Array }>({
  dataType: () => "bytea",
});
