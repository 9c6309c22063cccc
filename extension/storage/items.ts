import * as z from "zod/mini";
import { defineItem } from "./item.ts";

/** The service's origin, as an invitation's page or the build named it. */
export const serverItem = defineItem({
  area: "local",
  name: "server",
  version: 1,
  schema: z.nullable(z.url()),
  fallback: null,
});

/** Whether new requests are shown as notifications; the browser's permission is asked for when this is switched on. */
export const notifyItem = defineItem({ area: "local", name: "notify", version: 1, schema: z.boolean(), fallback: false });
