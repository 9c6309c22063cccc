export * from "./asks.ts";
export * from "./feed.ts";
export * from "./identity.ts";
export * from "./learning.ts";
export * from "./lti.ts";
export * from "./lti-choices.ts";
export * from "./org.ts";
export * from "./taxonomy.ts";
