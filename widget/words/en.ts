/**
 * Every sentence that a person reads, in English; one namespace per surface. Here are those of the panels;
 * `en/profile.ts`, `en/app.ts` and `en/admin.ts` are imported where they are read, so that no panel carries them.
 */
export * as dates from "./dates.ts";
export * as commonWords from "./en/every-surface.ts";
export * as troubleWords from "./en/trouble.ts";
export * as askWords from "./en/ask.ts";
export * as takeawayWords from "./en/takeaway.ts";
export * as panelWords from "./en/panel.ts";
