import * as z from "zod/mini";
import { defineItem } from "./item.ts";

/** What the popup wants the side panel of a window to show; the side panel takes it away once it does. */
export const showItem = defineItem({
  area: "session",
  name: "show",
  version: 1,
  schema: z.nullable(z.object({ windowId: z.int(), askId: z.guid() })),
  fallback: null,
});
