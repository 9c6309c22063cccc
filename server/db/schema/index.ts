export * from "./asks.ts";
export * from "./feed.ts";
export * from "./identity.ts";
export * from "./org.ts";
