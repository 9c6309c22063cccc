import { defineItem } from "./item.ts";

/** The service's origin, as an invitation's page or the build named it. */
export const serverItem = defineItem<string | null>({
  area: "local",
  name: "server",
  version: 1,
  parse: (stored) => (typeof stored === "string" && URL.canParse(stored) ? stored : undefined),
  fallback: null,
});

/** Whether new requests are shown as notifications; the browser's permission is asked for when this is switched on. */
export const notifyItem = defineItem({
  area: "local",
  name: "notify",
  version: 1,
  parse: (stored) => (typeof stored === "boolean" ? stored : undefined),
  fallback: false,
});
