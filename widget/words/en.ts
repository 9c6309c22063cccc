/** Every sentence that a person reads, in English; one namespace per surface. */
export * as dates from "./dates.ts";
export * as commonWords from "./en/common.ts";
export * as troubleWords from "./en/trouble.ts";
export * as askWords from "./en/ask.ts";
export * as inboxWords from "./en/inbox.ts";
export * as threadWords from "./en/thread.ts";
export * as profileWords from "./en/profile.ts";
export * as panelWords from "./en/panel.ts";
export * as appWords from "./en/app.ts";
export * as adminWords from "./en/admin.ts";
