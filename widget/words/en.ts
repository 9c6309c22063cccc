/**
 * Every sentence that a person reads, in English; one namespace per surface. Here are those that panels open with;
 * the others in `en/` are imported where they are read, and come with the parts that read them.
 */
export * as dates from "./dates.ts";
export * as commonWords from "./en/every-surface.ts";
export * as troubleWords from "./en/trouble.ts";
export * as askWords from "./en/ask.ts";
export * as takeawayWords from "./en/takeaway.ts";
export * as panelWords from "./en/panel.ts";
