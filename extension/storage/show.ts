import { defineItem } from "./item.ts";

/** What the popup wants the side panel of a window to show; the side panel takes it away once it does. */
export interface Show {
  readonly windowId: number;
  readonly askId: string;
}

export const showItem = defineItem<Show | null>({
  area: "session",
  name: "show",
  version: 1,
  parse: (stored) => (isShow(stored) ? stored : undefined),
  fallback: null,
});

function isShow(stored: unknown): stored is Show {
  if (typeof stored !== "object" || stored === null || !("windowId" in stored) || !("askId" in stored)) return false;
  return typeof stored.windowId === "number" && typeof stored.askId === "string";
}
